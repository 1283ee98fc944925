import type { AppointmentRecord } from "./records.js";

/** What of an appointment may stand where others see it. */
export type PublicAppointment = Pick<AppointmentRecord, "title" | "organisation" | "notes">;

/** A public label stands for the title, and then the organisation and the notes are left out too: they would undo it. */
export function publicAppointment({ title, publicLabel, organisation, notes }: AppointmentRecord): PublicAppointment {
  return publicLabel === "" ? { title, organisation, notes } : { title: publicLabel, organisation: "", notes: "" };
}
