import type { RollPerson } from "../../../src/domain/person.js";
import { addDays, plainDate } from "../../../src/domain/plainDate.js";
import { timeOfMinutes } from "../../../src/domain/plainTime.js";
import { addAppointment } from "../../../src/services/addAppointment.js";
import type { Session } from "../../../src/services/session.js";
import { setLicence } from "../../../src/services/setLicence.js";
import { rollPerson } from "../../support/builders.js";

export const MONDAY = plainDate("2026-11-23");

/** Somebody in Moorland who is released so many days after Monday. */
export function leavingIn(days: number, prisonerNumber: string, wish: Partial<Omit<RollPerson, "facts">> = {}): RollPerson {
  const facts = { dates: { crd: addDays(MONDAY, days) }, receptionDate: plainDate("2025-03-03") };
  return rollPerson({ prisonerNumber, ...wish, facts });
}

/** Records what a plan needs to have no errors: an address, a first appointment with probation, and one appointment. */
export async function makeReady(session: Session, person: string, release: RollPerson): Promise<void> {
  const crd = release.facts.dates.crd ?? MONDAY;
  await setLicence(session, person, {
    address: "3 Harbour Street, Testford",
    postcode: "ZZ1 2BB",
    first: { time: "at", date: crd, at: timeOfMinutes(14 * 60), with: "Ash King", place: "3 Mill Lane", phone: "01632 960202" },
  });
  await book(session, person, release, "Jobcentre: start a claim");
}

export async function book(session: Session, person: string, release: RollPerson, title: string, hour = 10): Promise<void> {
  const date = addDays(release.facts.dates.crd ?? MONDAY, 1);
  await addAppointment(session, person, {
    kind: "benefits",
    title,
    date,
    time: timeOfMinutes(hour * 60),
    minutes: 45,
    travelMinutes: 20,
  });
}
