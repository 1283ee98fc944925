import { AppError } from "../../domain/appError.js";
import type { PlainDate } from "../../domain/plainDate.js";
import type { PlainTime } from "../../domain/plainTime.js";
import type { ProgrammeBooking, ProgrammeSession } from "../../domain/programme.js";
import { requireChanges } from "../givenFields.js";
import { LONGEST_LINE, refuseLongText } from "../refuseLongText.js";
import type { Session } from "../session.js";
import { requireStanding, withClashes } from "./attendance.js";
import { type ListedSession, moduleTitles } from "./sessions.js";

/** What is to be otherwise; what is undefined stays as it is. */
export interface SessionChanges {
  readonly date: PlainDate | undefined;
  readonly time: PlainTime | undefined;
  readonly place: string | undefined;
  readonly runBy: string | undefined;
  readonly places: number | undefined;
}

/** A session as it is now, and who is booked in it, with what is in their way now. */
export interface MovedSession extends ListedSession {
  readonly people: readonly { readonly prisonerNumber: string; readonly clashes: readonly string[] }[];
  /** Whether it is at another time or place now: then whoever is booked has to be told. */
  readonly moved: boolean;
}

/**
 * Changes when, where, by whom and for how many a session is held; who is booked in it stays so. Throws AppError notFound, usage where nothing was given,
 * input for the day; refused where it was cancelled or held, or would have fewer places than are booked.
 */
export async function moveSession(session: Session, id: string, given: SessionChanges): Promise<MovedSession> {
  const changes = requireChanges(given, "--date, --time, --place, --run-by and --places");
  refuseLongText(given.place, "--place", LONGEST_LINE);
  refuseLongText(given.runBy, "--run-by", LONGEST_LINE);
  if (given.date !== undefined && given.date < session.asOf) {
    throw new AppError("input", "DAY_PAST", `--date is ${given.date}, and it is ${session.asOf} already.`, {
      hint: "Give a day that is still to come.",
    });
  }
  const { before, after, bookings } = await session.store.write(session.actor, "move a session of the programme", async (tx) => {
    const found = requireStanding(await tx.programmeSessions.get(id));
    const booked = await tx.programmeBookings.listOf(id);
    refuseHeld(session, found, booked);
    refuseTooFew(given.places, booked.length);
    return { before: found, after: await tx.programmeSessions.change(id, changes), bookings: booked };
  });
  const people = await Promise.all(bookings.map((booking) => withClashes(session, after, booking)));
  return {
    ...after,
    title: (await moduleTitles(session)).get(after.module) ?? after.module,
    booked: people.length,
    people: people.map(({ prisonerNumber, clashes }) => ({ prisonerNumber, clashes })),
    moved: before.date !== after.date || before.time !== after.time || before.place !== after.place,
  };
}

/** A session whose day is over was held, and one where somebody is recorded as having come or not. */
function refuseHeld({ asOf }: Session, { date }: ProgrammeSession, bookings: readonly ProgrammeBooking[]): void {
  if (date >= asOf && bookings.every(({ came }) => came === undefined)) return;
  throw new AppError("refused", "SESSION_HELD", `The session was on ${date}: it was held.`, {
    hint: "Add another with `resettle programme session add`.",
  });
}

function refuseTooFew(places: number | undefined, booked: number): void {
  if (places === undefined || places >= booked) return;
  throw new AppError(
    "refused",
    "TOO_FEW_PLACES",
    `${booked} are booked in the session, and it would have only ${places} places.`,
    {
      hint: "Take people out first with `resettle programme unbook`, or leave it more places.",
    },
  );
}
