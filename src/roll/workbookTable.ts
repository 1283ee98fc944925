import type { RawRow } from "./rawRow.js";
import type { RollMapping } from "./rollMapping.js";
import type { RollSource } from "./rollSource.js";
import { type BytesSurvey, openBytes } from "./surveyBytes.js";
import { openWorkbook, type Workbook } from "./workbook.js";
import { chooseSheet } from "./workbookChoice.js";
import { workbookError } from "./workbookError.js";
import { readSheet } from "./workbookSheet.js";

/** A sheet of a workbook, which holds a roll. */
export interface WorkbookTable {
  readonly kind: "workbook";
  readonly sheet: string;
  /** How many other sheets the workbook has. */
  readonly otherSheets: number;
  /** Whether it was chosen among them because it looks like a roll, not by name. */
  readonly chosen: boolean;
  /** Cells whose formula gave no result, as "row:column"; filled as the rows are read, the same each time. */
  readonly lostCells: Set<string>;
}

export interface SheetChoice {
  /** In the order in which they are preferred. */
  readonly mappings: readonly RollMapping[];
  /** Name of the sheet; chosen by what is on it where not said. */
  readonly sheet?: string;
}

/** The workbook is unpacked from memory, since a zip's table of contents stands at its end. A million rows have 100 MB packed. */
const LARGEST_WORKBOOK = 256 * 1024 * 1024;

/** Finds the sheet that holds the roll. Throws AppError (input) where the workbook is damaged, or no sheet or more than one looks like a roll. */
export async function findWorkbookTable(source: RollSource, bytes: BytesSurvey, choice: SheetChoice): Promise<WorkbookTable> {
  const workbook = await open(source, bytes);
  const sheet = await chooseSheet(workbook, choice);
  const otherSheets = workbook.sheets.length - 1;
  return {
    kind: "workbook",
    sheet: sheet.name,
    otherSheets,
    chosen: choice.sheet === undefined && otherSheets > 0,
    lostCells: new Set(),
  };
}

/** The rows of a sheet that have anything in them. Throws AppError (input) where it is damaged or no longer what was surveyed. */
export async function* readWorkbookTable(source: RollSource, bytes: BytesSurvey, table: WorkbookTable): AsyncGenerator<RawRow[]> {
  const workbook = await open(source, bytes);
  const sheet = workbook.sheets.find(({ name }) => name === table.sheet);
  if (sheet !== undefined) yield* readSheet(workbook, sheet, (row, column) => table.lostCells.add(`${row}:${column}`));
}

async function open(source: RollSource, survey: BytesSurvey): Promise<Workbook> {
  if (survey.bytes > LARGEST_WORKBOOK) {
    const megabytes = Math.round(survey.bytes / 1024 / 1024);
    throw workbookError("ROLL_WORKBOOK_TOO_LARGE", `${source.name} is a workbook of ${megabytes} MB, which no roll needs.`);
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of openBytes(source, survey)) chunks.push(chunk);
  return openWorkbook(source.name, Buffer.concat(chunks));
}
