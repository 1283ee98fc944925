import { AppError, type InputIssue } from "../domain/appError.js";
import type { PlainDate } from "../domain/plainDate.js";
import type { PlainTime } from "../domain/plainTime.js";
import type { AppointmentOutcome, AppointmentRecord } from "../domain/records.js";
import type { StoreWriter } from "../store/writer.js";
import { type BookedAppointment, booked, type NewAppointment } from "./addAppointment.js";
import { requireChanges } from "./givenFields.js";
import { readPostcode, refuseMistakes } from "./inputChecks.js";
import { LONGEST_LINE, LONGEST_TEXT, refuseLongText } from "./refuseLongText.js";
import type { Session } from "./session.js";

/** When an appointment is to be; what is left out stays as it is. */
export interface When {
  readonly date?: PlainDate | undefined;
  readonly time?: PlainTime | undefined;
}

/**
 * Moves an appointment to another time: the old one stays on record as moved, and a new one takes its place. Throws AppError notFound, and
 * refused where it no longer stands or has been kept already.
 */
export async function moveAppointment(session: Session, id: string, to: When): Promise<BookedAppointment> {
  const appointment = await session.store.write(session.actor, "move an appointment", async (tx) => {
    const before = await getOpen(tx, id);
    const { date = before.date, time = before.time } = to;
    if (before.date === date && before.time === time) return before;
    await tx.appointments.change(id, { status: "moved" });
    const { id: _, recordedBy: __, ...same } = before;
    return tx.appointments.record({ ...same, date, time, recordedOn: session.asOf });
  });
  return booked(session, appointment);
}

/** What may change of an appointment under its own id; what is left out stays as it is. */
export type AppointmentChanges = {
  readonly [Field in Exclude<keyof NewAppointment, keyof When>]?: NewAppointment[Field] | undefined;
};

/**
 * Changes what is known of an appointment but for its time. Throws AppError notFound, usage where nothing was given, input for what is no postcode, and
 * refused where it no longer stands or has been kept already.
 */
export async function updateAppointment(session: Session, id: string, changes: AppointmentChanges): Promise<BookedAppointment> {
  refuseLongText(changes.title, "--title", LONGEST_LINE);
  refuseLongText(changes.notes, "--notes", LONGEST_TEXT);
  const given = requireChanges(changes, "what changes, such as --place, --phone or --notes");
  const issues: InputIssue[] = [];
  const postcode = readPostcode(changes.postcode, "--postcode", issues);
  refuseMistakes(issues);
  const appointment = await session.store.write(session.actor, "change an appointment", async (tx) => {
    await getOpen(tx, id);
    return tx.appointments.change(id, changes.postcode === undefined ? given : { ...given, postcode });
  });
  return booked(session, appointment);
}

/** Cancels an appointment. One that is cancelled already stays so. Throws AppError notFound, refused. */
export async function cancelAppointment(session: Session, id: string): Promise<AppointmentRecord> {
  return session.store.write(session.actor, "cancel an appointment", async (tx) => {
    const before = await tx.appointments.get(id);
    if (before.status === "cancelled") return before;
    await getOpen(tx, id);
    return tx.appointments.change(id, { status: "cancelled" });
  });
}

/** Records whether the person came; a later record mends an earlier one. Throws AppError notFound, and refused before the day. */
export async function recordAppointmentOutcome(
  session: Session,
  id: string,
  outcome: AppointmentOutcome,
): Promise<AppointmentRecord> {
  return session.store.write(session.actor, "record whether an appointment was kept", async (tx) => {
    const before = requireBooked(await tx.appointments.get(id));
    if (before.date > session.asOf) {
      throw new AppError(
        "refused",
        "APPOINTMENT_AHEAD",
        `The appointment is on ${before.date}, so nobody can know yet how it went.`,
        {
          hint: "Record the outcome on the day or later, or cancel the appointment.",
        },
      );
    }
    return tx.appointments.change(id, { outcome });
  });
}

async function getOpen(tx: StoreWriter, id: string): Promise<AppointmentRecord> {
  const appointment = requireBooked(await tx.appointments.get(id));
  if (appointment.outcome === undefined) return appointment;
  throw new AppError("refused", "APPOINTMENT_OVER", "The appointment has an outcome: it has been.", {
    hint: "Add a new appointment with `resettle appointment add`.",
  });
}

function requireBooked(appointment: AppointmentRecord): AppointmentRecord {
  if (appointment.status === "booked") return appointment;
  const what = appointment.status === "moved" ? "was moved to another time" : "was cancelled";
  throw new AppError("refused", "APPOINTMENT_NOT_BOOKED", `The appointment ${what}.`, {
    hint: "`resettle appointment list` shows the ones that stand.",
  });
}
