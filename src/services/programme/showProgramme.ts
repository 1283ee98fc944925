import type { DateLanguage } from "../../domain/dateWords.js";
import { missingWords } from "../../domain/missingWords.js";
import type { RollPerson } from "../../domain/person.js";
import {
  type AttendedModule,
  type BookedModule,
  type ProgrammeModule,
  type ProgrammeSession,
  type Suggestion,
  suggestModules,
} from "../../domain/programme.js";
import { findVersion } from "../gatherCase.js";
import { namePeople } from "../namePeople.js";
import { resolvePerson } from "../resolvePerson.js";
import type { Session } from "../session.js";
import { type MadeBooking, withClashes } from "./attendance.js";
import { loadModules } from "./modules.js";

/** A place of one person in one session. */
export interface ProgrammePlace extends MadeBooking {
  readonly session: ProgrammeSession;
  readonly title: string;
  readonly name: string;
}

/** Of a person: their sessions, and what to suggest. Of a session: who is in it. */
export interface ShownProgramme {
  readonly prisonerNumber?: string;
  readonly session?: ProgrammeSession;
  /** Of the module of the session. */
  readonly title?: string;
  readonly places: readonly ProgrammePlace[];
  readonly suggested: readonly Suggestion[];
}

/** A session with the title of its module and who is in it. */
export interface ShownSession {
  readonly session: ProgrammeSession;
  readonly title: string;
  readonly places: readonly ProgrammePlace[];
}

/** The programme of a person, or of the session whose id was typed. Throws AppError notFound. */
export async function showProgramme(session: Session, typed: string): Promise<ShownProgramme> {
  const held = await session.store.read.programmeSessions.find(typed);
  if (held !== undefined) return { ...(await placesOf(session, held)), session: held, suggested: [] };
  const prisonerNumber = await resolvePerson(session, typed);
  await session.store.recordLook(session.actor, "see a person's programme", {
    action: "programme.list",
    subject: prisonerNumber,
  });
  return { prisonerNumber, ...(await programmeOf(session, prisonerNumber)) };
}

/** One session, and who is in it. Throws AppError notFound. */
export async function showSession(session: Session, id: string): Promise<ShownSession> {
  const held = await session.store.read.programmeSessions.get(id);
  return { session: held, ...(await placesOf(session, held)) };
}

async function placesOf(session: Session, held: ProgrammeSession): Promise<Omit<ShownSession, "session">> {
  const { read } = session.store;
  const bookings = await read.programmeBookings.listOf(held.id);
  const names = await namePeople(session, bookings, []);
  const title = titleOf(await loadModules(session.env), held.module);
  const places = await Promise.all(
    bookings.map(async (booking) => ({
      ...(await withClashes(session, held, booking)),
      session: held,
      title,
      name: names.get(booking.prisonerNumber)?.name ?? booking.prisonerNumber,
    })),
  );
  await session.store.recordLook(session.actor, "see who is in a session", {
    action: "programme.list",
    details: { people: places.length },
  });
  return { title, places };
}

/** A person's sessions by day, and what to suggest to them. No look is noted. */
export async function programmeOf(session: Session, prisonerNumber: string): Promise<Omit<ShownProgramme, "prisonerNumber">> {
  const { read } = session.store;
  const modules = await loadModules(session.env);
  const bookings = (await read.programmeBookings.list(prisonerNumber)).filter(({ recordedOn }) => recordedOn <= session.asOf);
  const places = await Promise.all(
    bookings.map(async (booking) => {
      const held = await read.programmeSessions.get(booking.sessionId);
      const made = await withClashes(session, held, booking);
      return { ...made, session: held, title: titleOf(modules, held.module), name: prisonerNumber };
    }),
  );
  const person = (await findVersion(session, prisonerNumber))?.person;
  places.sort((a, b) => `${a.session.date}${a.session.time}`.localeCompare(`${b.session.date}${b.session.time}`));
  return { places, suggested: person === undefined ? [] : await suggestTo(session, person, modules, places) };
}

async function suggestTo(
  { store }: Session,
  { prisonerNumber, facts }: RollPerson,
  modules: readonly ProgrammeModule[],
  places: readonly ProgrammePlace[],
): Promise<readonly Suggestion[]> {
  const licence = await store.read.licences.findFor(prisonerNumber);
  return suggestModules(modules, {
    legalStatus: facts.legalStatus,
    stays: (await store.read.stays.list(prisonerNumber)).length,
    addressKnown: licence !== undefined && licence.address !== "",
    attended: new Set(places.filter(({ came }) => came === true).map(({ session }) => session.module)),
  });
}

/** What a person attended, and the sessions still to come that they have a place in, by day. No look is noted. */
export async function modulesOf(
  { store, asOf }: Session,
  prisonerNumber: string,
  modules: readonly ProgrammeModule[],
  language: DateLanguage,
): Promise<{ readonly attended: readonly AttendedModule[]; readonly booked: readonly BookedModule[] }> {
  const bookings = await store.read.programmeBookings.list(prisonerNumber);
  const places = await Promise.all(
    bookings.map(async ({ came, took, sessionId }) => {
      const { module, date: on, time, place, cancelledOn } = await store.read.programmeSessions.get(sessionId);
      return { came, took, title: titleIn(language, modules, module), on, time, place, isCancelled: cancelledOn !== undefined };
    }),
  );
  places.sort((a, b) => `${a.on}${a.time}`.localeCompare(`${b.on}${b.time}`));
  return {
    attended: places.filter(({ came }) => came === true).map(({ title, on, took }) => ({ title, on, took })),
    booked: places
      .filter(({ came, on, isCancelled }) => came === undefined && on >= asOf && !isCancelled)
      .map(({ title, on, time, place }) => ({ title, on, time, place })),
  };
}

function titleIn(language: DateLanguage, modules: readonly ProgrammeModule[], id: string): string {
  if (language === "en") return titleOf(modules, id);
  return modules.find((module) => module.id === id)?.titleIn?.[language] ?? missingWords(`the module ${id} of the programme`);
}

function titleOf(modules: readonly ProgrammeModule[], id: string): string {
  return modules.find((module) => module.id === id)?.title ?? id;
}
