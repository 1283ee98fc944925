import { AppError } from "../domain/appError.js";
import type { PlainDate } from "../domain/plainDate.js";
import { columnsOf } from "./bindColumns.js";
import { challengeColumns } from "./challengeColumns.js";
import { chooseMapping, findCandidates } from "./chooseMapping.js";
import { countRows } from "./countRows.js";
import { provedOrder, type SettledOrder, settleOrders } from "./dateOrders.js";
import { headingKey, REJECT_HEADINGS } from "./headings.js";
import { findMissingPages, findPageDay } from "./jsonPage.js";
import type { RawRow } from "./rawRow.js";
import { findRepeats } from "./repeatedNumbers.js";
import { findRollDay, type RollDay } from "./rollDay.js";
import { findLayout, type RollLayout, workbookOf } from "./rollLayout.js";
import type { DateOrder, RollMapping } from "./rollMapping.js";
import { findPrisons, type KnownPrison } from "./rollPrisons.js";
import type { RollSource } from "./rollSource.js";
import type { RollSurvey, SurveyedColumn } from "./rollSurvey.js";
import type { RollTally } from "./rollTally.js";
import {
  warnOfDates,
  warnOfDay,
  warnOfEncoding,
  warnOfFooter,
  warnOfHeadings,
  warnOfPages,
  warnOfPrisons,
} from "./surveyWarnings.js";
import { warnOfNoWorkbook, warnOfWorkbook } from "./workbookWarnings.js";

export interface SurveyOptions {
  /** In the order in which they are preferred. */
  readonly mappings: readonly RollMapping[];
  readonly prisons: readonly KnownPrison[];
  /** The day asked about: what ages are counted on where the roll names no day of its own. */
  readonly asOf: PlainDate;
  /** Name of the mapping; chosen by the headings where not said. */
  readonly mapping?: string;
  /** Name of the sheet of a workbook; the one that looks like a roll where not said. */
  readonly sheet?: string;
  /** Code of the prison of rows that name none. */
  readonly prison?: string;
  /** Headings of columns that are right whatever they look like. */
  readonly believed?: readonly string[];
  /** Whether the roll is complete, where the person knows better than the file. */
  readonly complete?: boolean;
}

/**
 * Reads a whole roll to find out what holds for all of its rows: encoding, mapping, day and month, prisons, whether it is complete, numbers that
 * stand more than once. Throws AppError (input) where it is no roll, and (notFound) where the mapping asked for does not exist.
 */
export async function surveyRoll(source: RollSource, options: SurveyOptions): Promise<RollSurvey> {
  const candidates = findCandidates(options.mappings, options.mapping);
  const layout = await findLayout(source, candidates, options.sheet);
  const chosen = chooseMapping(source.name, layout.headings, candidates);
  const prisonColumns = columnsOf("prison", chosen.columns, chosen.mapping);
  const defaultPrison = options.prison ?? chosen.mapping.prison;
  if (prisonColumns.length === 0 && defaultPrison === undefined) throw noPrison(source.name);

  const { counts, footer, pages, sample } = await countRows(source, layout, chosen, prisonColumns);
  if (counts.rows === 0) throw noRows(source.name);
  const { dateOrder } = chosen.mapping;
  const orders = settleOrders(
    counts.columns.flatMap(({ evidence }) => evidence ?? []),
    dateOrder,
  );
  const said = findDay(layout, footer, provedOrder(orders) ?? dateOrder);
  const day = said?.day ?? options.asOf;
  const columns = counts.columns.map((counted) => surveyColumn(counted, orders));
  // Rows that were rejected are odd by nature: those that are still wrong are rejected again.
  const challenge = {
    name: source.name,
    layout,
    mapping: chosen.mapping,
    columns,
    sample,
    day,
    believed: options.believed ?? [],
  };
  const doubts = isRejectsFile(layout) ? [] : challengeColumns(challenge);
  const { codes, prisons, unlisted } = findPrisons(counts.prisonTexts, options.prisons, defaultPrison);
  const partialBecause = findPartReason(layout, counts, options.complete);
  const workbook = workbookOf(layout);
  return {
    file: source.name,
    ...(workbook === undefined ? {} : { sheet: workbook.sheet }),
    layout,
    mapping: chosen.mapping,
    columns,
    ignored: chosen.ignored,
    rows: counts.rows,
    ...(footer[0] === undefined ? {} : { footerLine: footer[0].line }),
    prisons,
    prisonCodes: codes,
    ...(said?.day === undefined ? {} : { takenOn: said.day }),
    ...(said?.line === undefined ? {} : { takenOnLine: said.line }),
    day,
    complete: partialBecause === undefined,
    ...(partialBecause === undefined ? {} : { partialBecause }),
    repeats: await findRepeats(source, layout, chosen, counts.repeats),
    noDateWords: counts.noDateWords,
    warnings: [
      ...warnOfEncoding(layout.bytes),
      ...(workbook === undefined ? warnOfNoWorkbook(options.sheet) : warnOfWorkbook(workbook)),
      ...warnOfHeadings(chosen),
      ...warnOfDates(orders),
      ...doubts,
      ...warnOfPages(pages),
      ...warnOfFooter(footer),
      ...warnOfDay(said),
      ...warnOfPrisons(unlisted),
    ],
  };
}

/** The day that the roll itself says it is of: JSON beside its records, a table above or below its rows. */
function findDay(layout: RollLayout, footer: readonly RawRow[], order: DateOrder): Partial<RollDay> | undefined {
  if (layout.format === "json") {
    const day = findPageDay(layout.page);
    return day && { day };
  }
  return findRollDay(footer, order, "counts") ?? findRollDay(layout.preamble, order, "says nothing");
}

function surveyColumn(
  { column, filled }: RollTally["counts"]["columns"][number],
  orders: readonly SettledOrder[],
): SurveyedColumn {
  const settled = orders.find(({ evidence }) => evidence.column === column);
  return { ...column, filled, ...(settled === undefined ? {} : { dateOrder: settled.order }) };
}

/** Why people missing from this roll are not to be taken for gone (rolls.md, 4); undefined where they are. */
function findPartReason(layout: RollLayout, counts: RollTally["counts"], said: boolean | undefined): string | undefined {
  if (said !== undefined) return said ? undefined : "it was said to be a part";
  if (layout.format === "json") return findMissingPages(layout.page, counts.rows);
  if (isRejectsFile(layout)) return "it holds rows that an import rejected";
  return counts.lastRowShort ? "its last row is cut short, so there may be more" : undefined;
}

function isRejectsFile({ headings }: RollLayout): boolean {
  const keys = new Set(headings.map(headingKey));
  return REJECT_HEADINGS.every((heading) => keys.has(heading));
}

function noPrison(name: string): AppError {
  return new AppError("input", "ROLL_NO_PRISON", `${name} does not say which prison it is of.`, {
    hint: "Say whose roll it is, for example --prison MDI.",
  });
}

function noRows(name: string): AppError {
  return new AppError("input", "ROLL_NO_ROWS", `${name} has headings and nobody under them.`, { hint: "Export the roll again." });
}
