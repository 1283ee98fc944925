import { type Anonymised, anonymise, type ResearchSubject } from "../../domain/anonymise.js";
import {
  countOutcome,
  newestOutcomes,
  OUTCOMES,
  type OutcomeCode,
  type OutcomeRecord,
  outcomeFrom,
} from "../../domain/outcomes.js";
import type { PlainDate } from "../../domain/plainDate.js";
import type { NeedRecord } from "../../domain/records.js";
import { regionOf } from "../../domain/regions.js";
import { isRestricted } from "../../domain/restricted.js";
import type { StayEnding } from "../../store/repositories/personStays.js";
import type { Session } from "../session.js";
import { writeWholeFile } from "../writeWholeFile.js";

/** What became of somebody, in words of a fixed list. */
type Facts = Readonly<Record<OutcomeCode | "needs" | "referrals", string>>;

export interface ExportedResearch {
  readonly file: string;
  readonly smallestGroup: number;
  readonly people: number;
  readonly suppressed: number;
}

const HEADINGS = ["region", "sex", "ageBand", "released"] as const;
const FACTS = ["needs", "referrals", ...OUTCOMES] as const;

/**
 * Writes what became of people after release, of nobody in particular: one row a person, their newest release, coarsened until each group is of `research.smallestGroup` people or more, the
 * rest left out. Throws AppError store where the file cannot be written.
 */
export async function exportResearch(session: Session, file: string): Promise<ExportedResearch> {
  const { smallestGroup } = session.policy.research;
  const subjects = await listSubjects(session);
  const { rows, suppressed } = anonymise(subjects, smallestGroup);
  await session.store.recordLook(session.actor, "an anonymous export for research", {
    action: "report.research",
    details: { people: rows.length, suppressed, smallestGroup },
  });
  await writeWholeFile(file, csvOf(rows));
  return { file, smallestGroup, people: rows.length, suppressed };
}

async function listSubjects(session: Session): Promise<readonly ResearchSubject<Facts>[]> {
  const { read } = session.store;
  const releases = newestReleases(await read.stays.listEnds(session.asOf), session.prisons);
  const numbers = [...releases.keys()];
  const [licences, needs] = [await read.licences.listByPerson(numbers), await read.needs.listByPerson(numbers)];
  const [referrals, outcomes] = [await read.referrals.listByPerson(numbers), await read.outcomes.listByPerson(numbers)];
  const subjects: ResearchSubject<Facts>[] = [];
  for (const [number, releasedOn] of releases) {
    const person = (await read.custody.history(number)).at(-1)?.person;
    subjects.push({
      region: regionOf(licences.get(number)?.[0]?.postcode ?? ""),
      sex: person?.sex ?? "unknown",
      dateOfBirth: person?.dateOfBirth,
      releasedOn,
      facts: {
        needs: band(countNeeds(needs.get(number) ?? [])),
        referrals: band((referrals.get(number) ?? []).filter((one) => !isRestricted(one)).length),
        ...outcomeFacts(session, releasedOn, outcomes.get(number) ?? []),
      },
    });
  }
  return subjects;
}

function newestReleases(ends: readonly StayEnding[], prisons: readonly string[]): ReadonlyMap<string, PlainDate> {
  const newest = new Map<string, PlainDate>();
  for (const { prisonerNumber, prison, end, on } of ends) {
    if (end !== "released" || (prisons.length > 0 && !prisons.includes(prison))) continue;
    const known = newest.get(prisonerNumber);
    if (known === undefined || known < on) newest.set(prisonerNumber, on);
  }
  return newest;
}

/** What is restricted is not even counted. */
function countNeeds(needs: readonly NeedRecord[]): number {
  return needs.filter((need) => !isRestricted(need)).length;
}

function band(count: number): string {
  return count === 0 ? "none" : count <= 3 ? "1 to 3" : "4 or more";
}

function outcomeFacts({ policy, asOf }: Session, releasedOn: PlainDate, outcomes: readonly OutcomeRecord[]) {
  const newest = newestOutcomes(outcomes, releasedOn);
  const facts = OUTCOMES.map((outcome) => {
    const record = newest.get(outcome);
    if (record !== undefined) return [outcome, countOutcome(outcome, record.value)];
    return [outcome, outcomeFrom(outcome, releasedOn, policy) <= asOf ? "not_recorded" : "not_yet"];
  });
  return Object.fromEntries(facts) as Readonly<Record<OutcomeCode, string>>;
}

/** Every cell is of a fixed list of words without commas or quotes. */
function csvOf(rows: Anonymised<Facts>["rows"]): string {
  const lines = rows.map((row) => [...HEADINGS.map((name) => row[name]), ...FACTS.map((name) => row.facts[name])]);
  return [[...HEADINGS, ...FACTS], ...lines].map((cells) => `${cells.join(",")}\n`).join("");
}
