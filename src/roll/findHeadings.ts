import { bindColumns } from "./bindColumns.js";
import { cleanCell } from "./cellText.js";
import { headingKey } from "./headings.js";
import { shapeOf } from "./numberShape.js";
import type { RawRow } from "./rawRow.js";
import { parseDateShape } from "./rollDate.js";
import type { RollMapping } from "./rollMapping.js";
import { joinHeadings } from "./twoRowHeadings.js";

/** How far down headings are looked for: below a title, a block of parameters, blank rows. */
export const HEADINGS_WITHIN = 60;

/** Headings, and the row they stand in: two rows where titles stand over several of them. */
export interface FoundHeadings {
  readonly headings: readonly string[];
  readonly rows: readonly RawRow[];
}

/**
 * The row of a table's beginning whose cells the mappings know best: one has to be the heading of a prisoner number. Undefined where no row has it.
 * A line of parameters may well have one of the words ("NOMS Number: all"), so the row must be about as wide as what follows. Two rows are taken
 * together only where that has more columns read than either alone.
 */
export function findHeadings(rows: readonly RawRow[], mappings: readonly RollMapping[]): FoundHeadings | undefined {
  const known = createWordCounter(mappings);
  let best: FoundHeadings | undefined;
  let most = 0;
  let mostRead = 0;
  for (const [index, row] of rows.entries()) {
    const { read, all } = known(row);
    const score = read * 1000 + all;
    if (read === 0 || score <= most || isNarrow(row, rows.slice(index + 1))) continue;
    best = { headings: row.cells, rows: [row] };
    [most, mostRead] = [score, read];
  }
  for (const [index, upper] of rows.entries()) {
    const lower = rows[index + 1];
    if (lower === undefined || ![upper, lower].every(isWords)) continue;
    const headings = joinHeadings(upper.cells, lower.cells, mappings);
    const { read } = known({ cells: headings });
    if (read <= mostRead || isNarrow({ cells: headings }, rows.slice(index + 2))) continue;
    best = { headings, rows: [upper, lower] };
    mostRead = read;
  }
  return best;
}

function isWords({ cells }: RawRow): boolean {
  return !cells.some(looksLikeData);
}

type Cells = Pick<RawRow, "cells">;

/** How many headings of a row one mapping reads, and how many it knows with those it ignores; none where it finds no prisoner number. */
function createWordCounter(mappings: readonly RollMapping[]): (row: Cells) => { read: number; all: number } {
  return ({ cells }) => {
    const counts = mappings.map((mapping) => {
      const { columns, ignored } = bindColumns(cells, mapping);
      const hasNumber = columns.some(({ fields }) => fields.includes("prisonerNumber"));
      return hasNumber ? { read: columns.length, all: columns.length + ignored.length } : { read: 0, all: 0 };
    });
    return counts.reduce((a, b) => (b.read * 1000 + b.all > a.read * 1000 + a.all ? b : a), { read: 0, all: 0 });
  };
}

function isNarrow(row: Cells, below: readonly RawRow[]): boolean {
  return countFilled(row) * 2 < Math.max(0, ...below.map(countFilled));
}

/**
 * The first row of a table's beginning that could be headings nobody knows: wide, and all of it words that no row below repeats in their place.
 * Undefined where that row is as likely a person's: then nothing of it may be shown.
 */
export function guessHeadings(rows: readonly RawRow[]): RawRow | undefined {
  const { row, below } = findFirstWide(rows);
  if (row === undefined || below.length === 0 || row.cells.some(looksLikeData)) return undefined;
  const repeats = row.cells.some((cell, index) => {
    const key = headingKey(cell);
    return key !== "" && below.some((other) => headingKey(other.cells[index] ?? "") === key && !isSameRow(row, other));
  });
  return repeats ? undefined : row;
}

/** The first row that is as wide as most of a table's beginning, and the rows below it. */
export function findFirstWide(rows: readonly RawRow[]): { readonly row: RawRow | undefined; readonly below: readonly RawRow[] } {
  const widest = Math.max(0, ...rows.map(countFilled));
  const index = rows.findIndex((row) => countFilled(row) * 5 >= widest * 3);
  return { row: rows[index], below: rows.slice(index + 1) };
}

/** What a row looks like without what it says: `A9999AA, AAAAAAA, 99/99/9999`. */
export function describeShape({ cells }: RawRow): string {
  const shown = cells.slice(0, CELLS_SHOWN).map((cell) => shapeOf(cleanCell(cell)).slice(0, LETTERS_SHOWN));
  return `${shown.join(", ")}${cells.length > shown.length ? `, and ${cells.length - shown.length} more` : ""}`;
}

const CELLS_SHOWN = 12;
const LETTERS_SHOWN = 16;

/** Whether two rows say the same, whatever their spaces and case. */
export function isSameRow(one: RawRow, other: RawRow): boolean {
  const width = Math.max(one.cells.length, other.cells.length);
  for (let index = 0; index < width; index += 1) {
    const [a = "", b = ""] = [one.cells[index], other.cells[index]];
    if (a !== b && headingKey(a) !== headingKey(b)) return false;
  }
  return true;
}

function countFilled({ cells }: Cells): number {
  return cells.filter((cell) => cell.trim() !== "").length;
}

/** No heading is a date, a number, or the shape of a prisoner number; nor is it a row that was not taken apart and has one in it. */
function looksLikeData(cell: string): boolean {
  return cell.split(/[,;|\t]/u).some(isDatum);
}

function isDatum(part: string): boolean {
  const text = cleanCell(part);
  if (text === "") return false;
  const shape = parseDateShape(text).kind;
  return shape === "numbers" || shape === "day" || shape === "named" || /^(?:[a-z]\d{4}[a-z]{2}|[\d.,/: -]+)$/iu.test(text);
}
