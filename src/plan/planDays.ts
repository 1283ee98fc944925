import { firstReportDay } from "../domain/firstReport.js";
import type { PlainDate } from "../domain/plainDate.js";
import { publicAppointment } from "../domain/publicAppointment.js";
import type { AppointmentKind, AppointmentRecord, FirstAppointment } from "../domain/records.js";
import type { PlanCase } from "./planCase.js";
import type { PlanAppointment, PlanDay } from "./planValue.js";

/** What an appointment of these kinds is about is for the person to tell (process.md, "Never on a page that other people may see"). */
const PRIVATE_KINDS: ReadonlySet<AppointmentKind> = new Set([
  "attitudes",
  "children_and_families",
  "drugs_and_alcohol",
  "health",
  "other",
]);

interface Dated {
  readonly date: PlainDate;
  readonly probation: boolean;
  readonly appointment: PlanAppointment;
}

/**
 * The appointments still to come from release on, day by day, each day by the clock. All of them: a cut-off list is not a plan.
 */
export function buildPlanDays(planCase: PlanCase, release: PlainDate | undefined): PlanDay[] {
  const from = release !== undefined && release > planCase.asOf ? release : planCase.asOf;
  const booked = bookedFrom(planCase, from).sort(byDayAndTime);
  const first = firstReport(planCase, release);
  const dated = first === undefined || first.date < from ? booked : withFirstReport(booked, first, release);
  const days = new Map<PlainDate, PlanAppointment[]>();
  for (const { date, appointment } of dated.sort(byDayAndTime)) {
    const already = days.get(date);
    if (already === undefined) days.set(date, [appointment]);
    else already.push(appointment);
  }
  return [...days].map(([date, appointments]) => ({ date, releaseDay: date === release, appointments }));
}

function bookedFrom({ appointments, audience }: PlanCase, from: PlainDate): Dated[] {
  return appointments
    .filter(({ status, date }) => status === "booked" && date >= from)
    .map((record) => ({
      date: record.date,
      probation: record.kind === "probation",
      appointment: audience === "family" ? withoutPrivateMatter(record) : appointmentOf(record),
    }));
}

/** The first report of the licence on its day, or undefined where it has none yet. */
function firstReport({ licence, policy }: PlanCase, release: PlainDate | undefined): Dated | undefined {
  const first = licence?.firstAppointment;
  const date = firstReportDay(first, release, policy);
  if (first === undefined || date === undefined) return undefined;
  switch (first.time) {
    case "at":
      return first.at && { date, probation: true, appointment: firstAppointment(first, "at", first.at) };
    case "immediately":
      return { date, probation: true, appointment: firstAppointment(first, "straight_away", "") };
    default:
      return { date, probation: true, appointment: firstAppointment(first, "by", policy.licence.firstReportBy) };
  }
}

/** The first report stands in its day too, unless it is also booked as an appointment: then that one is marked. */
function withFirstReport(booked: readonly Dated[], first: Dated, release: PlainDate | undefined): Dated[] {
  const same = booked.find((one) => isFirstReport(one, first, release));
  if (same === undefined) return [...booked, first];
  return booked.map((one) => (one === same ? { ...one, appointment: { ...one.appointment, first: true } } : one));
}

/** At the same minute; or, where the licence gives no minute, a meeting with probation that keeps what it says (C10, C11). */
function isFirstReport({ date, probation, appointment }: Dated, first: Dated, release: PlainDate | undefined): boolean {
  switch (first.appointment.when) {
    case "at":
      return date === first.date && appointment.time === first.appointment.time;
    case "straight_away":
      return probation && date === first.date;
    case "by":
      return (
        probation &&
        release !== undefined &&
        date >= release &&
        (date < first.date || (date === first.date && appointment.time <= first.appointment.time))
      );
  }
}

function firstAppointment(first: FirstAppointment, when: PlanAppointment["when"], time: string): PlanAppointment {
  return {
    first: true,
    when,
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

/** To the family, an appointment about health, drugs or the like has its time; what it is only where a neutral name was given for it, and never where. */
function withoutPrivateMatter(record: AppointmentRecord): PlanAppointment {
  const appointment = appointmentOf(record);
  if (!PRIVATE_KINDS.has(record.kind)) return appointment;
  return { ...appointment, title: record.publicLabel, place: "", postcode: "" };
}

function appointmentOf(record: AppointmentRecord): PlanAppointment {
  const { title, organisation, notes } = publicAppointment(record);
  return {
    first: false,
    when: "at",
    time: record.time,
    title,
    means: record.means,
    place: record.place,
    postcode: record.postcode,
    with: record.with,
    organisation,
    phone: record.phone,
    notes,
    requiredByLicence: record.requiredByLicence,
    travelMinutes: record.travelMinutes ?? 0,
  };
}

function byDayAndTime(a: Dated, b: Dated): number {
  const left = `${a.date} ${a.appointment.time}`;
  const right = `${b.date} ${b.appointment.time}`;
  return left < right ? -1 : left > right ? 1 : 0;
}
