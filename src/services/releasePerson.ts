import { AppError } from "../domain/appError.js";
import { findStayAt } from "../domain/endStays.js";
import type { ReleaseRecord, SaidEnd } from "../domain/peopleAround.js";
import type { PlainDate } from "../domain/plainDate.js";
import { refuseFutureDay } from "./refuseFutureDay.js";
import { LONGEST_LINE, refuseLongText } from "./refuseLongText.js";
import { resolvePerson } from "./resolvePerson.js";
import type { Session } from "./session.js";

export interface NewRelease {
  readonly on: PlainDate;
  readonly end: SaidEnd;
  readonly reason: string;
}

/**
 * Says that a person's time in custody ended, and how. What is counted from the release counts from now on; the custody history stays as the rolls have it. Throws AppError notFound,
 * input for a day that has not come, refused for a day before they came in, and where the end of this time is recorded already.
 */
export async function releasePerson(session: Session, person: string, { on, end, reason }: NewRelease): Promise<ReleaseRecord> {
  refuseFutureDay(session, on, "--on");
  refuseLongText(reason, "--reason", LONGEST_LINE);
  const prisonerNumber = await resolvePerson(session, person);
  const stays = await session.store.read.stays.list(prisonerNumber);
  const index = findStayAt(stays, on);
  const stay = stays[index];
  if (stay === undefined) throw beforeReception(stays[0]?.receivedOn, on);
  const next = stays[index + 1];
  if (stay.end !== undefined && stay.end !== "not_on_roll") throw endedAlready(stay.endedOn, stay.end, on);
  return session.store.write(session.actor, "record a release", async (tx) => {
    const said = (await tx.releases.list(prisonerNumber)).find((one) => {
      return one.undoneOn === undefined && one.on >= stay.firstSeenOn && (next === undefined || one.on < next.firstSeenOn);
    });
    if (said !== undefined) throw endedAlready(said.on, said.end, on);
    return tx.releases.record({ prisonerNumber, recordedOn: session.asOf, on, end, reason });
  });
}

/** Takes the newest release of a person back: the roll says where they are again. Throws AppError notFound, refused where there is none. */
export async function undoRelease(session: Session, person: string): Promise<ReleaseRecord> {
  const prisonerNumber = await resolvePerson(session, person);
  return session.store.write(session.actor, "take a release back", async (tx) => {
    const standing = (await tx.releases.list(prisonerNumber)).filter(({ undoneOn }) => undoneOn === undefined);
    const newest = standing.sort((a, b) => (a.on < b.on ? -1 : 1)).at(-1);
    if (newest !== undefined) return tx.releases.change(newest.id, { undoneOn: session.asOf });
    throw new AppError("refused", "NO_RELEASE", `No release of ${prisonerNumber} is recorded that could be taken back.`, {
      hint: "A release that a roll gives is as the roll has it: `resettle person history` shows what rolls said.",
    });
  });
}

function beforeReception(receivedOn: PlainDate | undefined, on: PlainDate): AppError {
  const since = receivedOn === undefined ? "no roll has named this person" : `they came in on ${receivedOn}`;
  return new AppError("refused", "RELEASE_BEFORE_RECEPTION", `They cannot have left on ${on}: ${since}.`, {
    hint: "`resettle person history` shows the times in custody.",
  });
}

function endedAlready(endedOn: PlainDate | undefined, end: string, on: PlainDate): AppError {
  const what = `The time in custody of ${on} is recorded as ended on ${endedOn ?? on} (${end})`;
  return new AppError("refused", "RELEASED_ALREADY", `${what}; nothing was changed.`, {
    hint: "Take it back with `resettle person release <person> --undo`, then say it as it was.",
  });
}
