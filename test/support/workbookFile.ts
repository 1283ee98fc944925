import { zipOf } from "./zipFile.js";

/** What a cell holds: text, a number, yes or no, nothing; a number in a style; or its XML as a function of its place. */
export type Cell = string | number | boolean | undefined | StyledCell | ((place: string) => string);

interface StyledCell {
  readonly number: number;
  /** Which of the workbook's `formats` it is shown in. */
  readonly format: string | number;
}

/** One row, or a gap of so many blank ones. */
type Row = readonly Cell[];

interface Sheet {
  readonly name: string;
  readonly rows: readonly Row[];
  readonly hidden?: boolean;
}

export interface WorkbookWishes {
  readonly date1904?: boolean;
  /** Formats of numbers: a text, or the number of one that every program knows. */
  readonly formats?: readonly (string | number)[];
  readonly packed?: "deflated" | "stored";
  /** Without the places of cells and rows. */
  readonly bare?: boolean;
  /** Changes the archive's files before they are packed; a file that becomes undefined is left out. */
  readonly change?: (files: Record<string, string>) => Record<string, string | Uint8Array | undefined>;
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";

/** A small workbook (XLSX) as a spreadsheet program would write it. */
export function workbookFile(sheets: readonly Sheet[], wishes: WorkbookWishes = {}): Buffer {
  const strings = new Map<string, number>();
  const files: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    "_rels/.rels": relations([["rId1", "officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": workbookXml(sheets, wishes.date1904 === true),
    "xl/_rels/workbook.xml.rels": relations([
      ...sheets.map((_, index) => [`rId${index + 1}`, "worksheet", `worksheets/sheet${index + 1}.xml`] as const),
      ["rId98", "styles", "styles.xml"],
      ["rId99", "sharedStrings", "sharedStrings.xml"],
    ]),
    "xl/styles.xml": stylesXml(wishes.formats ?? []),
  };
  for (const [index, sheet] of sheets.entries()) files[`xl/worksheets/sheet${index + 1}.xml`] = sheetXml(sheet, strings, wishes);
  files["xl/sharedStrings.xml"] = stringsXml([...strings.keys()]);
  const changed = Object.entries(wishes.change?.(files) ?? files);
  const kept = changed.filter((entry): entry is [string, string | Uint8Array] => entry[1] !== undefined);
  return zipOf(Object.fromEntries(kept), wishes.packed);
}

/** A workbook of one sheet. */
export function workbookOf(rows: readonly Row[], wishes: WorkbookWishes = {}): Buffer {
  return workbookFile([{ name: "Roll", rows }], wishes);
}

/** The number under which a workbook that counts from 1900 keeps a day. */
export function serialOf(day: string): number {
  return (Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
}

/** AB for 27. */
export function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnName(Math.floor(column / 26) - 1) + last;
}

/** Text as XML holds it. */
export function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

function relations(list: readonly (readonly [id: string, type: string, target: string])[]): string {
  const one = list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`);
  return `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="${PACKAGE}">${one.join("")}</Relationships>`;
}

function workbookXml(sheets: readonly Sheet[], date1904: boolean): string {
  const list = sheets.map(({ name, hidden }, index) => {
    const state = hidden === true ? ' state="hidden"' : "";
    return `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`;
  });
  const properties = date1904 ? '<workbookPr date1904="1"/>' : "<workbookPr/>";
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${properties}<sheets>${list.join("")}</sheets></workbook>`;
}

/** Style 0 is plain; those after it are the formats in their order. */
function stylesXml(formats: readonly (string | number)[]): string {
  const own = formats.flatMap((format, index) =>
    typeof format === "string" ? [`<numFmt numFmtId="${200 + index}" formatCode="${escapeXml(format)}"/>`] : [],
  );
  const cells = formats.map((format, index) => `<xf numFmtId="${typeof format === "string" ? 200 + index : format}"/>`);
  return `<styleSheet xmlns="${MAIN}"><numFmts>${own.join("")}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${cells.join("")}</cellXfs></styleSheet>`;
}

function stringsXml(texts: readonly string[]): string {
  const all = texts.map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`);
  return `<sst xmlns="${MAIN}" count="${texts.length}" uniqueCount="${texts.length}">${all.join("")}</sst>`;
}

function sheetXml({ rows }: Sheet, strings: Map<string, number>, wishes: WorkbookWishes): string {
  const all = rows.map((cells, index) => {
    const inside = cells.map((cell, column) => cellXml(cell, `${columnName(column)}${index + 1}`, strings, wishes));
    return `<row${wishes.bare === true ? "" : ` r="${index + 1}"`}>${inside.join("")}</row>`;
  });
  // The range lies, as it does where a program widened it and never took that back.
  return `<worksheet xmlns="${MAIN}"><dimension ref="A1:XFD1048576"/><sheetData>${all.join("")}</sheetData></worksheet>`;
}

function cellXml(cell: Cell, place: string, strings: Map<string, number>, { formats = [], bare }: WorkbookWishes): string {
  const at = bare === true ? "" : ` r="${place}"`;
  if (typeof cell === "function") return cell(place);
  if (cell === undefined || cell === "") return bare === true ? "<c/>" : "";
  if (typeof cell === "number") return `<c${at}><v>${cell}</v></c>`;
  if (typeof cell === "boolean") return `<c${at} t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === "object") return `<c${at} s="${formats.indexOf(cell.format) + 1}"><v>${cell.number}</v></c>`;
  const known = strings.get(cell) ?? strings.size;
  strings.set(cell, known);
  return `<c${at} t="s"><v>${known}</v></c>`;
}
