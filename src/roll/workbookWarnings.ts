import type { RollWarning } from "./rollWarning.js";
import type { WorkbookTable } from "./workbookTable.js";

const ROWS_NAMED = 5;

/** What to say where a sheet was named and the roll is no workbook. */
export function warnOfNoWorkbook(sheet: string | undefined): RollWarning[] {
  if (sheet === undefined) return [];
  return [{ code: "NO_WORKBOOK", message: `this is no workbook, so there was no sheet ${JSON.stringify(sheet)} to read` }];
}

/** What to say about a roll that came in a workbook, once its rows have been read (rolls.md, 15). */
export function warnOfWorkbook({ chosen, sheet, otherSheets, lostCells }: WorkbookTable): RollWarning[] {
  const warnings: RollWarning[] = [];
  if (chosen) {
    const others = otherSheets === 1 ? "1 other sheet was" : `${otherSheets} other sheets were`;
    warnings.push({ code: "ROLL_SHEET_CHOSEN", message: `the sheet ${JSON.stringify(sheet)} was read; ${others} not` });
  }
  if (lostCells.size > 0) {
    const rows = [...new Set([...lostCells].map((place) => place.slice(0, place.indexOf(":"))))];
    const named = rows.slice(0, ROWS_NAMED).join(", ") + (rows.length > ROWS_NAMED ? " and others" : "");
    const cells = lostCells.size === 1 ? "1 cell holds" : `${lostCells.size} cells hold`;
    warnings.push({
      code: "CELLS_WITHOUT_RESULT",
      message: `${cells} a formula that gave an error or no result, in row ${named}: read as blank`,
    });
  }
  return warnings;
}
