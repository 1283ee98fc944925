import { AppError } from "../../domain/appError.js";
import { findSessionClashes, type ProgrammeBooking, type ProgrammeSession } from "../../domain/programme.js";
import { buildCaseCustody, findVersion } from "../gatherCase.js";
import { LONGEST_TEXT, refuseLongText } from "../refuseLongText.js";
import type { Session } from "../session.js";
import { type ListedSession, listSessions } from "./sessions.js";

/** A booking, and why the person cannot come to it: those are said, and keep nobody from being booked. */
export interface MadeBooking extends ProgrammeBooking {
  readonly clashes: readonly string[];
}

/**
 * Books people into a session; who is in it already stays so. All or none. Throws AppError notFound; refused where it was cancelled, its day is over, or
 * it has not the places: then the next sessions of the module with room are in the hint.
 */
export async function bookSession(session: Session, id: string, people: readonly string[]): Promise<readonly MadeBooking[]> {
  const others = await listSessions({ ...session, prisons: [] }, false);
  const made = await session.store.write(session.actor, "book people into a session", async (tx) => {
    const held = requireStanding(await tx.programmeSessions.get(id));
    if (held.date < session.asOf) {
      throw new AppError("refused", "SESSION_OVER", `The session was on ${held.date}.`, {
        hint: "Record who came with `resettle programme attend`, or book a session that is still to come.",
      });
    }
    const before = await tx.programmeBookings.listOf(id);
    const isIn = (person: string) => before.find(({ prisonerNumber }) => prisonerNumber === person);
    const added = people.filter((person) => isIn(person) === undefined);
    const left = Math.max(0, held.places - before.length);
    if (added.length > left) throw sessionFull(held, left, added.length, others);
    const bookings: ProgrammeBooking[] = [];
    for (const person of people) {
      const fresh = { prisonerNumber: person, recordedOn: session.asOf, sessionId: id, took: "" };
      bookings.push(isIn(person) ?? (await tx.programmeBookings.record(fresh)));
    }
    return { held, bookings };
  });
  return Promise.all(made.bookings.map((booking) => withClashes(session, made.held, booking)));
}

/** Takes people out of a session that is still to come, which frees their places. All or none. Throws AppError notFound, refused where it was held or somebody is not in it. */
export async function unbookSession(session: Session, id: string, people: readonly string[]): Promise<ProgrammeSession> {
  return session.store.write(session.actor, "take people out of a session", async (tx) => {
    const held = await tx.programmeSessions.get(id);
    const bookings = await tx.programmeBookings.listOf(id);
    const theirs = bookings.filter(({ prisonerNumber }) => people.includes(prisonerNumber));
    const strangers = people.filter((person) => !theirs.some(({ prisonerNumber }) => prisonerNumber === person));
    if (strangers.length > 0) throw notBooked(strangers);
    if (held.date < session.asOf || theirs.some(({ came }) => came !== undefined)) {
      throw new AppError("refused", "SESSION_OVER", `The session was on ${held.date}.`, {
        hint: "Record who did not come with `resettle programme attend --did-not-come`.",
      });
    }
    for (const booking of theirs) await tx.programmeBookings.change(booking.id, { givenUpOn: session.asOf });
    return held;
  });
}

function notBooked(strangers: readonly string[]): AppError {
  return new AppError("refused", "NOT_BOOKED", `Not booked in this session: ${strangers.join(", ")}; nothing was changed.`, {
    hint: "`resettle programme list <session>` shows who is.",
  });
}

function sessionFull(held: ProgrammeSession, left: number, asked: number, others: readonly ListedSession[]): AppError {
  const next = others.filter(
    (one) =>
      one.id !== held.id &&
      one.module === held.module &&
      one.prison === held.prison &&
      one.date >= held.date &&
      one.booked < one.places,
  );
  const offered = next.slice(0, 3).map((one) => `${one.id} on ${one.date} at ${one.time} (${one.places - one.booked} places)`);
  const room = left === 0 ? "The session is full" : `The session has only ${left} ${left === 1 ? "place" : "places"} left`;
  return new AppError("refused", "SESSION_FULL", `${room}, and ${asked} would be booked; nobody was.`, {
    hint:
      offered.length === 0
        ? "No later session of the module has a place: `resettle programme session add`."
        : `Next: ${offered.join("; ")}.`,
  });
}

/** Throws AppError refused where it was cancelled. */
export function requireStanding(held: ProgrammeSession): ProgrammeSession {
  if (held.cancelledOn === undefined) return held;
  throw new AppError("refused", "SESSION_CANCELLED", `The session was cancelled on ${held.cancelledOn}.`, {
    hint: "`resettle programme session list` shows those that stand.",
  });
}

/** A booking with what is in its way: release, another prison or none, another session. */
export async function withClashes(session: Session, held: ProgrammeSession, booking: ProgrammeBooking): Promise<MadeBooking> {
  const { read } = session.store;
  const version = await findVersion(session, booking.prisonerNumber);
  const custody = version && buildCaseCustody(session, version, { imports: [], prisons: [] });
  const bookings = await read.programmeBookings.list(booking.prisonerNumber);
  const others = await Promise.all(bookings.map(({ sessionId }) => read.programmeSessions.get(sessionId)));
  const clashes =
    held.date < session.asOf || held.cancelledOn !== undefined
      ? []
      : findSessionClashes(held, {
          prison: custody?.person.prison,
          onRoll: custody?.onRoll === true,
          releaseExpected: custody?.window.releaseExpected,
          others,
        });
  return { ...booking, clashes };
}

/**
 * Records who came to a session and what they took from it, or who did not; a later record mends an earlier one. Who came without being booked is put down as
 * having come. All or none. Throws AppError notFound; refused before the day, where it was cancelled, or for somebody who was not booked and did not come.
 */
export async function recordAttendance(
  session: Session,
  id: string,
  people: readonly string[],
  { came, took }: { readonly came: boolean; readonly took: string | undefined },
): Promise<readonly ProgrammeBooking[]> {
  refuseLongText(took, "--took", LONGEST_TEXT);
  return session.store.write(session.actor, "record who came to a session", async (tx) => {
    const held = requireStanding(await tx.programmeSessions.get(id));
    if (held.date > session.asOf) {
      throw new AppError("refused", "SESSION_AHEAD", `The session is on ${held.date}, so nobody can know yet who came.`, {
        hint: "Record it on the day or later.",
      });
    }
    const before = await tx.programmeBookings.listOf(id);
    const strangers = people.filter((person) => !before.some(({ prisonerNumber }) => prisonerNumber === person));
    if (!came && strangers.length > 0) throw notBooked(strangers);
    const recorded: ProgrammeBooking[] = [];
    for (const person of people) {
      const booking = before.find(({ prisonerNumber }) => prisonerNumber === person);
      const changes = { came, took: came ? (took ?? booking?.took ?? "") : "" };
      if (booking !== undefined) recorded.push(await tx.programmeBookings.change(booking.id, changes));
      else
        recorded.push(
          await tx.programmeBookings.record({ prisonerNumber: person, recordedOn: session.asOf, sessionId: id, ...changes }),
        );
    }
    return recorded;
  });
}
