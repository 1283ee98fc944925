import { AppError } from "../domain/appError.js";
import { timeInLondon } from "../domain/plainTime.js";
import type { AuditEntry } from "./audit.js";

/**
 * Two people at one record: the second is told who changed what and when, and nothing is written over. Only fields are named, never what
 * they hold. Throws AppError refused where there is any such change.
 */
export function refuseOvertaken(changes: readonly AuditEntry[]): void {
  if (changes.length === 0) return;
  const told = changes.map((entry) => `at ${timeInLondon(new Date(entry.at))} by ${entry.actor} (${whatChanged(entry)})`);
  throw new AppError("refused", "CHANGED_SINCE", `It was changed since you looked: ${told.join("; ")}.`, {
    hint: "Nothing was changed now. Look at it again, and then say what should still be different.",
  });
}

function whatChanged({ action, details }: AuditEntry): string {
  const { fields, state } = details;
  if (Array.isArray(fields) && fields.length > 0) return fields.map(inWords).join(", ");
  return typeof state === "string" ? `now ${inWords(state)}` : inWords(action.slice(action.lastIndexOf(".") + 1));
}

function inWords(name: string): string {
  return name.replaceAll("_", " ");
}
