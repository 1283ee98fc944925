import {
  APPOINTMENT_KIND_LABELS,
  APPOINTMENT_MEANS_LABELS,
  APPOINTMENT_OUTCOME_LABELS,
  APPOINTMENT_STATUS_LABELS,
} from "../../../domain/caseLabels.js";
import type { Clash } from "../../../domain/clash.js";
import type { AppointmentRecord } from "../../../domain/records.js";
import type { BookedAppointment } from "../../../services/addAppointment.js";
import type { Context } from "../../context.js";
import { fields, type Section } from "../../output/section.js";

/** An appointment as `--json` gives it. */
export function appointmentItem(appointment: AppointmentRecord): object {
  const { id, prisonerNumber, kind, title, publicLabel, date, time, means, place, postcode } = appointment;
  const { organisation, phone, requiredByLicence, travelMinutes, notes, status, outcome, recordedOn, recordedBy } = appointment;
  const what = { id, prisonerNumber, kind, title, publicLabel, date, time, minutes: lengthOf(appointment) };
  const where = { means, place, postcode, with: appointment.with, organisation, phone };
  return { ...what, ...where, requiredByLicence, travelMinutes, notes, status, outcome, recordedOn, recordedBy };
}

/** A clash as `--json` gives it: the keys that scripts hold on to. */
export function clashItem({ code, severity, appointments, condition, message, remedy }: Clash): object {
  return { code, severity, appointments, condition, message, remedy };
}

/** One appointment as people read it. */
export function appointmentSections(appointment: AppointmentRecord): readonly Section[] {
  const { id, prisonerNumber, kind, title, publicLabel, date, time, means } = appointment;
  const minutes = lengthOf(appointment);
  return [
    fields([
      ["Id", id],
      ["Person", prisonerNumber],
      ["Appointment", title],
      ["On a page others see", publicLabel],
      ["About", APPOINTMENT_KIND_LABELS[kind]],
      ["Day", date, "day"],
      ["Time", minutes === undefined ? time : `${time}, ${minutes} minutes`],
      ["How", APPOINTMENT_MEANS_LABELS[means]],
      ["Where", placeWords(appointment)],
      ["With", [appointment.with, appointment.organisation].filter((part) => part !== "").join(", ")],
      ["Phone", appointment.phone],
      ["On the licence", appointment.requiredByLicence ? "yes" : ""],
      ["Minutes to get there", appointment.travelMinutes],
      ["Notes", appointment.notes],
      ["State", stateWords(appointment)],
    ]),
  ];
}

/** In minutes; undefined where nobody has said. */
export function lengthOf({ minutes }: Pick<AppointmentRecord, "minutes">): number | undefined {
  return minutes === 0 ? undefined : minutes;
}

export function placeWords({ place, postcode }: Pick<AppointmentRecord, "place" | "postcode">): string {
  return [place, postcode].filter((part) => part !== "").join(", ");
}

export function stateWords({ status, outcome }: Pick<AppointmentRecord, "status" | "outcome">): string {
  return outcome === undefined ? APPOINTMENT_STATUS_LABELS[status] : APPOINTMENT_OUTCOME_LABELS[outcome];
}

/** What is said at once of an appointment that was booked or moved: it is recorded all the same. */
export async function printBooked({ output }: Context, schema: string, booked: BookedAppointment): Promise<void> {
  const { appointment, clashes, passed } = booked;
  await output.item({
    schema,
    item: { ...appointmentItem(appointment), clashes: clashes.map(clashItem) },
    sections: appointmentSections(appointment),
  });
  if (passed) output.warn("The day of this appointment has passed.");
  for (const { code, severity, message, remedy } of clashes) {
    if (severity === "info") output.say(`${code}: ${message} ${remedy}`);
    else output.warn(`${code}${severity === "error" ? ", error" : ""}: ${message} ${remedy}`);
  }
}
