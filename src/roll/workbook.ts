import { posix } from "node:path";
import { type CellFormat, createDateWriter } from "./workbookDates.js";
import { damagedWorkbook, workbookError } from "./workbookError.js";
import { readSharedStrings } from "./workbookStrings.js";
import { readStyles } from "./workbookStyles.js";
import { prefixedAttribute, readXml } from "./workbookXml.js";
import { openZip, type WorkbookZip } from "./workbookZip.js";

/** A workbook: its sheets of cells, and what its cells refer to. */
export interface Workbook {
  readonly zip: WorkbookZip;
  /** In the order of their tabs. Sheets of charts are none. */
  readonly sheets: readonly WorkbookSheet[];
  readonly strings: readonly string[];
  readonly formats: readonly CellFormat[];
  readonly writeDate: ReturnType<typeof createDateWriter>;
}

export interface WorkbookSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string;
}

interface Relation {
  readonly id: string;
  /** The end of its type: the beginning differs between the format's two variants. */
  readonly type: string;
  /** The part's name. */
  readonly part: string;
}

/** Opens a workbook that is whole in memory. Throws AppError (input) where it is none, damaged, locked or of another kind. */
export async function openWorkbook(name: string, bytes: Buffer): Promise<Workbook> {
  const zip = await openZip(name, bytes);
  const root = await readRelations(zip, "");
  const part = root.find(({ type }) => type === "officeDocument")?.part ?? "xl/workbook.xml";
  refuseOtherArchives(zip, part);
  const relations = await readRelations(zip, part);
  const { sheets, date1904 } = await readWorkbookPart(zip, part, relations);
  if (sheets.length === 0) throw workbookError("ROLL_NO_SHEET", `${name} is a workbook without a sheet of cells.`, EXPORT_AGAIN);
  const strings = findPart(zip, relations, "sharedStrings");
  const styles = findPart(zip, relations, "styles");
  return {
    zip,
    sheets,
    strings: strings === undefined ? [] : await readSharedStrings(zip, strings),
    formats: styles === undefined ? [] : await readStyles(zip, styles),
    writeDate: createDateWriter(date1904),
  };
}

const EXPORT_AGAIN = "Export the roll again as .xlsx or .csv, and import that file.";

/** Other programs write zip archives too. */
function refuseOtherArchives(zip: WorkbookZip, part: string): void {
  const refuse = (what: string, hint?: string) =>
    workbookError("ROLL_NOT_WORKBOOK", `${zip.name} is no workbook (XLSX): it is ${what}.`, hint);
  if (/\.bin$/iu.test(part)) throw refuse("a binary workbook (XLSB)");
  if (zip.has("mimetype") && zip.has("content.xml")) throw refuse("an OpenDocument file (ODS)");
  if (zip.has("Index/Document.iwa") || zip.has("Index.zip")) throw refuse("a file of Apple's Numbers or Pages");
  if (zip.has("word/document.xml") || zip.has("ppt/presentation.xml")) throw refuse("a document or presentation", EXPORT_AGAIN);
  if (!zip.has(part)) throw refuse("a zip archive of something else", "Unpack it, and import the roll that is in it.");
}

/** What a part refers to; "" is the archive itself. None where it has no list of that. */
async function readRelations(zip: WorkbookZip, of: string): Promise<Relation[]> {
  const folder = posix.dirname(of);
  const list = posix.join(folder, "_rels", `${posix.basename(of)}.rels`);
  const relations: Relation[] = [];
  if (!zip.has(list)) return relations;
  await readXml(zip.name, zip.read(list), {
    open(element, { Id: id = "", Type: type = "", Target: target = "", TargetMode: mode }) {
      if (element !== "Relationship" || mode === "External") return;
      const part = posix.resolve("/", folder, target).slice(1);
      relations.push({ id, type: type.slice(type.lastIndexOf("/") + 1), part });
    },
  });
  return relations;
}

function findPart(zip: WorkbookZip, relations: readonly Relation[], wanted: string): string | undefined {
  const part = relations.find(({ type }) => type === wanted)?.part;
  return part !== undefined && zip.has(part) ? part : undefined;
}

async function readWorkbookPart(zip: WorkbookZip, part: string, relations: readonly Relation[]) {
  const sheets: WorkbookSheet[] = [];
  let date1904 = false;
  await readXml(zip.name, zip.read(part), {
    open(element, attributes) {
      if (element === "workbookPr") date1904 = isTrue(attributes.date1904);
      if (element !== "sheet") return;
      const { name = "", state = "visible" } = attributes;
      const relation = relations.find(({ id }) => id === prefixedAttribute(attributes, "id"));
      if (relation === undefined) throw damagedWorkbook(zip.name, "names a sheet that is not in it");
      if (relation.type === "worksheet") sheets.push({ name, hidden: state !== "visible", part: relation.part });
    },
  });
  return { sheets, date1904 };
}

function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}
