import type { RawRow } from "./rawRow.js";
import type { Workbook, WorkbookSheet } from "./workbook.js";
import { type CellContent, cellText } from "./workbookCell.js";
import { damagedWorkbook, workbookError } from "./workbookError.js";
import { createTextRuns } from "./workbookStrings.js";
import { createXmlReader } from "./workbookXml.js";
import type { XmlHandlers } from "./xmlParser.js";

const BATCH_ROWS = 500;
/** Excel's own limits: a sheet that goes beyond them is damaged. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
/** In characters, as of a row of CSV. */
const LONGEST_ROW = 64 * 1024;

/** Where a cell's formula gave no result; rows as Excel numbers them, columns from 0. */
export type OnLostCell = (row: number, column: number) => void;

/**
 * The rows of a sheet that have anything in them, with their numbers as Excel shows them, hidden ones included. What is styled and blank is skipped, and so
 * is the range the sheet declares; each row is as wide as the widest before it. Throws AppError (input) where the sheet is damaged.
 */
export async function* readSheet(workbook: Workbook, { part }: WorkbookSheet, onLost: OnLostCell): AsyncGenerator<RawRow[]> {
  const { zip } = workbook;
  const reader = new SheetReader(workbook, onLost);
  const xml = createXmlReader(zip.name, reader);
  for await (const chunk of zip.read(part)) {
    xml.write(chunk);
    if (reader.rows.length >= BATCH_ROWS) yield reader.takeRows();
  }
  xml.end();
  yield reader.takeRows();
}

/** Gathers rows as the sheet's XML goes by: `sheetData`, in it `row`, in it `c`, in it `f` (formula), `v` (value) or `is` (text). */
class SheetReader implements XmlHandlers {
  rows: RawRow[] = [];
  readonly #workbook: Workbook;
  readonly #onLost: OnLostCell;
  readonly #runs = createTextRuns();
  #inData = false;
  #inRow = false;
  #inValue = false;
  #row = 0;
  #column = -1;
  #width = 0;
  #cells: string[] = [];
  #letters = 0;
  #cell: CellContent | undefined;

  constructor(workbook: Workbook, onLost: OnLostCell) {
    this.#workbook = workbook;
    this.#onLost = onLost;
  }

  takeRows(): RawRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  open(element: string, attributes: Readonly<Record<string, string>>): void {
    if (element === "sheetData") this.#inData = true;
    else if (element === "row" && this.#inData) this.#startRow(attributes.r);
    else if (element === "c" && this.#inRow) this.#startCell(attributes);
    else if (this.#cell !== undefined) {
      if (element === "v") this.#inValue = true;
      else if (element === "f") this.#cell.isFormula = true;
      else this.#runs.open(element);
    }
  }

  text = (text: string): void => {
    if (this.#cell === undefined) return;
    if (this.#inValue) this.#cell.value += text;
    else this.#runs.text(text);
  };

  close(element: string): void {
    if (element === "v") this.#inValue = false;
    else if (element === "c") this.#endCell();
    else if (element === "row") this.#endRow();
    else if (element === "sheetData") this.#inData = false;
    else this.#runs.close(element);
  }

  #startRow(number: string | undefined): void {
    const row = number === undefined ? this.#row + 1 : Number(number);
    if (!(Number.isInteger(row) && row > this.#row && row <= MOST_ROWS)) throw this.#damaged("has rows out of order");
    this.#row = row;
    this.#inRow = true;
    this.#column = -1;
    this.#letters = 0;
    this.#cells = new Array<string>(this.#width).fill("");
  }

  #startCell({ r: place, t: type = "n", s: style = "0" }: Readonly<Record<string, string>>): void {
    const column = place === undefined ? this.#column + 1 : columnOf(place);
    if (!(column > this.#column && column < MOST_COLUMNS)) throw this.#damaged(`has cells out of order in row ${this.#row}`);
    this.#column = column;
    this.#inValue = false;
    this.#runs.start();
    this.#cell = { type, style: Number(style), value: "", isFormula: false };
  }

  #endCell(): void {
    const cell = this.#cell;
    if (cell === undefined) return;
    this.#cell = undefined;
    const text = cellText(this.#workbook, cell, this.#runs.taken());
    if (text === undefined) this.#onLost(this.#row, this.#column);
    else if (text !== "") this.#place(text);
  }

  #place(text: string): void {
    this.#letters += text.length;
    if (this.#letters > LONGEST_ROW) {
      const { name } = this.#workbook.zip;
      throw workbookError(
        "ROLL_ROW_TOO_LONG",
        `${name} has over ${LONGEST_ROW / 1024} KB of text in row ${this.#row}, as no roll has.`,
      );
    }
    while (this.#cells.length < this.#column) this.#cells.push("");
    this.#cells[this.#column] = text;
  }

  #endRow(): void {
    if (!this.#inRow) return;
    this.#inRow = false;
    if (this.#letters === 0 || !this.#cells.some(hasText)) return;
    this.#width = Math.max(this.#width, this.#cells.length);
    this.rows.push({ line: this.#row, cells: this.#cells });
  }

  #damaged(seen: string) {
    return damagedWorkbook(this.#workbook.zip.name, seen);
  }
}

/** 0 for A1, 27 for AB7; NaN where it is no cell's place. */
function columnOf(place: string): number {
  let column = 0;
  for (let at = 0; at < place.length; at += 1) {
    const code = place.charCodeAt(at);
    if (code < 65 || code > 90) return at === 0 || at > 3 ? Number.NaN : column - 1;
    column = column * 26 + (code - 64);
  }
  return Number.NaN;
}

function hasText(cell: string): boolean {
  return cell !== "" && cell.trim() !== "";
}
