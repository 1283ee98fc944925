import { AppError, type InputIssue } from "../domain/appError.js";
import {
  newestOutcomes,
  OUTCOME_VALUES,
  OUTCOMES,
  type OutcomeCode,
  type OutcomeRecord,
  outcomeFrom,
} from "../domain/outcomes.js";
import type { PlainDate } from "../domain/plainDate.js";
import { findVersion, gatherCase } from "./gatherCase.js";
import { refuseMistakes } from "./inputChecks.js";
import { refuseFutureDay } from "./refuseFutureDay.js";
import { resolvePerson } from "./resolvePerson.js";
import type { Session } from "./session.js";

export interface NewOutcomes {
  /** Codes of what was found, by outcome. */
  readonly values: Readonly<Partial<Record<OutcomeCode, string>>>;
  /** The day it was so; the session's day where not given. */
  readonly on?: PlainDate | undefined;
  /** The day of the release it is about; the newest where not given. */
  readonly releasedOn?: PlainDate | undefined;
}

export interface PersonOutcomes {
  readonly prisonerNumber: string;
  readonly releasedOn: PlainDate;
  /** The newest of each of this release, in the order of the outcomes; absent where nothing is recorded. */
  readonly outcomes: readonly { readonly outcome: OutcomeCode; readonly from: PlainDate; readonly record?: OutcomeRecord }[];
  /** Those that a newer one has corrected. */
  readonly earlier: readonly OutcomeRecord[];
}

/**
 * Records what became of a person after a release; "unknown" is an answer, and what was recorded before stays. Throws AppError notFound, input with everything that cannot be
 * right, refused where no release is recorded.
 */
export async function recordOutcomes(session: Session, person: string, given: NewOutcomes): Promise<PersonOutcomes> {
  const on = given.on ?? session.asOf;
  refuseFutureDay(session, on, "--on");
  const prisonerNumber = await resolvePerson(session, person);
  const releasedOn = await findRelease(session, prisonerNumber, given.releasedOn);
  const found = OUTCOMES.flatMap((outcome) => {
    const value = given.values[outcome];
    return value === undefined ? [] : [{ outcome, value }];
  });
  refuseMistakes(found.flatMap((one) => mistakesOf(session, one, { on, releasedOn })));
  await session.store.write(session.actor, "record outcomes", async (tx) => {
    for (const { outcome, value } of found) {
      await tx.outcomes.record({ prisonerNumber, recordedOn: session.asOf, outcome, value, on, releasedOn });
    }
  });
  return readOutcomes(session, prisonerNumber, releasedOn);
}

/** What is recorded of a release, the newest where no day is given. Throws as `recordOutcomes`. */
export async function showOutcomes(session: Session, person: string, release?: PlainDate): Promise<PersonOutcomes> {
  const prisonerNumber = await resolvePerson(session, person);
  const look = { action: "outcome.list", subject: prisonerNumber };
  await session.store.recordLook(session.actor, "see a person's outcomes", look);
  return readOutcomes(session, prisonerNumber, await findRelease(session, prisonerNumber, release));
}

const FLAGS: Readonly<Record<OutcomeCode, string>> = {
  first_night: "--first-night",
  accommodation_3_months: "--settled-at-three-months",
  employment_6_weeks: "--work-at-six-weeks",
  employment_6_months: "--work-at-six-months",
  in_treatment: "--in-treatment",
  first_appointment: "--first-appointment",
};

function mistakesOf(
  { policy }: Session,
  { outcome, value }: { readonly outcome: OutcomeCode; readonly value: string },
  { on, releasedOn }: { readonly on: PlainDate; readonly releasedOn: PlainDate },
): readonly InputIssue[] {
  const column = FLAGS[outcome];
  const from = outcomeFrom(outcome, releasedOn, policy);
  if (!OUTCOME_VALUES[outcome].includes(value))
    return [{ column, message: `${JSON.stringify(value)} is not one of its answers.` }];
  return on < from ? [{ column, message: `It cannot be told before ${from}: they were released on ${releasedOn}.` }] : [];
}

/** The releases of a person: those staff recorded, and one that the roll gives. Throws AppError refused. */
async function findRelease(session: Session, prisonerNumber: string, asked: PlainDate | undefined): Promise<PlainDate> {
  const { stays } = await gatherCase(session, prisonerNumber);
  const byRoll = (await findVersion(session, prisonerNumber))?.person.facts.releasedOn;
  const said = stays.flatMap(({ end, endedOn }) => (end === "released" && endedOn !== undefined ? [endedOn] : []));
  const all = [...new Set([...said, ...(byRoll === undefined ? [] : [byRoll])])].filter((day) => day <= session.asOf).sort();
  const found = asked === undefined ? all.at(-1) : all.find((day) => day === asked);
  if (found !== undefined) return found;
  const days = all.length === 0 ? "No release is recorded" : `Releases are recorded on ${all.join(", ")}`;
  throw new AppError("refused", "NOT_RELEASED", `${days}: outcomes are counted from the day of release.`, {
    hint: "Record it with `resettle person release <person> --on <date>`.",
  });
}

async function readOutcomes(session: Session, prisonerNumber: string, releasedOn: PlainDate): Promise<PersonOutcomes> {
  const all = await session.store.read.outcomes.list(prisonerNumber);
  const newest = newestOutcomes(all, releasedOn);
  const outcomes = OUTCOMES.map((outcome) => {
    const record = newest.get(outcome);
    return { outcome, from: outcomeFrom(outcome, releasedOn, session.policy), ...(record === undefined ? {} : { record }) };
  });
  const earlier = all.filter((one) => one.releasedOn === releasedOn && newest.get(one.outcome)?.id !== one.id);
  return { prisonerNumber, releasedOn, outcomes, earlier };
}
