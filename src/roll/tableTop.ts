import { AppError } from "../domain/appError.js";
import { commandWord } from "../domain/commandWord.js";
import { describeShape, type FoundHeadings, findFirstWide, findHeadings, guessHeadings } from "./findHeadings.js";
import { positionHeadings, positionOf } from "./headings.js";
import type { RawRow } from "./rawRow.js";
import type { RollMapping } from "./rollMapping.js";

/** Where a table begins, and what its columns are called. */
export interface TableTop {
  readonly headings: readonly string[];
  /** The line on which the last heading row starts; what stands above is no row. 0 where the table has no headings. */
  readonly headingLine: number;
  /** The row that the headings are in, or the two, as they stand; none where the table has none. */
  readonly headingRows: readonly RawRow[];
  /** Title, parameters and whatever else stands above the headings. */
  readonly preamble: readonly RawRow[];
  /** Whether a mapping knows the headings, or nobody does, or there are none and columns go by their place. */
  readonly headingsAre: "known" | "guessed" | "positions";
}

/** The top of a table whose headings a mapping knows; undefined where none does. A mapping for tables without headings knows none. */
export function findKnownTop(rows: readonly RawRow[], mappings: readonly RollMapping[]): TableTop | undefined {
  const found = findHeadings(rows, mappings);
  return found && topAt(rows, found, "known");
}

/**
 * The top of a table whose headings no mapping knows: by a mapping for tables that have none, where one fits; else the row that may be headings.
 * Throws AppError (input, ROLL_EMPTY or ROLL_NO_HEADINGS); the latter shows the shape of the first row, never what it says.
 */
export function findTop(name: string, rows: readonly RawRow[], mappings: readonly RollMapping[]): TableTop {
  const { row: first } = findFirstWide(rows);
  if (first === undefined) {
    throw new AppError("input", "ROLL_EMPTY", `${name} has nothing but blank lines.`, { hint: "Export the roll again." });
  }
  if (mappings.some((mapping) => isForWidth(mapping, first.cells.length, mappings.length === 1))) return topWithout(rows);
  const guessed = guessHeadings(rows);
  if (guessed !== undefined) return topAt(rows, { headings: guessed.cells, rows: [guessed] }, "guessed");
  throw new AppError(
    "input",
    "ROLL_NO_HEADINGS",
    `${name} has no headings: line ${first.line} looks like a person's row (${describeShape(first)}).`,
    {
      hint: `Export it again with headings. If it always comes without them, \`resettle roll mapping new ${commandWord(name)} --no-headings\` makes a mapping for it.`,
    },
  );
}

/** The top of a table that has no headings: its columns go by their place. */
export function topWithout(rows: readonly RawRow[]): TableTop {
  const { row } = findFirstWide(rows);
  const preamble = row === undefined ? [] : rows.slice(0, rows.indexOf(row));
  const headings = positionHeadings(row?.cells.length ?? 0);
  return { headings, headingLine: preamble.at(-1)?.line ?? 0, headingRows: [], preamble, headingsAre: "positions" };
}

function topAt(rows: readonly RawRow[], found: FoundHeadings, headingsAre: TableTop["headingsAre"]): TableTop {
  const { headings, rows: headingRows } = found;
  const [first] = headingRows;
  const preamble = first === undefined ? [] : rows.slice(0, rows.indexOf(first));
  return { headings, headingLine: headingRows.at(-1)?.line ?? 0, headingRows, preamble, headingsAre };
}

/** Nothing but the number of columns tells such a table, so all of them have to be named in the mapping, unless it is the one asked for. */
function isForWidth(mapping: RollMapping, width: number, isWanted: boolean): boolean {
  if (mapping.headings !== "none") return false;
  const places = [...Object.values(mapping.columns).flatMap((names) => names ?? []), ...mapping.ignore].map(positionOf);
  const last = Math.max(0, ...places.map((place) => place ?? 0));
  return isWanted || last === width;
}
