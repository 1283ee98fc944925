import type { AppError } from "../domain/appError.js";
import { bindColumns } from "./bindColumns.js";
import type { RollMapping } from "./rollMapping.js";
import type { Workbook, WorkbookSheet } from "./workbook.js";
import { workbookError } from "./workbookError.js";
import { readSheet } from "./workbookSheet.js";

/** A heading stands within so many rows that have anything in them. */
const ROWS_LOOKED_AT = 40;
const SHEETS_NAMED = 20;

export interface SheetChoice {
  /** In the order in which they are preferred. */
  readonly mappings: readonly RollMapping[];
  /** Name of the sheet; chosen by what is on it where not said. */
  readonly sheet: string | undefined;
}

/**
 * The sheet named; else the only one; else the only one that looks like a roll; else the only one with anything on it. A hidden sheet counts where no visible
 * one does. Throws AppError (input) with the sheets' names where that does not decide.
 */
export async function chooseSheet(workbook: Workbook, { sheet, mappings }: SheetChoice): Promise<WorkbookSheet> {
  const { sheets } = workbook;
  if (sheet !== undefined) return findNamed(workbook, sheet);
  const [first, ...others] = sheets;
  if (first !== undefined && others.length === 0) return first;
  const looks: SheetLook[] = [];
  for (const one of sheets) looks.push(await lookAt(workbook, one, mappings));
  const candidates = firstWithAny([
    looks.filter((look) => look.isRoll && !look.sheet.hidden),
    looks.filter((look) => look.isRoll),
    looks.filter((look) => look.hasText && !look.sheet.hidden),
    looks,
  ]);
  const [only, ...more] = candidates;
  if (only !== undefined && more.length === 0) return only.sheet;
  throw unclear(
    workbook,
    candidates.map((look) => look.sheet),
    candidates.some((look) => look.isRoll),
  );
}

interface SheetLook {
  readonly sheet: WorkbookSheet;
  readonly isRoll: boolean;
  readonly hasText: boolean;
}

async function lookAt(workbook: Workbook, sheet: WorkbookSheet, mappings: readonly RollMapping[]): Promise<SheetLook> {
  let seen = 0;
  for await (const batch of readSheet(workbook, sheet, () => {})) {
    for (const { cells } of batch) {
      if (mappings.some((mapping) => isHeadingRow(cells, mapping))) return { sheet, isRoll: true, hasText: true };
      seen += 1;
      if (seen === ROWS_LOOKED_AT) return { sheet, isRoll: false, hasText: true };
    }
  }
  return { sheet, isRoll: false, hasText: seen > 0 };
}

/** A row of which a mapping knows the prisoner number and most of the rest. */
function isHeadingRow(cells: readonly string[], mapping: RollMapping): boolean {
  const { columns, unknown } = bindColumns(cells, mapping);
  return columns.length > unknown.length && columns.some(({ fields }) => fields.includes("prisonerNumber"));
}

function firstWithAny<T>(lists: readonly (readonly T[])[]): readonly T[] {
  return lists.find((list) => list.length > 0) ?? [];
}

function findNamed({ sheets, zip }: Workbook, wanted: string): WorkbookSheet {
  const found = sheets.find(({ name }) => name === wanted) ?? sheets.find(({ name }) => nameKey(name) === nameKey(wanted));
  if (found !== undefined) return found;
  const seen = `${zip.name} has no sheet ${JSON.stringify(wanted)}.`;
  throw workbookError("ROLL_SHEET_NOT_FOUND", seen, `It has ${listNames(sheets)}.`);
}

/** Spreadsheet programs compare the names of sheets so. */
function nameKey(name: string): string {
  return name.trim().normalize("NFC").toLowerCase();
}

function unclear({ zip }: Workbook, sheets: readonly WorkbookSheet[], rolls: boolean): AppError {
  const [first] = sheets;
  const seen = rolls
    ? `${zip.name} has ${sheets.length} sheets that look like rolls: ${listNames(sheets)}.`
    : `${zip.name} has ${sheets.length} sheets, and none looks like a roll: ${listNames(sheets)}.`;
  return workbookError(
    "ROLL_SHEET_UNCLEAR",
    seen,
    `Say which one to read, for example --sheet ${JSON.stringify(first?.name ?? "Sheet1")}.`,
  );
}

function listNames(sheets: readonly WorkbookSheet[]): string {
  const shown = sheets.slice(0, SHEETS_NAMED).map(({ name }) => JSON.stringify(name));
  const more = sheets.length > shown.length ? ` and ${sheets.length - shown.length} more` : "";
  return shown.join(", ") + more;
}
