import { AppError } from "../domain/appError.js";
import type { PlainDate } from "../domain/plainDate.js";
import type { PlainTime } from "../domain/plainTime.js";
import type { AppointmentOutcome, AppointmentRecord } from "../domain/records.js";
import type { StoreWriter } from "../store/writer.js";
import { type BookedAppointment, booked } from "./addAppointment.js";
import type { Session } from "./session.js";

/**
 * Moves an appointment to another time: the old one stays on record as moved, and a new one takes its place. Throws AppError notFound, and
 * refused where it no longer stands or has been kept already.
 */
export async function moveAppointment(
  session: Session,
  id: string,
  to: { date: PlainDate; time: PlainTime },
): Promise<BookedAppointment> {
  const appointment = await session.store.write(session.actor, "move an appointment", async (tx) => {
    const before = await getOpen(tx, id);
    if (before.date === to.date && before.time === to.time) return before;
    await tx.appointments.change(id, { status: "moved" });
    const { id: _, recordedBy: __, ...same } = before;
    return tx.appointments.record({ ...same, ...to, recordedOn: session.asOf });
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
