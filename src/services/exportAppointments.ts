import { firstReportDay } from "../domain/firstReport.js";
import { type PlainTime, parsePlainTime } from "../domain/plainTime.js";
import { publicAppointment } from "../domain/publicAppointment.js";
import type { AppointmentRecord, LicenceRecord } from "../domain/records.js";
import { buildCalendar, type CalendarEvent } from "../plan/calendar.js";
import { type GatheredCase, gatherCase } from "./gatherCase.js";
import type { AppointmentDays } from "./listAppointments.js";
import { resolvePerson } from "./resolvePerson.js";
import type { Session } from "./session.js";
import { writeWholeFile } from "./writeWholeFile.js";

/** Appointments as a calendar. */
export interface ExportedAppointments {
  readonly prisonerNumber: string;
  /** How many take place; those that were moved or cancelled are in it only to be taken out. */
  readonly appointments: number;
  /** iCalendar text. */
  readonly calendar: string;
}

/** A first report has no length of its own. */
const FIRST_REPORT_MINUTES = 30;

/**
 * A person's appointments as iCalendar, under the names that others may see: those to come, unless other days are asked for, the first report to probation
 * among them. Written to `out` where that is given. Throws AppError notFound, store.
 */
export async function exportAppointments(
  session: Session,
  person: string,
  { out, ...days }: AppointmentDays & { readonly out?: string | undefined },
): Promise<ExportedAppointments> {
  const prisonerNumber = await resolvePerson(session, person);
  const gathered = await gatherCase(session, prisonerNumber);
  const from = days.from ?? session.asOf;
  const events = [...firstReport(session, gathered), ...gathered.appointments.map(eventOf)].filter(
    ({ date }) => date >= from && (days.until === undefined || date <= days.until),
  );
  const appointments = events.filter(({ cancelled }) => !cancelled).length;
  const calendar = buildCalendar(events, session.asOf);
  if (out !== undefined) await writeWholeFile(out, calendar);
  await session.store.recordLook(session.actor, "give out a person's appointments as a calendar", {
    action: "appointment.export",
    subject: prisonerNumber,
    details: { appointments },
  });
  return { prisonerNumber, appointments, calendar };
}

function eventOf(record: AppointmentRecord): CalendarEvent {
  const { id, date, time, minutes, means, place, postcode, phone, status } = record;
  const { title, organisation, notes } = publicAppointment(record);
  return {
    ...{ id, date, time, minutes, title },
    place: means === "in_person" ? joined(organisation, place, postcode) : "",
    notes: [
      means === "in_person" ? "" : `By ${means === "phone" ? "phone" : "video"}.`,
      record.with === "" ? "" : `With ${record.with}.`,
      phone === "" ? "" : `Phone ${phone}.`,
      record.requiredByLicence ? "Your licence says you must go." : "",
      notes,
    ],
    cancelled: status !== "booked",
  };
}

/** The first report of the licence, unless it is also booked as an appointment of that day. */
function firstReport({ policy }: Session, { licence, custody, appointments }: GatheredCase): readonly CalendarEvent[] {
  const first = licence?.firstAppointment;
  const day = firstReportDay(first, custody?.window.releaseExpected, policy);
  if (licence === undefined || first === undefined || day === undefined) return [];
  const booked = appointments.some(({ status, kind, date }) => status === "booked" && kind === "probation" && date === day);
  if (booked) return [];
  const { title, time } = firstWords(first.time, first.at, policy.licence.firstReportBy);
  return [
    {
      ...{ id: `first-${licence.id}`, date: day, title, minutes: FIRST_REPORT_MINUTES, cancelled: false },
      ...(time === undefined ? {} : { time }),
      place: joined(first.place, first.postcode),
      notes: [
        first.with === "" ? "" : `With ${first.with}.`,
        first.phone === "" ? "" : `Phone ${first.phone}.`,
        "Your licence says you must go.",
      ],
    },
  ];
}

type FirstTime = NonNullable<LicenceRecord["firstAppointment"]>["time"];

function firstWords(when: FirstTime, at: PlainTime | undefined, by: string): { title: string; time?: PlainTime } {
  const title = "First meeting with probation";
  if (when === "at" && at !== undefined) return { title, time: at };
  if (when === "immediately") return { title: `${title}: go straight there` };
  const time = parsePlainTime(by);
  return { title: `${title}: be there by this time`, ...(time === undefined ? {} : { time }) };
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(", ");
}
