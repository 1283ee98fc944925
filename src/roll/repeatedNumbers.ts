import { columnsOf, type MappedColumn } from "./bindColumns.js";
import { foldCells, tidyRow } from "./cellText.js";
import type { ChosenMapping } from "./chooseMapping.js";
import { createNumberParser } from "./numberShape.js";
import { firstFilled, isMisshapen, type RawRow } from "./rawRow.js";
import type { RepeatFinder } from "./repeatFinder.js";
import { type RollLayout, readRows } from "./rollLayout.js";
import type { RollSource } from "./rollSource.js";

/** A prisoner number that stands in several rows of one roll. */
export interface Repeat {
  /** In the file's order. */
  readonly lines: readonly number[];
  /** Headings under which the rows differ; none where they all say the same. */
  readonly differing: readonly string[];
}

type Differences = ReadonlyMap<string, ReadonlySet<MappedColumn>>;

/** The numbers that stand more than once, with the headings under which their rows differ: a second look at the file, where some do. */
export async function findRepeats(
  source: RollSource,
  layout: RollLayout,
  chosen: ChosenMapping,
  { lines }: RepeatFinder,
): Promise<ReadonlyMap<string, Repeat>> {
  const found: Differences = lines.size === 0 ? new Map() : await findDifferences(source, layout, chosen, lines);
  const headingsOf = (number: string) =>
    chosen.columns.filter((column) => found.get(number)?.has(column)).map(({ heading }) => heading);
  return new Map([...lines].map(([number, at]) => [number, { lines: at, differing: headingsOf(number) }]));
}

async function findDifferences(
  source: RollSource,
  layout: RollLayout,
  chosen: ChosenMapping,
  wanted: ReadonlyMap<string, unknown>,
): Promise<Differences> {
  const numbers = columnsOf("prisonerNumber", chosen.columns, chosen.mapping);
  const parseNumber = createNumberParser(chosen.mapping);
  const first = new Map<string, RawRow>();
  const found = new Map<string, Set<MappedColumn>>([...wanted.keys()].map((number) => [number, new Set()]));
  for await (const batch of readRows(source, layout)) {
    for (const raw of batch) {
      if (isMisshapen(raw, layout.headings.length)) continue;
      const row = tidyRow(raw);
      const number = parseNumber(firstFilled(row, numbers));
      if (number === undefined || !wanted.has(number)) continue;
      const before = first.get(number);
      if (before === undefined) first.set(number, row);
      else for (const column of chosen.columns) if (!isSameCell(before, row, column)) found.get(number)?.add(column);
    }
  }
  return found;
}

function isSameCell(one: RawRow, other: RawRow, column: MappedColumn): boolean {
  return foldCells(one, [column]) === foldCells(other, [column]);
}
