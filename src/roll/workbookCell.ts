import type { Workbook } from "./workbook.js";
import { isoText } from "./workbookDates.js";
import { damagedWorkbook } from "./workbookError.js";
import { numberText } from "./workbookNumbers.js";
import { unescapeText } from "./workbookStrings.js";

/** A cell as its sheet writes it. */
export interface CellContent {
  /** `s` shared text, `inlineStr`, `str` a formula's text, `n` number, `b` boolean, `e` error, `d` date. */
  readonly type: string;
  /** Number of its style. */
  readonly style: number;
  value: string;
  isFormula: boolean;
}

/** A cell's text by what the cell is (rolls.md, 15); undefined where its formula gave no result. `inline` is the text written in the cell itself. */
export function cellText(workbook: Workbook, cell: CellContent, inline: string): string | undefined {
  const { type, value } = cell;
  if (type === "s") return value === "" ? "" : sharedText(workbook, value);
  if (type === "inlineStr") return unescapeText(inline);
  if (type === "str") return unescapeText(value);
  if (type === "e") return undefined;
  if (value === "") return cell.isFormula ? undefined : inline;
  if (type === "b") return value.trim() === "1" || value.trim() === "true" ? "TRUE" : "FALSE";
  if (type === "d") return isoText(value);
  return valueText(workbook, cell);
}

function sharedText({ strings, zip }: Workbook, index: string): string {
  const text = strings[Number(index)];
  if (text === undefined) throw damagedWorkbook(zip.name, "has cells whose text is missing");
  return text;
}

/** A number, or by its format a day or a time. What is no number stays as it is. */
function valueText({ formats, writeDate }: Workbook, { style, value }: CellContent): string {
  const format = formats[style] ?? "number";
  if (format === "number") return numberText(value);
  const serial = Number(value);
  return (Number.isFinite(serial) ? writeDate(serial, format) : undefined) ?? numberText(value);
}
