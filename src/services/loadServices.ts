import { readFile } from "node:fs/promises";
import { CsvError, parse } from "csv-parse/sync";
import { AppError, type InputIssue } from "../domain/appError.js";
import { PATHWAYS, type Pathway } from "../domain/pathway.js";
import type { PlainDate } from "../domain/plainDate.js";
import { parsePostcode } from "../domain/postcode.js";
import { type DirectoryService, SERVICE_SETTINGS } from "../domain/serviceDirectory.js";
import { DAY_WANTED, parseWrittenDay } from "../domain/writtenDay.js";
import { failOn } from "./yamlFile.js";

const COLUMNS = [
  "name",
  "publicLabel",
  "pathways",
  "prisons",
  "setting",
  "daysToAnswer",
  "address",
  "postcode",
  "phone",
  "openingTimes",
  "notes",
  "checkedOn",
] as const;
type Column = (typeof COLUMNS)[number];
type Row = Readonly<Record<Column, string>>;

/**
 * The services of a directory kept as CSV: a heading row with the columns above in any order, several pathways or prisons with `;`
 * between. Throws AppError `input` with every mistake, by file, line and column.
 */
export async function loadServices(file: string): Promise<readonly DirectoryService[]> {
  const [headings, ...rows] = parseRows(await readText(file), file);
  failOn(findHeadingMistakes(file, headings?.cells ?? []));
  const issues: InputIssue[] = [];
  const services: DirectoryService[] = [];
  for (const { cells, line } of rows) {
    const row = rowOf(headings?.cells ?? [], cells);
    issues.push(...findMistakes(row, services).map((mistake) => ({ file, line, ...mistake })));
    services.push(buildService(row));
  }
  failOn(issues);
  return services;
}

interface Cells {
  readonly cells: readonly string[];
  /** The line on which the row begins. */
  readonly line: number;
}

function parseRows(text: string, file: string): readonly Cells[] {
  try {
    // With `info`, each record comes with where it ended; the package's types do not know that.
    const records = parse(text, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      info: true,
    }) as unknown as readonly ParsedRecord[];
    return records.map(({ record, info }) => ({ cells: record, line: info.lines - (record.join("").split("\n").length - 1) }));
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const { code, lines } = cause;
    const message = CSV_MISTAKES[code] ?? "This is not CSV that can be read.";
    failOn([{ file, line: typeof lines === "number" ? lines : 1, message }]);
    return [];
  }
}

interface ParsedRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

const CSV_MISTAKES: Readonly<Record<string, string>> = {
  CSV_RECORD_INCONSISTENT_FIELDS_LENGTH: "This row has more or fewer cells than the heading row.",
  CSV_QUOTE_NOT_CLOSED: "A cell begins with a quote that is not closed.",
};

async function readText(file: string): Promise<string> {
  return readFile(file, "utf8").catch((cause: unknown) => {
    throw new AppError("input", "FILE_UNREADABLE", `The file ${file} cannot be read.`, {
      hint: "Check that it is a file and that you may read it.",
      cause,
    });
  });
}

function findHeadingMistakes(file: string, headings: readonly string[]): readonly InputIssue[] {
  const missing = COLUMNS.filter((column) => !headings.includes(column));
  const unknown = headings.filter((heading) => !COLUMNS.some((column) => column === heading));
  return [
    ...missing.map((column) => ({ file, line: 1, column, message: `The column ${column} is missing.` })),
    ...unknown.map((column) => ({
      file,
      line: 1,
      column,
      message: `There is no column called "${column}": it has to be one of ${COLUMNS.join(", ")}.`,
    })),
  ];
}

function rowOf(headings: readonly string[], cells: readonly string[]): Row {
  const cellOf = (column: Column) => cells[headings.indexOf(column)] ?? "";
  return Object.fromEntries(COLUMNS.map((column) => [column, cellOf(column)])) as Row;
}

interface Mistake {
  readonly column: Column;
  readonly message: string;
}

function findMistakes(row: Row, earlier: readonly DirectoryService[]): readonly Mistake[] {
  const mistakes: Mistake[] = [];
  const check = (column: Column, isRight: boolean, wanted: string) => {
    if (!isRight) mistakes.push({ column, message: `${column} has to be ${wanted}.` });
  };
  check("name", row.name !== "", "filled in");
  check("name", !earlier.some((service) => service.name === row.name), "the only one of its name in the file");
  check("pathways", isListOf(row.pathways, PATHWAYS), `one or more, with ; between, of ${PATHWAYS.join(", ")}`);
  check(
    "prisons",
    splitList(row.prisons).every((code) => /^[A-Z]{3}$/.test(code)),
    "codes of three capital letters with ; between, or empty for any prison",
  );
  check(
    "setting",
    SERVICE_SETTINGS.some((setting) => setting === row.setting),
    `one of ${SERVICE_SETTINGS.join(", ")}`,
  );
  check("daysToAnswer", /^(\d{1,3})?$/.test(row.daysToAnswer), "a whole number of working days, or empty");
  check("postcode", row.postcode === "" || parsePostcode(row.postcode) !== undefined, "a postcode such as ZZ1 1AA, or empty");
  check("checkedOn", row.checkedOn === "" || parseWrittenDay(row.checkedOn) !== undefined, `${DAY_WANTED}, or empty`);
  return mistakes;
}

/** Only rows without mistakes leave this file, so what cannot be read may be left out here. */
function buildService(row: Row): DirectoryService {
  const { name, publicLabel, address, phone, openingTimes, notes } = row;
  const checkedOn: PlainDate | undefined = parseWrittenDay(row.checkedOn);
  return {
    name,
    publicLabel,
    pathways: splitList(row.pathways).filter(isPathway),
    prisons: splitList(row.prisons),
    setting: SERVICE_SETTINGS.find((setting) => setting === row.setting) ?? "both",
    ...(row.daysToAnswer === "" ? {} : { daysToAnswer: Number(row.daysToAnswer) }),
    address,
    postcode: parsePostcode(row.postcode) ?? "",
    phone,
    openingTimes,
    notes,
    ...(checkedOn === undefined ? {} : { checkedOn }),
  };
}

function isListOf(text: string, allowed: readonly string[]): boolean {
  const parts = splitList(text);
  return parts.length > 0 && parts.every((part) => allowed.includes(part));
}

function isPathway(text: string): text is Pathway {
  return PATHWAYS.some((pathway) => pathway === text);
}

function splitList(text: string): readonly string[] {
  return text
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
