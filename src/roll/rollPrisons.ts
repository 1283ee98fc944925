import { matchPrison } from "../domain/identifiers.js";
import type { Prison } from "../domain/records.js";
import type { PrisonRows } from "./rollSurvey.js";

export type KnownPrison = Pick<Prison, "code" | "name">;

/** Codes that NOMIS has for nowhere: between prisons, and outside. */
const NOWHERE: ReadonlySet<string> = new Set(["TRN", "OUT"]);
/** Every active prison has three capital letters, training centres letters and a digit. */
const CODE = /^[A-Z]{2,3}[A-Z0-9]$/u;

interface PrisonsFound {
  readonly codes: ReadonlyMap<string, string>;
  readonly prisons: readonly PrisonRows[];
  /** Codes that are on no list we were given. */
  readonly unlisted: readonly string[];
}

/**
 * The prisons that a roll's cells name, with the rows of each. A code that nobody has heard of is taken as it is, since
 * prisons open; a name that nobody has heard of has no code.
 */
export function findPrisons(
  rowsByText: ReadonlyMap<string, number>,
  known: readonly KnownPrison[],
  fallback: string | undefined,
): PrisonsFound {
  const codes = new Map<string, string>();
  const rows = new Map<string, number>();
  const unlisted = new Set<string>();
  for (const [text, count] of rowsByText) {
    const listed = text === "" ? fallback : matchPrison(text, known)?.code;
    const code = listed ?? (CODE.test(text.toUpperCase()) ? text.toUpperCase() : undefined);
    if (code === undefined) continue;
    codes.set(text, code);
    if (NOWHERE.has(code)) continue;
    if (listed === undefined) unlisted.add(code);
    rows.set(code, (rows.get(code) ?? 0) + count);
  }
  const prisons = [...rows].map(([code, count]) => ({ code, rows: count })).sort((a, b) => (a.code < b.code ? -1 : 1));
  return { codes, prisons, unlisted: [...unlisted].sort() };
}
