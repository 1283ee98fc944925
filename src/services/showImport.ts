import { byNews, type ImportChange, isOfPart, type ShownPart } from "../domain/importChange.js";
import { findMergeProposals, type MergeProposal } from "../domain/mergeProposals.js";
import type { RollImport } from "../store/repositories/imports.js";
import type { WindowOpened } from "./importRoll/rollImportResult.js";
import { getImport } from "./listImports.js";
import { readImportChanges } from "./readImportChanges.js";
import { resolvePerson } from "./resolvePerson.js";
import type { Session } from "./session.js";

export interface ImportQuestion {
  /** Only people who changed in one of these ways; none means all. */
  readonly only: readonly ShownPart[];
  /** Only this person, as typed. */
  readonly person?: string | undefined;
}

/** What an import changed, person by person. Of one that was taken back nothing is left but its figures. */
export interface ShownImport {
  readonly roll: RollImport;
  /** Whose dates moved first, the largest move to an earlier day at the top. */
  readonly changes: readonly ImportChange[];
  /** By the policy of today, which may not be the one of that day. */
  readonly windowOpened: readonly WindowOpened[];
  /** Numbers that may be one person's. */
  readonly mergeProposals: readonly MergeProposal[];
}

/** One import and all it changed, under the numbers the roll gave. Throws AppError notFound for the import or the person. */
export async function showImport(session: Session, importNumber: number, question: ImportQuestion): Promise<ShownImport> {
  const roll = await getImport(session, importNumber);
  const person = question.person === undefined ? undefined : await resolvePerson(session, question.person);
  await session.store.recordLook(session.actor, "see what a roll changed", {
    action: "roll.show",
    record: String(importNumber),
    ...(person === undefined ? {} : { subject: person }),
  });
  if (roll.undoneAt !== undefined) return { roll, changes: [], windowOpened: [], mergeProposals: [] };
  const { merges } = session.store.read;
  const numbers =
    person === undefined ? undefined : new Set([person, ...(await merges.listInto(person)).map(({ from }) => from)]);
  const isAsked = (number: string) => numbers === undefined || numbers.has(number);
  const isShown = (change: ImportChange) => question.only.length === 0 || question.only.some((part) => isOfPart(change, part));
  const { changes, windowOpened } = await readImportChanges(session, roll);
  const proposals = findMergeProposals(await merges.listCandidates(importNumber, roll.takenOn), importNumber);
  return {
    roll,
    changes: changes.filter((change) => isAsked(change.prisonerNumber) && isShown(change)).sort(byNews),
    windowOpened: windowOpened.filter((opened) => isAsked(opened.prisonerNumber)),
    mergeProposals: proposals.filter(({ from, into }) => isAsked(from) || isAsked(into)),
  };
}
