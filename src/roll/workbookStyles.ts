import { builtInFormat, type CellFormat, customFormat } from "./workbookDates.js";
import { readXml } from "./workbookXml.js";
import type { WorkbookZip } from "./workbookZip.js";
import type { XmlHandlers } from "./xmlParser.js";

/** What each style of a workbook makes of a number, in the order cells name them. Throws AppError (input) where the part is damaged. */
export async function readStyles(zip: WorkbookZip, part: string): Promise<readonly CellFormat[]> {
  const custom = new Map<string, CellFormat>();
  const formats: CellFormat[] = [];
  let inCells = false;
  const handlers: XmlHandlers = {
    open(element, { numFmtId = "0", formatCode = "" }) {
      if (element === "cellXfs") inCells = true;
      else if (element === "numFmt") custom.set(numFmtId, customFormat(formatCode));
      else if (element === "xf" && inCells) formats.push(custom.get(numFmtId) ?? builtInFormat(Number(numFmtId)));
    },
    close(element) {
      if (element === "cellXfs") inCells = false;
    },
  };
  await readXml(zip.name, zip.read(part), handlers);
  return formats;
}
