import { AppError } from "../../domain/appError.js";
import type { PlainDate } from "../../domain/plainDate.js";
import type { PlainTime } from "../../domain/plainTime.js";
import type { ProgrammeSession } from "../../domain/programme.js";
import { LONGEST_LINE, refuseLongText } from "../refuseLongText.js";
import type { Session } from "../session.js";
import { getModule, loadModules } from "./modules.js";

export interface NewSession {
  readonly module: string;
  readonly date: PlainDate;
  readonly time: PlainTime;
  readonly minutes: number;
  readonly place: string;
  readonly runBy: string;
  readonly places: number;
}

/** A session in a list: with the title of its module, and how many are booked. */
export interface ListedSession extends ProgrammeSession {
  readonly title: string;
  readonly booked: number;
}

/** Adds a session at the one prison the session of work is narrowed to. Throws AppError notFound for the module, input for the day, usage for the prison. */
export async function addSession(session: Session, given: NewSession): Promise<ListedSession> {
  refuseLongText(given.place, "--place", LONGEST_LINE);
  refuseLongText(given.runBy, "--run-by", LONGEST_LINE);
  const { title } = await getModule(session.env, given.module);
  const [prison] = session.prisons;
  if (prison === undefined || session.prisons.length !== 1) {
    throw new AppError("usage", "ONE_PRISON", "A session is held in one prison.", { hint: "Name it with --prison." });
  }
  if (given.date < session.asOf) {
    throw new AppError("input", "DAY_PAST", `--date is ${given.date}, and it is ${session.asOf} already.`, {
      hint: "Give a day that is still to come; for one that was held, ask of that day with --as-of.",
    });
  }
  const added = await session.store.write(session.actor, "add a session of the programme", (tx) =>
    tx.programmeSessions.add({ ...given, prison, recordedOn: session.asOf }),
  );
  return { ...added, title, booked: 0 };
}

/** Sessions in the prisons asked about, by day: those still to come, or all, cancelled ones too. */
export async function listSessions(session: Session, all: boolean): Promise<readonly ListedSession[]> {
  const { read } = session.store;
  const booked = await read.programmeBookings.countBySession();
  const titles = await moduleTitles(session);
  return (await read.programmeSessions.list())
    .filter(({ prison }) => session.prisons.length === 0 || session.prisons.includes(prison))
    .filter(({ date, cancelledOn }) => all || (date >= session.asOf && cancelledOn === undefined))
    .map((one) => ({ ...one, title: titles.get(one.module) ?? one.module, booked: booked.get(one.id) ?? 0 }));
}

export async function moduleTitles({ env }: Pick<Session, "env">): Promise<ReadonlyMap<string, string>> {
  return new Map((await loadModules(env)).map(({ id, title }) => [id, title]));
}

/** Cancels a session; once cancelled, it stays so. Throws AppError notFound, and refused where somebody is recorded as having come. */
export async function cancelSession(
  session: Session,
  id: string,
): Promise<{ readonly id: string; readonly people: readonly string[] }> {
  return session.store.write(session.actor, "cancel a session of the programme", async (tx) => {
    const found = await tx.programmeSessions.get(id);
    const bookings = await tx.programmeBookings.listOf(id);
    if (bookings.some(({ came }) => came === true)) {
      throw new AppError("refused", "SESSION_HELD", "Somebody is recorded as having come to this session: it was held.", {
        hint: "Record who did not come with `resettle programme attend`.",
      });
    }
    if (found.cancelledOn === undefined) await tx.programmeSessions.cancel(id, session.asOf);
    return { id, people: bookings.map(({ prisonerNumber }) => prisonerNumber) };
  });
}
