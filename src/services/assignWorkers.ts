import { AppError } from "../domain/appError.js";
import type { PlainDate } from "../domain/plainDate.js";
import type { AssignmentRecord, WorkerRole } from "../domain/records.js";
import type { StoreWriter } from "../store/writer.js";
import { forEachPerson } from "./eachPerson.js";
import { getActiveWorker, getWorker } from "./getWorker.js";
import { givenFields } from "./givenFields.js";
import { resolvePerson } from "./resolvePerson.js";
import type { Session } from "./session.js";

export interface NewAssignment {
  /** Short name of a worker. */
  readonly worker: string;
  /** The worker's own role where not said; with `insteadOf`, each role the other had. */
  readonly role?: WorkerRole | undefined;
  readonly from?: PlainDate | undefined;
  /** The first day they no longer have it. */
  readonly until?: PlainDate | undefined;
  /** Short name of the worker who hands over. */
  readonly insteadOf?: string | undefined;
}

/**
 * Gives people a worker in a role, all of them or none; whoever had the role until now has it until that day. With `until` a worker who has the role has it until then. Throws
 * AppError notFound for a person or a worker, refused where the worker has left, somebody got the role on or after that day, or `insteadOf` does not work with the person; of
 * several people input, with what is wrong with each.
 */
export async function assignWorkers(
  session: Session,
  people: readonly string[],
  given: NewAssignment,
): Promise<readonly AssignmentRecord[]> {
  const from = given.from ?? session.asOf;
  if (given.until !== undefined && given.until <= from && given.from !== undefined) throw endsBeforeItBegins(from, given.until);
  const worker = await (given.until === undefined ? getActiveWorker : getWorker)(session, given.worker);
  if (given.insteadOf !== undefined) await getWorker(session, given.insteadOf);
  const found = await resolveEach(session, people);
  return session.store.write(session.actor, "assign a worker", async (tx) => {
    const made = await forEachPerson(people, async (person) => {
      const prisonerNumber = resolved(found, person);
      const roles = await rolesFor(tx, prisonerNumber, { ...given, role: given.role, ownRole: worker.role });
      const assigned: AssignmentRecord[] = [];
      for (const role of roles) assigned.push(await assignOne(tx, session, { ...given, from, prisonerNumber, role }));
      return assigned;
    });
    return made.flat();
  });
}

type Resolved = ReadonlyMap<string, PromiseSettledResult<string>>;

async function resolveEach(session: Session, people: readonly string[]): Promise<Resolved> {
  const results = await Promise.allSettled(people.map((person) => resolvePerson(session, person)));
  return new Map(results.map((result, index) => [people[index] ?? "", result]));
}

function resolved(found: Resolved, person: string): string {
  const result = found.get(person);
  if (result?.status === "fulfilled") return result.value;
  throw result?.reason ?? new RangeError("somebody who was not looked for");
}

type Wanted = NewAssignment & { readonly ownRole: WorkerRole };

async function rolesFor(tx: StoreWriter, prisonerNumber: string, wanted: Wanted): Promise<readonly WorkerRole[]> {
  const { insteadOf, role, ownRole } = wanted;
  if (insteadOf === undefined) return [role ?? ownRole];
  const held = (await openRoles(tx, prisonerNumber)).filter((one) => one.worker === insteadOf);
  const roles = held.map((one) => one.role).filter((one) => role === undefined || one === role);
  if (roles.length > 0) return roles;
  throw new AppError("refused", "NOT_WITH_THEM", `${insteadOf} does not work with ${prisonerNumber} now, so cannot hand over.`, {
    hint: "`resettle person history` shows who helped when; leave --instead-of out to name somebody new.",
  });
}

type One = NewAssignment & { readonly prisonerNumber: string; readonly role: WorkerRole; readonly from: PlainDate };

async function assignOne(tx: StoreWriter, session: Session, given: One): Promise<AssignmentRecord> {
  const { prisonerNumber, role, from, until, worker, insteadOf } = given;
  const held = (await openRoles(tx, prisonerNumber)).find((one) => one.role === role);
  if (held?.worker === worker) {
    if (until !== undefined && until < held.from) throw endsBeforeItBegins(held.from, until);
  } else {
    if (until !== undefined && until <= from) throw neverHad(worker, prisonerNumber, role);
    const handsOver = held !== undefined && held.worker === insteadOf;
    if (held !== undefined && (held.from > from || (held.from === from && !handsOver))) throw alreadyHeld(held);
  }
  const record = { prisonerNumber, recordedOn: session.asOf, worker, role, from, ...givenFields({ until }) };
  return tx.assignments.assign(record);
}

async function openRoles(tx: StoreWriter, prisonerNumber: string): Promise<readonly AssignmentRecord[]> {
  return (await tx.assignments.list(prisonerNumber)).filter(({ until }) => until === undefined);
}

function alreadyHeld({ worker, from }: AssignmentRecord): AppError {
  const message = `${worker} has had this role since ${from}: nobody can take it over on or before that day.`;
  return new AppError("refused", "ROLE_HELD", message, {
    hint: `Give a later day with --from, or --instead-of ${worker} where it was a mistake.`,
  });
}

function neverHad(worker: string, prisonerNumber: string, role: WorkerRole): AppError {
  return new AppError(
    "refused",
    "ROLE_NOT_HELD",
    `${worker} does not have the role ${role} for ${prisonerNumber}, so it cannot end.`,
    {
      hint: "`resettle person show` shows who helps; --role says which role ends.",
    },
  );
}

function endsBeforeItBegins(from: PlainDate, until: PlainDate): AppError {
  return new AppError("input", "ENDS_BEFORE_IT_BEGINS", `It would end on ${until}, and begin on ${from}.`, {
    hint: "--until is the first day they no longer have the role: give a later one.",
  });
}
