import type { MappedColumn } from "./bindColumns.js";
import { tidyRow } from "./cellText.js";
import { addEvidence, type DateEvidence, startEvidence } from "./dateOrders.js";
import type { NumberParser } from "./numberShape.js";
import { firstFilled, isMisshapen, type RawRow } from "./rawRow.js";
import { createRepeatFinder, type RepeatFinder } from "./repeatFinder.js";
import { parseDateShape } from "./rollDate.js";
import { isDateField } from "./rollFields.js";

/** Most dates: with the year first they prove nothing about day and month, and before 2900 none of them means "never". */
const YEAR_FIRST = /^(?:1\d|2[0-8])\d\d-/u;

/** What is counted of every row of a roll. */
export interface RollTally {
  add(row: RawRow): void;
  readonly counts: TallyCounts;
}

interface TallyCounts {
  rows: number;
  /** Whether the last row had too few cells, as where a file was cut. */
  lastRowShort: boolean;
  readonly columns: readonly ColumnCounts[];
  readonly noDateWords: Map<string, number>;
  /** Rows by the text in the first prison column that is filled; "" where none is. */
  readonly prisonTexts: Map<string, number>;
  readonly repeats: RepeatFinder;
}

interface ColumnCounts {
  readonly column: MappedColumn;
  /** Cells with anything in them. */
  filled: number;
  /** Of a column of dates. */
  readonly evidence?: DateEvidence;
}

/** Starts the count over the columns that are read. `width` is the number of headings, `prison` the prison's columns as the mapping prefers them. */
export function createTally(
  width: number,
  columns: readonly MappedColumn[],
  prison: readonly MappedColumn[],
  parseNumber: NumberParser,
): RollTally {
  const counts: TallyCounts = {
    rows: 0,
    lastRowShort: false,
    columns: columns.map((column) => ({
      column,
      filled: 0,
      ...(column.fields.some(isDateField) ? { evidence: startEvidence(column) } : {}),
    })),
    noDateWords: new Map(),
    prisonTexts: new Map(),
    repeats: createRepeatFinder(),
  };
  const numbers = columns.filter((column) => column.fields.includes("prisonerNumber"));

  const addDate = (text: string, evidence: DateEvidence, line: number) => {
    if (YEAR_FIRST.test(text)) return;
    const shape = parseDateShape(text);
    if (shape.kind === "none") increase(counts.noDateWords, shape.word);
    else addEvidence(evidence, shape, line);
  };

  return {
    counts,
    add(raw) {
      counts.rows += 1;
      counts.lastRowShort = raw.cells.length < width;
      if (isMisshapen(raw, width)) return;
      const row = tidyRow(raw);
      for (const count of counts.columns) {
        const text = row.cells[count.column.index];
        if (text === undefined || text === "") continue;
        count.filled += 1;
        if (count.evidence !== undefined) addDate(text, count.evidence, row.line);
      }
      increase(counts.prisonTexts, firstFilled(row, prison));
      const number = parseNumber(firstFilled(row, numbers));
      if (number !== undefined) counts.repeats.add(number, row.line);
    },
  };
}

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
