import type { RollImport } from "../store/repositories/imports.js";
import { findUndoable, type UndoneImport } from "../store/repositories/rollUndo.js";
import type { Session } from "./session.js";

export type { UndoneImport } from "../store/repositories/rollUndo.js";

/**
 * Takes back the newest import (rolls.md, 8), all of it or nothing: what it made goes, what it changed goes back, and what staff have recorded since
 * of the people it brought stays and is named. `confirm` is asked first; undefined where it says no. Throws AppError notFound, refused.
 */
export async function undoImport(
  session: Session,
  importNumber: number,
  confirm: (roll: RollImport) => Promise<boolean>,
): Promise<UndoneImport | undefined> {
  const { store, actor } = session;
  const roll = findUndoable(importNumber, await store.read.imports.listAll());
  if (!(await confirm(roll))) return undefined;
  return store.write(actor, "take back a roll", (tx) => tx.rollUndo.undo(importNumber));
}
