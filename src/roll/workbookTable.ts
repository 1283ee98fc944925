import type { RawRow } from "./rawRow.js";
import type { RollSource } from "./rollSource.js";
import { type BytesSurvey, openBytes } from "./surveyBytes.js";
import { openWorkbook, type Workbook } from "./workbook.js";
import { chooseSheet, type SheetChoice } from "./workbookChoice.js";
import { workbookError } from "./workbookError.js";
import { readSheet } from "./workbookSheet.js";

/** A sheet of a workbook, which holds a roll. The workbook stays open in memory, packed: so nobody changes it between one look at it and the next. */
export interface WorkbookTable {
  readonly kind: "workbook";
  /** The sheet's name. */
  readonly sheet: string;
  /** How many other sheets of cells the workbook has. */
  readonly otherSheets: number;
  /** Whether it was chosen among several because it looks like a roll, not by name. */
  readonly chosen: boolean;
  /** Cells whose formula gave no result, as "row:column", the first 100,000; filled as the rows are read, the same each time. */
  readonly lostCells: ReadonlySet<string>;
  /** The rows that have anything in them. Throws AppError (input) where the sheet is damaged. */
  read(): AsyncGenerator<RawRow[]>;
}

/** More are not counted: a damaged sheet may be full of them. */
const MOST_LOST_CELLS = 100_000;

/** The workbook is unpacked from memory, since a zip's table of contents stands at its end. A million rows have 100 MB packed. */
const LARGEST_WORKBOOK = 256 * 1024 * 1024;

/** Finds the sheet that holds the roll. Throws AppError (input) where the workbook is damaged, or no sheet or more than one looks like a roll. */
export async function findWorkbookTable(source: RollSource, bytes: BytesSurvey, choice: SheetChoice): Promise<WorkbookTable> {
  const workbook = await open(source, bytes);
  const sheet = await chooseSheet(workbook, choice);
  const otherSheets = workbook.sheets.length - 1;
  const lostCells = new Set<string>();
  const onLost = (row: number, column: number) => {
    if (lostCells.size < MOST_LOST_CELLS) lostCells.add(`${row}:${column}`);
  };
  return {
    kind: "workbook",
    sheet: sheet.name,
    otherSheets,
    chosen: choice.sheet === undefined && otherSheets > 0,
    lostCells,
    read: () => readSheet(workbook, sheet, onLost),
  };
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
