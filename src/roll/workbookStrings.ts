import { damagedWorkbook } from "./workbookError.js";
import { readXml } from "./workbookXml.js";
import type { WorkbookZip } from "./workbookZip.js";

/** More texts than a million rows have cells that differ. */
const MOST_STRINGS = 10_000_000;

/** The texts that cells share, in the order they name them. Throws AppError (input) where the part is damaged. */
export async function readSharedStrings(zip: WorkbookZip, part: string): Promise<readonly string[]> {
  const strings: string[] = [];
  const runs = createTextRuns();
  await readXml(zip.name, zip.read(part), {
    open(element) {
      if (element === "si") runs.start();
      else runs.open(element);
    },
    text: runs.text,
    close(element) {
      runs.close(element);
      if (element !== "si") return;
      if (strings.length === MOST_STRINGS) throw damagedWorkbook(zip.name, "has more texts than cells");
      strings.push(unescapeText(runs.taken()));
    },
  });
  return strings;
}

/** Puts together the runs of a text: fonts change within it, and readings of characters (phonetic runs) stand beside it and are left out. */
export function createTextRuns() {
  let taken = "";
  let inText = false;
  let inReading = false;
  return {
    start() {
      taken = "";
      inText = false;
      inReading = false;
    },
    open(element: string) {
      if (element === "t") inText = true;
      else if (element === "rPh") inReading = true;
    },
    text(text: string) {
      if (inText && !inReading) taken += text;
    },
    close(element: string) {
      if (element === "t") inText = false;
      else if (element === "rPh") inReading = false;
    },
    taken: () => taken,
  };
}

/** Characters that XML cannot hold are written as `_x000D_`, and an underscore that would look so as `_x005F_`. */
export function unescapeText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9a-f]{4})_/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
