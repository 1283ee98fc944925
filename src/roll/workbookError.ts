import { AppError } from "../domain/appError.js";
import { SAVE_AS_XLSX } from "./fileKind.js";

/** The error for a workbook that is not as a workbook is written. `seen` goes on from "it": "ends too soon". It quotes no cell: that may be a name. */
export function damagedWorkbook(name: string, seen: string): AppError {
  return workbookError("ROLL_WORKBOOK_DAMAGED", `${name} is a damaged workbook: it ${seen}.`, COPY_AGAIN);
}

const COPY_AGAIN =
  "Export or copy it again. If the spreadsheet program can open it, save it there as an Excel workbook (.xlsx) or its sheet as .csv, and import that file.";

/** The error for a workbook that is in order and cannot be read. `seen` goes on from the file's name. */
export function workbookError(code: string, seen: string, hint = SAVE_AS_XLSX): AppError {
  return new AppError("input", code, seen, { hint });
}
