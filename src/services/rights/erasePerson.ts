import { AppError } from "../../domain/appError.js";
import type { ErasureHold } from "../../domain/peopleAround.js";
import { foldText } from "../../domain/rollChanges.js";
import { LONGEST_LINE, refuseLongText } from "../refuseLongText.js";
import { resolvePerson } from "../resolvePerson.js";
import type { Session } from "../session.js";

/** What an erasure takes away, or would. */
export interface Erasable {
  readonly prisonerNumber: string;
  /** Their number, and those merged into it. */
  readonly numbers: readonly string[];
  /** Rows by table; those that have none are left out. */
  readonly counts: Readonly<Record<string, number>>;
  readonly rows: number;
  /** Audit entries about them: they stay, and no longer say about whom. */
  readonly auditEntries: number;
  readonly onRoll: boolean;
  readonly hold?: ErasureHold;
}

/** A person who was erased. */
export interface ErasedPerson extends Erasable {
  /** Why the file could not be written anew, so that old copies of rows may still lie in it. */
  readonly notScrubbed?: string;
}

/** Says what would go if a person were erased, and what stands against it. Throws AppError notFound; store where the role on a server may not erase. */
export async function previewErasure(session: Session, typed: string): Promise<Erasable> {
  const prisonerNumber = await resolvePerson(session, typed);
  await refuseWithoutRight(session);
  await session.store.recordLook(session.actor, "see what an erasure would take", {
    action: "person.erase_preview",
    subject: prisonerNumber,
  });
  return findErasable(session, prisonerNumber);
}

/**
 * Takes everything that is held on a person out of the store, under all their numbers, and writes the file anew so that nothing of it is left in it. Throws AppError notFound; refused where a
 * hold stands, or they are on the roll; store where the role on a server may not; usage for a reason that names them.
 */
export async function erasePerson(session: Session, typed: string, reason: string): Promise<ErasedPerson> {
  refuseLongText(reason, "--reason", LONGEST_LINE);
  const prisonerNumber = await resolvePerson(session, typed);
  await refuseWithoutRight(session);
  const found = await findErasable(session, prisonerNumber);
  if (found.hold !== undefined) throw held(found.hold);
  if (found.onRoll) throw stillHere(prisonerNumber);
  await refuseNames(session, found.numbers, reason);
  await session.store.write(session.actor, "erase a person", (tx) => tx.erasures.erase(prisonerNumber, reason));
  return { ...found, ...(await scrub(session)) };
}

/** The records are gone whatever comes of this: it is told, not thrown. */
export async function scrub({ store }: Pick<Session, "store">): Promise<Pick<ErasedPerson, "notScrubbed">> {
  try {
    await store.scrub();
    return {};
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { notScrubbed: error.message };
  }
}

/** A role that sees a part would leave the rest behind. */
async function refuseWithoutRight({ store }: Session): Promise<void> {
  if (await store.read.erasures.isAllowed()) return;
  throw new AppError(
    "store",
    "STORE_NO_RIGHT",
    "Your role on the database server may not erase anybody's record; nothing was changed.",
    {
      hint: "Ask who signs in as the role that ran `resettle init`, or as one that administers every prison.",
    },
  );
}

async function findErasable({ store }: Session, prisonerNumber: string): Promise<Erasable> {
  const numbers = await store.read.personRows.numbersOf(prisonerNumber);
  const counts = await store.read.personRows.count(numbers);
  let auditEntries = 0;
  for await (const batch of store.read.audit.find({ people: numbers })) auditEntries += batch.length;
  const hold = (await store.read.erasureHolds.list(prisonerNumber)).find(({ liftedOn }) => liftedOn === undefined);
  return {
    ...{ prisonerNumber, numbers, counts: Object.fromEntries(counts), auditEntries },
    rows: [...counts.values()].reduce((sum, count) => sum + count, 0),
    onRoll: (await store.read.custody.current([prisonerNumber])).size > 0,
    ...(hold === undefined ? {} : { hold }),
  };
}

/** What is kept of an erasure must not bring back who it was. */
async function refuseNames({ store }: Session, numbers: readonly string[], reason: string): Promise<void> {
  const [number = ""] = numbers;
  const people = (await store.read.custody.history(number)).map(({ person }) => person);
  const names = people.flatMap(({ lastName, firstName, middleNames }) => [lastName, firstName, ...middleNames.split(" ")]);
  const words = new Set(foldText(reason).split(/[^\p{L}\p{N}]+/u));
  const isNamed = [...numbers, ...names].some((name) => name.length > 1 && words.has(foldText(name)));
  if (!isNamed) return;
  throw new AppError(
    "usage",
    "REASON_NAMES_PERSON",
    "--reason has the person's name or number in it, and it is kept when they are gone.",
    {
      hint: "Say why without saying who, for example: asked for it in writing on 3 March.",
    },
  );
}

function held({ reason, recordedOn, recordedBy }: ErasureHold): AppError {
  return new AppError(
    "refused",
    "PERSON_HELD",
    `The record may not be erased: ${recordedBy} put a hold on it on ${recordedOn} (${reason}).`,
    {
      hint: "Where it is no longer needed, lift it with `resettle person hold <person> --lift`.",
    },
  );
}

function stillHere(prisonerNumber: string): AppError {
  return new AppError(
    "refused",
    "PERSON_ON_ROLL",
    `${prisonerNumber} is on the roll: the next one would begin their record anew.`,
    {
      hint: "Erase the record when they have left. What is wrong in it can be mended now.",
    },
  );
}
