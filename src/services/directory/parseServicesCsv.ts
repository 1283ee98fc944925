import type { InputIssue } from "../../domain/appError.js";
import { nearNames } from "../../domain/nearNames.js";
import { type DirectoryService, type GivenService, serviceKey } from "../../domain/serviceDirectory.js";
import { findDelimiter, readCsvRows } from "../../roll/csvRows.js";
import type { RawRow } from "../../roll/rawRow.js";
import { failOn } from "../yamlFile.js";
import { findAgeMistake, readField, SERVICE_COLUMNS } from "./serviceFields.js";
import type { ServicesRead } from "./servicesRead.js";

type Column = keyof DirectoryService;

/** Without these nobody could tell what a row is about. */
const NEEDED: readonly Column[] = ["name", "pathways", "setting"];
/** How our own CSV keeps a spreadsheet from running a cell as a formula. */
const GUARDED = /^'(?='*[=+\-@])/u;
const MISTAKES = {
  code: "SERVICES_MISTAKES",
  hint: "Mend the file where the lines say, then import it again. Nothing was changed.",
};

/**
 * The services of our own CSV: a heading row with our columns in any order, `;` between several pathways or prisons. A column that is not there says
 * nothing; an empty cell says that there is nothing. It is all of a file or nothing, unlike a roll: a directory is short, whoever imports it can mend it, and
 * half of a complete one would withdraw the other half. Throws AppError (input) with every mistake, by line and column.
 */
export async function parseServicesCsv(name: string, contents: string): Promise<ServicesRead> {
  const [headings = { line: 1, cells: [] }, ...rows] = await readRows(name, contents);
  const columns = headings.cells.map(columnOf);
  failOn(findHeadingMistakes(name, headings, columns), MISTAKES);
  const issues: InputIssue[] = [];
  const seen = new Map<string, number>();
  const services = rows.map((row) =>
    readRow(row, columns, seen, (mistake) => issues.push({ file: name, line: row.line, ...mistake })),
  );
  failOn(issues, MISTAKES);
  return { format: "csv", entries: services.length, services, leftOut: [], namesLeftOut: [], unmapped: [] };
}

async function readRows(name: string, contents: string): Promise<readonly RawRow[]> {
  const rows: RawRow[] = [];
  const bytes = new TextEncoder().encode(contents);
  const once = (async function* () {
    yield bytes;
  })();
  for await (const some of readCsvRows(name, once, findDelimiter(contents.slice(0, 64 * 1024)))) rows.push(...some);
  return rows;
}

/** Headings as people write them: "Public label" is publicLabel. */
function columnOf(heading: string): Column | undefined {
  const letters = lettersOf(heading);
  return SERVICE_COLUMNS.find((column) => lettersOf(column) === letters);
}

function lettersOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z]/gu, "");
}

function findHeadingMistakes(
  file: string,
  { line, cells }: RawRow,
  columns: readonly (Column | undefined)[],
): readonly InputIssue[] {
  const at = { file, line };
  const missing = NEEDED.filter((column) => !columns.includes(column));
  const unknown = cells.filter((cell, index) => columns[index] === undefined && cell.trim() !== "");
  const twice = columns.filter((column, index) => column !== undefined && columns.indexOf(column) !== index);
  return [
    ...missing.map((column) => ({ ...at, column, message: `The column ${column} is missing.` })),
    ...unknown.map((cell) => ({
      ...at,
      column: cell.trim(),
      message: `There is no column called ${JSON.stringify(cell.trim())}: ${whichColumns(cell)}`,
    })),
    ...twice.map((column) => ({ ...at, column: String(column), message: `The column ${column} is there twice.` })),
  ];
}

function whichColumns(heading: string): string {
  const near = nearNames(SERVICE_COLUMNS, heading);
  return near.length > 0 ? `did you mean ${near.join(" or ")}?` : `it has to be one of ${SERVICE_COLUMNS.join(", ")}.`;
}

function readRow(
  { line, cells }: RawRow,
  columns: readonly (Column | undefined)[],
  seen: Map<string, number>,
  addMistake: (mistake: InputIssue) => void,
): GivenService {
  if (cells.length !== columns.length) {
    addMistake({ message: `This row has ${cells.length} cells; the heading row has ${columns.length}.` });
    return { name: "" };
  }
  const given: Record<string, unknown> = {};
  columns.forEach((column, index) => {
    if (column === undefined) return;
    const read = readField(column, (cells[index] ?? "").trim().replace(GUARDED, ""));
    if ("mistake" in read) addMistake(read.mistake);
    else given[column] = read.value;
  });
  const service = given as unknown as GivenService;
  const age = findAgeMistake(service);
  if (age !== undefined) addMistake(age);
  const before = service.name === undefined ? undefined : seen.get(serviceKey(service.name));
  if (before !== undefined)
    addMistake({ column: "name", message: `name has to be the only one of its name in the file: line ${before} has it too.` });
  else if (service.name !== undefined) seen.set(serviceKey(service.name), line);
  return service;
}
