import { type PlainDate, partsOf } from "../domain/plainDate.js";
import { columnsOf } from "./bindColumns.js";
import type { RawRow } from "./rawRow.js";
import type { RowDates } from "./releaseDates.js";
import { type DateReading, parseDateShape, settleDate } from "./rollDate.js";
import { DATE_FIELDS, type DateField, isDateField } from "./rollFields.js";
import type { RollSurvey, SurveyedColumn } from "./rollSurvey.js";
import type { RowProblem } from "./rowChecks.js";

/** Years of two digits end here for dates other than birth: 69 is 2069, 70 is 1970. */
const LATEST_YEAR = 2069;

/** Reads all dates of a tidied row; the first column of a field that names a day counts. A cell that is no date is a problem, whichever it is. */
export function createDateReader(survey: RollSurvey): (row: RawRow) => { dates: RowDates; problems: RowProblem[] } {
  const fields = DATE_FIELDS.flatMap((field) => {
    const columns = columnsOf(field, survey.columns, survey.mapping).map((column) => ({
      column,
      read: createDateCellReader(column, survey.day),
    }));
    return columns.length === 0 ? [] : [{ field, columns }];
  });
  return (row) => {
    const dates: Partial<Record<DateField, PlainDate>> = {};
    const problems: RowProblem[] = [];
    for (const { field, columns } of fields) {
      for (const { column, read } of columns) {
        const cell = row.cells[column.index];
        if (cell === undefined || cell === "") continue;
        const reading = read(cell);
        if (reading.kind === "notADate") addProblem(problems, column.heading);
        else if (reading.kind === "day") dates[field] ??= reading.day;
      }
    }
    return { dates, problems };
  };
}

/** Tells whether a tidied row has one of some days in it, whatever it is the day of but a birth. */
export function createDayFinder(survey: RollSurvey, days: readonly PlainDate[]): (row: RawRow) => boolean {
  const wanted = new Set(days);
  const columns = survey.columns
    .filter(({ fields }) => fields.some((field) => isDateField(field) && field !== "dateOfBirth"))
    .map((column) => ({ index: column.index, read: createDateCellReader(column, survey.day) }));
  if (wanted.size === 0) return () => false;
  return ({ cells }) => {
    for (const { index, read } of columns) {
      const cell = cells[index];
      if (cell === undefined || cell === "") continue;
      const reading = read(cell);
      if (reading.kind === "day" && wanted.has(reading.day)) return true;
    }
    return false;
  };
}

/** Once a column, which may fill two fields. */
function addProblem(problems: RowProblem[], column: string): void {
  if (problems.some((problem) => problem.column === column)) return;
  problems.push({ code: "NOT_A_DATE", message: `${column} holds something that is no date`, column });
}

/** Reads one column's tidied cells in the order settled for it. */
export function createDateCellReader(
  { dateOrder = "dayFirst", fields }: SurveyedColumn,
  day: PlainDate,
): (cell: string) => DateReading {
  const latestYear = fields.includes("dateOfBirth") ? partsOf(day)[0] : LATEST_YEAR;
  return (cell) => settleDate(parseDateShape(cell), dateOrder, latestYear);
}
