import type { Clash } from "../domain/clash.js";
import type { LicenceCatalogue } from "../domain/licenceCatalogue.js";
import type { AppointmentRecord, ConditionRecord, LicenceRecord } from "../domain/records.js";
import type { CustodyVersion } from "../store/repositories/custody.js";
import { type CheckedAppointments, type ClashCase, clashesOf, isError, readCatalogue } from "./checkAppointments.js";
import { buildCaseCustody, findVersion, isActive } from "./gatherCase.js";
import type { Session } from "./session.js";

interface Records {
  readonly appointments: ReadonlyMap<string, readonly AppointmentRecord[]>;
  readonly licences: ReadonlyMap<string, readonly LicenceRecord[]>;
  readonly conditions: ReadonlyMap<string, readonly ConditionRecord[]>;
}

/**
 * Checks everyone in the session's prisons who has an appointment to come, and those on the roll who have a licence, by prisoner number. Titles
 * are the public ones, and nothing is said of sensitive conditions.
 */
export async function checkAllAppointments(session: Session): Promise<CheckedAppointments> {
  const { read } = session.store;
  const catalogue = await readCatalogue(session);
  const records: Records = {
    appointments: await read.appointments.listByPerson(),
    licences: await read.licences.listByPerson(),
    conditions: await read.conditions.listByPerson(),
  };
  const versions = await findVersions(session, records);
  const lists = { imports: await read.imports.list(), prisons: await read.prisons.list() };
  const found = [...versions].sort(byNumber).map(([prisonerNumber, version]) => {
    const conditions = (records.conditions.get(prisonerNumber) ?? []).filter(isActive);
    const gathered: ClashCase = {
      custody: buildCaseCustody(session, version, lists),
      appointments: (records.appointments.get(prisonerNumber) ?? []).map(withPublicTitle),
      licence: records.licences.get(prisonerNumber)?.[0],
      conditions,
    };
    const clashes = clashesOf(session, gathered, catalogue);
    return { prisonerNumber, clashes, shown: clashes.filter((clash) => mayBeListed(clash, conditions, catalogue)) };
  });
  const clashes = found.flatMap(({ prisonerNumber, shown }) => shown.map((clash) => ({ ...clash, prisonerNumber })));
  await session.store.recordLook(session.actor, "check everyone's appointments", {
    action: "appointment.check",
    details: { people: found.length, clashes: clashes.length },
  });
  return {
    people: found.length,
    clashes,
    withheldFrom: found.filter((one) => one.shown.length < one.clashes.length).map(({ prisonerNumber }) => prisonerNumber),
    hasErrors: found.some((one) => one.clashes.some(isError)),
  };
}

/** Who is checked, with what the roll says of them. Who has left the roll is checked only for what is still to come. */
async function findVersions(session: Session, records: Records): Promise<ReadonlyMap<string, CustodyVersion>> {
  const toCome = [...records.appointments].filter(([, list]) =>
    list.some((one) => one.status === "booked" && one.date >= session.asOf),
  );
  const wanted = new Set([...toCome.map(([number]) => number), ...records.licences.keys(), ...records.conditions.keys()]);
  const versions = new Map<string, CustodyVersion>();
  for await (const batch of session.store.read.custody.asOf(session.asOf, prisonsOf(session))) {
    session.signal.throwIfAborted();
    for (const version of batch)
      if (wanted.has(version.person.prisonerNumber)) versions.set(version.person.prisonerNumber, version);
  }
  for (const [prisonerNumber] of toCome) {
    const version = versions.has(prisonerNumber) ? undefined : await findVersion(session, prisonerNumber);
    if (version !== undefined && isAsked(session, version.person.prison)) versions.set(prisonerNumber, version);
  }
  return versions;
}

function prisonsOf({ prisons }: Session): { readonly prisons?: readonly string[] } {
  return prisons.length === 0 ? {} : { prisons };
}

function isAsked({ prisons }: Session, prison: string): boolean {
  return prisons.length === 0 || prisons.includes(prison);
}

function withPublicTitle(appointment: AppointmentRecord): AppointmentRecord {
  return { ...appointment, title: appointment.publicLabel || appointment.title };
}

/** A clash with a sensitive condition says that there is one, so it is not for a list over many people; nor is one nobody has classified. */
function mayBeListed({ condition }: Clash, conditions: readonly ConditionRecord[], catalogue: LicenceCatalogue): boolean {
  if (condition === undefined) return true;
  const record = conditions.find(({ id }) => id === condition);
  const entry = record && catalogue.entries.get(record.condition);
  return entry !== undefined && !entry.sensitive;
}

function byNumber([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : Number(one > other);
}
