import type { PlainDate } from "../domain/plainDate.js";
import { columnsOf, type MappedColumn } from "./bindColumns.js";
import { tidyRow } from "./cellText.js";
import { createDayFinder } from "./dateReader.js";
import { headingKey } from "./headings.js";
import { createNumberParser } from "./numberShape.js";
import { createPersonReader } from "./personReader.js";
import { firstFilled, isMisshapen, type RawRow } from "./rawRow.js";
import { readRows } from "./rollLayout.js";
import type { RejectedRow, RollRow } from "./rollRow.js";
import type { RollSource } from "./rollSource.js";
import type { RollSurvey } from "./rollSurvey.js";
import type { RowProblem } from "./rowChecks.js";
import { hashText } from "./rowHash.js";

/** Changes when the same row under the same mapping comes to say something else, so that no kept hash hides it. */
const READER_VERSION = 1;
const BATCH_ROWS = 500;
const LINES_NAMED = 5;

interface ReadOptions {
  /** Whether this is the hash that was kept with a person when their row was last taken in. */
  isAsYesterday(prisonerNumber: string, hash: string): boolean;
  /** Rows with one of these days are read even so. */
  readonly days?: readonly PlainDate[] | undefined;
}

/**
 * Reads a surveyed roll's rows, in batches of at most 500, in the file's order: one outcome for each of `survey.rows` rows. Throws AppError
 * (input) where the file is no longer the one that was surveyed.
 */
export async function* readRoll(source: RollSource, survey: RollSurvey, options: ReadOptions): AsyncGenerator<RollRow[]> {
  const judge = createJudge(survey, options);
  let outcomes: RollRow[] = [];
  for await (const batch of readRows(source, survey.layout)) {
    for (const row of batch) {
      if (survey.footerLine !== undefined && row.line >= survey.footerLine) continue;
      outcomes.push(judge(row));
      if (outcomes.length < BATCH_ROWS) continue;
      yield outcomes;
      outcomes = [];
    }
  }
  if (outcomes.length > 0) yield outcomes;
}

/** Decides the outcome of one row, cheapest question first. */
function createJudge(survey: RollSurvey, { isAsYesterday, days = [] }: ReadOptions): (row: RawRow) => RollRow {
  const width = survey.layout.headings.length;
  const numbers = columnsOf("prisonerNumber", survey.columns, survey.mapping);
  const parseNumber = createNumberParser(survey.mapping);
  const hashRow = createRowHasher(survey);
  const readPerson = createPersonReader(survey);
  const hasDay = createDayFinder(survey, days);

  return (raw) => {
    const row = tidyRow(raw);
    const prisonerNumber = parseNumber(firstFilled(row, numbers));
    const reject = (problems: readonly RowProblem[]) => buildReject(raw, survey, prisonerNumber, problems);
    if (isMisshapen(row, width)) return reject([misshapen(row, width)]);
    if (prisonerNumber === undefined) return reject([malformed(numbers, survey)]);

    const repeat = survey.repeats.get(prisonerNumber);
    if (repeat !== undefined && repeat.differing.length > 0) return reject([differing(repeat.lines, repeat.differing)]);
    if (repeat !== undefined && repeat.lines[0] !== row.line) return { kind: "duplicate", line: row.line, prisonerNumber };

    const hash = hashRow(row);
    if (isAsYesterday(prisonerNumber, hash)) {
      const person = hasDay(row) ? readPerson(prisonerNumber, row).person : undefined;
      return { kind: "asYesterday", line: row.line, prisonerNumber, hash, ...(person === undefined ? {} : { person }) };
    }
    const read = readPerson(prisonerNumber, row);
    if (read.person === undefined) return reject(read.problems);
    // A child is read anew every day: on a birthday they are one no more, with no cell changing.
    const kept = read.person.facts.under18 ? "" : hash;
    return {
      kind: "person",
      line: row.line,
      hash: kept,
      person: read.person,
      warnings: read.warnings,
      cells: cellsOf(raw, survey),
    };
  };
}

/** The hash of what a row says and how it is read: the cells, the mapping, the order of day and month, the prison of those without. */
function createRowHasher(survey: RollSurvey): (row: RawRow) => string {
  const columns = [...survey.columns].sort((a, b) => (headingKey(a.heading) < headingKey(b.heading) ? -1 : 1));
  const how = [
    READER_VERSION,
    survey.mapping.fingerprint,
    survey.prisonCodes.get("") ?? "",
    columns.map(({ heading, dateOrder }) => [headingKey(heading), dateOrder]),
  ];
  const salt = hashText(JSON.stringify(how));
  return ({ cells }) => {
    let text = salt;
    for (const { index } of columns) text += `\0${cells[index] ?? ""}`;
    return hashText(text);
  };
}

/** One reject for a row, whatever is wrong with it: the first problem leads, and all are told. */
function buildReject(
  row: RawRow,
  survey: RollSurvey,
  prisonerNumber: string | undefined,
  problems: readonly RowProblem[],
): RejectedRow {
  const [first] = problems;
  return {
    kind: "rejected",
    line: row.line,
    ...(prisonerNumber === undefined ? {} : { prisonerNumber }),
    ...(first?.column === undefined ? {} : { column: first.column }),
    code: first?.code ?? "ROW_UNREADABLE",
    message: problems.map(({ message }) => message).join("; "),
    cells: cellsOf(row, survey),
  };
}

function cellsOf({ cells }: RawRow, { columns }: RollSurvey): readonly string[] {
  return columns.map(({ index }) => cells[index] ?? "");
}

function malformed([column]: readonly MappedColumn[], { mapping }: RollSurvey): RowProblem {
  const message =
    mapping.numbers === undefined
      ? "a prisoner number is a letter, four digits and two letters, as in A1234BC"
      : `a number of this roll has the shape ${mapping.numbers.join(" or ")}: A for a letter, 9 for a digit`;
  return { code: "PRISONER_NUMBER_MALFORMED", message, ...(column === undefined ? {} : { column: column.heading }) };
}

function misshapen({ cells }: RawRow, width: number): RowProblem {
  return { code: "ROW_WIDTH", message: `the row has ${cells.length} cells under ${width} headings` };
}

function differing(lines: readonly number[], headings: readonly string[]): RowProblem {
  const more = lines.length > LINES_NAMED ? ` and ${lines.length - LINES_NAMED} more` : "";
  const where = `lines ${lines.slice(0, LINES_NAMED).join(", ")}${more}`;
  const message = `${where} have one prisoner number and differ in ${headings.join(", ")}`;
  const [column] = headings;
  return { code: "SAME_NUMBER_OTHER_FACTS", message, ...(column === undefined ? {} : { column }) };
}
