import { AppError } from "../domain/appError.js";
import { parsePrisonerNumber } from "../domain/identifiers.js";
import type { Merge } from "../store/repositories/merges.js";
import type { StoreWriter } from "../store/writer.js";
import { LONGEST_TEXT, refuseLongText } from "./refuseLongText.js";
import type { Session } from "./session.js";

export interface MergeQuestion {
  /** The number that is no longer used, and the one the person has now. */
  readonly from: string;
  readonly into: string;
  /** Why the two are one person's. */
  readonly reason: string;
  /** Also where both numbers are on the roll today. */
  readonly evenIfBothOnRoll: boolean;
}

export interface MergedPeople {
  readonly merge: Merge;
  /** How many records there are under the old number, by kind. */
  readonly records: Readonly<Record<string, number>>;
  /** What is worth a look. */
  readonly doubts: readonly string[];
}

/**
 * Two numbers are one person's (rolls.md, 17): from now on everything recorded under the old one is read under the new one, and nothing is moved, so that it can be taken back
 * exactly. The same again changes nothing. Throws AppError usage (no prisoner number), input (a reason that is too long), notFound, refused (both on the roll today; merged with others already).
 */
export async function mergePeople(session: Session, question: MergeQuestion): Promise<MergedPeople> {
  refuseLongText(question.reason, "--reason", LONGEST_TEXT);
  const from = readNumber(question.from);
  const into = readNumber(question.into);
  if (from === into) throw refused("SAME_NUMBER", "Both numbers are the same.", "Give the old number, then the new one.");
  return session.store.write(session.actor, "two numbers are one person's", async (tx) => {
    await tx.people.require(from);
    await tx.people.require(into);
    const same = await tx.merges.findFrom(from);
    if (same?.into !== into) await guardMerge(tx, from, into, question.evenIfBothOnRoll);
    const made = same ?? (await tx.merges.record({ from, into, reason: question.reason, mergedOn: session.asOf }));
    return { merge: made, records: await countRecords(tx, from), doubts: await findDoubts(tx, from, into) };
  });
}

/**
 * Takes a merge back: each number has its own records again, and what has been recorded under the new one since stays there. Throws AppError usage, and
 * notFound where the number is not merged.
 */
export async function unmergePeople(session: Session, typed: string): Promise<MergedPeople> {
  const from = readNumber(typed);
  return session.store.write(session.actor, "two numbers are not one person's", async (tx) => {
    const merge = await tx.merges.findFrom(from);
    if (merge === undefined) {
      throw new AppError("notFound", "MERGE_NOT_FOUND", `${from} is not merged into another number.`, {
        hint: "Give the old number, as `resettle person show` names it under the new one.",
      });
    }
    await tx.merges.undo(merge, session.asOf);
    return { merge, records: await countRecords(tx, from), doubts: [] };
  });
}

function readNumber(typed: string): string {
  const number = parsePrisonerNumber(typed);
  if (number !== undefined) return number;
  throw new AppError("usage", "NOT_A_PRISONER_NUMBER", `${JSON.stringify(typed)} is not a prisoner number.`, {
    hint: "Numbers are merged, not names: look them up with `resettle person find`.",
  });
}

/** Merges are not chained, so that each can be taken back by itself. */
async function guardMerge(tx: StoreWriter, from: string, into: string, evenIfBothOnRoll: boolean): Promise<void> {
  const earlier = await tx.merges.findFrom(from);
  if (earlier !== undefined) {
    const hint = `Take that back first: \`resettle person merge --undo ${from}\`.`;
    throw refused("MERGED_ALREADY", `${from} is merged into ${earlier.into} already.`, hint);
  }
  const onward = await tx.merges.findFrom(into);
  if (onward !== undefined) {
    const hint = `Merge into that: \`resettle person merge ${from} ${onward.into}\`.`;
    throw refused("MERGED_ONWARD", `${into} is itself merged into ${onward.into}.`, hint);
  }
  const [other] = await tx.merges.listInto(from);
  if (other !== undefined) {
    const hint = `Take that back first (\`resettle person merge --undo ${other.from}\`), then merge both into ${into}.`;
    throw refused("MERGED_INTO", `${other.from} is merged into ${from}.`, hint);
  }
  const onRoll = await tx.custody.current([from, into]);
  if (onRoll.size < 2 || evenIfBothOnRoll) return;
  const hint = "If the rolls are wrong and it is one person, give --yes; the reason is kept.";
  throw refused("BOTH_ON_ROLL", `${from} and ${into} are both on the roll today: they may well be two people.`, hint);
}

function refused(code: string, message: string, hint: string): AppError {
  return new AppError("refused", code, message, { hint });
}

async function countRecords(tx: StoreWriter, prisonerNumber: string): Promise<Readonly<Record<string, number>>> {
  return Object.fromEntries(await tx.merges.countRecords(prisonerNumber));
}

/** Differences that a person should look at: one who is merged with somebody else carries the other's record. */
async function findDoubts(tx: StoreWriter, from: string, into: string): Promise<readonly string[]> {
  const [one, other] = await Promise.all([from, into].map(async (number) => (await tx.custody.history(number)).at(-1)?.person));
  const doubts: string[] = [];
  if (one?.dateOfBirth === undefined || other?.dateOfBirth === undefined)
    doubts.push(`The rolls do not say the dates of birth of both ${from} and ${into}.`);
  else if (one.dateOfBirth !== other.dateOfBirth) doubts.push(`The rolls have different dates of birth for ${from} and ${into}.`);
  const licences = [await tx.merges.countRecords(from), await tx.merges.countRecords(into)].filter((counts) =>
    counts.has("licence"),
  );
  if (licences.length === 2)
    doubts.push(
      `${from} and ${into} have a licence each: the one begun last counts. The other is kept, and is back when the merge is taken back.`,
    );
  return doubts;
}
