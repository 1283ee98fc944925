import { addDays, type PlainDate } from "../domain/plainDate.js";
import type { AppointmentRecord } from "../domain/records.js";
import { byDayAndTime } from "./gatherCase.js";
import { type NamedPerson, namePeople } from "./namePeople.js";
import { resolvePerson } from "./resolvePerson.js";
import type { Session } from "./session.js";

const DAYS_SHOWN = 7;

export interface AppointmentDays {
  readonly from?: PlainDate | undefined;
  readonly until?: PlainDate | undefined;
}

/** An appointment in a list over many people: by its public label, without what was noted. */
export interface ListedAppointment
  extends Pick<
      AppointmentRecord,
      "id" | "prisonerNumber" | "kind" | "date" | "time" | "minutes" | "means" | "place" | "postcode" | "status" | "outcome"
    >,
    NamedPerson {
  readonly label: string;
}

/** All appointments of one person, by day and time; between two days where they are given, both counted. Throws AppError notFound. */
export async function listAppointmentsOf(
  session: Session,
  person: string,
  days: AppointmentDays,
): Promise<readonly AppointmentRecord[]> {
  const prisonerNumber = await resolvePerson(session, person);
  await session.store.recordLook(session.actor, "see a person's appointments", {
    action: "appointment.list",
    subject: prisonerNumber,
  });
  const { from, until } = days;
  return byDayAndTime(await session.store.read.appointments.list(prisonerNumber)).filter(
    ({ date }) => (from === undefined || date >= from) && (until === undefined || date <= until),
  );
}

export interface AppointmentsBetween {
  readonly from: PlainDate;
  readonly until: PlainDate;
  readonly appointments: readonly ListedAppointment[];
}

/** The booked appointments of everyone in the session's prisons between two days: the next seven where none are given. */
export async function listAppointmentsBetween(session: Session, days: AppointmentDays): Promise<AppointmentsBetween> {
  const from = days.from ?? session.asOf;
  const until = days.until ?? addDays(from, DAYS_SHOWN - 1);
  const booked = (await session.store.read.appointments.listBetween(from, until)).filter(({ status }) => status === "booked");
  const people = await namePeople(session, booked, session.prisons);
  const appointments = booked.flatMap((appointment) => {
    const person = people.get(appointment.prisonerNumber);
    return person === undefined ? [] : [listedOf(appointment, person)];
  });
  await session.store.recordLook(session.actor, "see everyone's appointments", {
    action: "appointment.list",
    details: { from, until, appointments: appointments.length },
  });
  return { from, until, appointments };
}

/** Where a neutral label stands for the title, the place would undo it, so it is left out too. */
function listedOf(appointment: AppointmentRecord, person: NamedPerson): ListedAppointment {
  const { id, prisonerNumber, kind, title, publicLabel, date, time, minutes, means, status, outcome } = appointment;
  const neutral = publicLabel !== "";
  return {
    ...{ id, prisonerNumber, ...person, kind },
    label: neutral ? publicLabel : title,
    ...{ date, time, minutes, means },
    place: neutral ? "" : appointment.place,
    postcode: neutral ? "" : appointment.postcode,
    status,
    ...(outcome === undefined ? {} : { outcome }),
  };
}
