import type { PlainDate } from "../domain/plainDate.js";
import type { AppointmentRecord, FirstAppointment } from "../domain/records.js";
import type { PlanCase } from "./planCase.js";
import type { PlanAppointment, PlanDay } from "./planValue.js";

interface Dated {
  readonly date: PlainDate;
  readonly appointment: PlanAppointment;
}

/**
 * The appointments still to come from release on, day by day, each day by the clock. All of them: a cut-off list is not a plan.
 */
export function buildPlanDays(planCase: PlanCase, release: PlainDate | undefined): PlanDay[] {
  const from = release !== undefined && release > planCase.asOf ? release : planCase.asOf;
  const dated = withFirstAppointment(bookedFrom(planCase.appointments, from), planCase.licence?.firstAppointment, from);
  const days = new Map<PlainDate, PlanAppointment[]>();
  for (const { date, appointment } of dated.sort(byDayAndTime)) {
    const already = days.get(date);
    if (already === undefined) days.set(date, [appointment]);
    else already.push(appointment);
  }
  return [...days].map(([date, appointments]) => ({ date, releaseDay: date === release, appointments }));
}

function bookedFrom(appointments: readonly AppointmentRecord[], from: PlainDate): Dated[] {
  return appointments
    .filter(({ status, date }) => status === "booked" && date >= from)
    .map((record) => ({ date: record.date, appointment: appointmentOf(record) }));
}

/** The first probation appointment stands in its day too, unless it is also booked as an appointment: then that one is marked. */
function withFirstAppointment(dated: Dated[], first: FirstAppointment | undefined, from: PlainDate): Dated[] {
  if (first?.time !== "at" || first.date === undefined || first.at === undefined || first.date < from) return dated;
  const { date, at } = first;
  const booked = dated.find((one) => one.date === date && one.appointment.time === at);
  if (booked !== undefined) {
    return dated.map((one) => (one === booked ? { date, appointment: { ...one.appointment, first: true } } : one));
  }
  return [...dated, { date, appointment: firstAppointment(first, at) }];
}

function firstAppointment(first: FirstAppointment, time: string): PlanAppointment {
  return {
    first: true,
    time,
    title: "",
    means: "in_person",
    place: first.place,
    postcode: first.postcode,
    with: first.with,
    organisation: "",
    phone: first.phone,
    notes: "",
    requiredByLicence: true,
    travelMinutes: 0,
  };
}

/** A public label stands for the title, and then the organisation and the notes stay off the page too: they would undo it. */
function appointmentOf(record: AppointmentRecord): PlanAppointment {
  const neutral = record.publicLabel !== "";
  return {
    first: false,
    time: record.time,
    title: neutral ? record.publicLabel : record.title,
    means: record.means,
    place: record.place,
    postcode: record.postcode,
    with: record.with,
    organisation: neutral ? "" : record.organisation,
    phone: record.phone,
    notes: neutral ? "" : record.notes,
    requiredByLicence: record.requiredByLicence,
    travelMinutes: record.travelMinutes ?? 0,
  };
}

function byDayAndTime(a: Dated, b: Dated): number {
  const left = `${a.date} ${a.appointment.time}`;
  const right = `${b.date} ${b.appointment.time}`;
  return left < right ? -1 : left > right ? 1 : 0;
}
