import { AppError } from "../domain/appError.js";
import { type HighIntensityState, highIntensityState, proposeHighIntensity } from "../domain/highIntensity.js";
import type { HighIntensityDecision, HighIntensityRecord } from "../domain/peopleAround.js";
import { listName } from "../domain/person.js";
import { addMonths, type PlainDate } from "../domain/plainDate.js";
import { peopleAndReleased } from "./peopleWithWindows.js";
import { LONGEST_TEXT, refuseLongText } from "./refuseLongText.js";
import { resolvePerson } from "./resolvePerson.js";
import type { Session } from "./session.js";

export interface NewDecision {
  readonly decision: HighIntensityDecision;
  readonly why: string;
}

/** Records whether the HITO takes a person's case, or closes it, and why. Throws AppError notFound, refused where it is decided so already or there is no case to close. */
export async function decideHighIntensity(session: Session, person: string, given: NewDecision): Promise<HighIntensityRecord> {
  const { decision, why } = given;
  refuseLongText(why, "--why", LONGEST_TEXT);
  const prisonerNumber = await resolvePerson(session, person);
  const stays = await session.store.read.stays.list(prisonerNumber);
  const { receptions } = proposeHighIntensity(stays, session.policy, session.asOf);
  return session.store.write(session.actor, "decide on high intensity", async (tx) => {
    const newest = (await tx.highIntensity.list(prisonerNumber)).at(-1);
    if (newest?.decision === decision && decision !== "declined") throw decidedAlready(newest);
    if (decision === "closed" && newest?.decision !== "accepted") throw noCase(prisonerNumber);
    const about = { prisonerNumber, recordedOn: session.asOf, on: session.asOf };
    return tx.highIntensity.record({ ...about, decision, reason: why, receptions: receptions.length });
  });
}

/** Somebody the HITO has, or should look at. */
export interface HighIntensityRow {
  readonly prisonerNumber: string;
  readonly name: string;
  readonly prison: string;
  readonly state: Exclude<HighIntensityState, "none" | "declined">;
  /** What was counted, or why it was decided so. */
  readonly reason: string;
  /** Short name of the HITO. */
  readonly hito?: string;
  readonly releasedOn?: PlainDate;
  /** The day the case is to be closed, counted from release. */
  readonly closeOn?: PlainDate;
}

/** Everyone on the roll or released whose case the HITO has, or who is proposed or back, those to be decided first. */
export async function listHighIntensity(session: Session): Promise<readonly HighIntensityRow[]> {
  const { read } = session.store;
  const decisions = await read.highIntensity.listByPerson();
  const held = await read.assignments.heldByPerson(session.asOf);
  const people = new Map<
    string,
    { readonly name: string; readonly prison: string; readonly releasedOn: PlainDate | undefined }
  >();
  for await (const { person } of peopleAndReleased(session)) {
    people.set(person.prisonerNumber, { name: listName(person), prison: person.prison, releasedOn: person.facts.releasedOn });
  }
  const stays = await read.stays.listOfEach(new Set(people.keys()));
  const rows: HighIntensityRow[] = [];
  for (const [prisonerNumber, { name, prison, releasedOn }] of people) {
    const decided = decisions.get(prisonerNumber) ?? [];
    const proposal = proposeHighIntensity(stays.get(prisonerNumber) ?? [], session.policy, session.asOf);
    const state = highIntensityState(decided, proposal);
    if (state === "none" || state === "declined") continue;
    const hito = held.get(prisonerNumber)?.find(({ role }) => role === "hito")?.worker;
    const reason = state === "accepted" ? (decided.at(-1)?.reason ?? "") : proposal.reason;
    rows.push({
      prisonerNumber,
      name,
      prison,
      state,
      reason,
      ...(hito === undefined ? {} : { hito }),
      ...closing(session, releasedOn),
    });
  }
  await session.store.recordLook(session.actor, "high intensity", {
    action: "high_intensity.list",
    details: { people: rows.length },
  });
  return rows.sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || (a.prisonerNumber < b.prisonerNumber ? -1 : 1));
}

const ORDER: readonly HighIntensityState[] = ["returned", "proposed", "accepted"];

function closing({ policy, asOf }: Session, releasedOn: PlainDate | undefined): Pick<HighIntensityRow, "releasedOn" | "closeOn"> {
  if (releasedOn === undefined || releasedOn > asOf) return {};
  return { releasedOn, closeOn: addMonths(releasedOn, policy.deadlines.hitoClose.monthsAfterRelease) };
}

function decidedAlready({ decision, on, recordedBy }: HighIntensityRecord): AppError {
  return new AppError(
    "refused",
    "DECIDED_ALREADY",
    `This was ${decision} on ${on} by ${recordedBy} already; nothing was changed.`,
    {
      hint: "`resettle person show` says why.",
    },
  );
}

function noCase(prisonerNumber: string): AppError {
  return new AppError("refused", "NO_CASE", `${prisonerNumber} is no high intensity case, so there is none to close.`, {
    hint: "`resettle person high-intensity` lists the cases.",
  });
}
