import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { workbookOf } from "../workbookFile.js";

const ROLLS = fileURLToPath(new URL("../../../templates/rolls/", import.meta.url));
const SAMPLES = ["resettle", "nomis-report", "nomis-central-extract"];

type Rows = readonly (readonly string[])[];

/** A small made-up roll of every mapping, in the shapes rolls come in: what mutants are made of. */
export const ORIGINALS: readonly Buffer[] = [...SAMPLES.flatMap((name) => tables(rowsOf(name))), ...pages(), ...foreign()];

/** Few enough to be taken in before mutants are. */
export const ONE_OF_EACH_MAPPING: readonly Buffer[] = [
  ...SAMPLES.flatMap((name) => tables(rowsOf(name)).slice(0, 1)),
  ...pages().slice(0, 1),
];

/** The same rows as a workbook. Change what its parts say and the archive stays sound. */
export const WORKBOOKS: readonly ((change: (parts: Record<string, string>) => Record<string, string | Buffer>) => Buffer)[] =
  SAMPLES.map((name) => (change) => workbookOf(rowsOf(name), { change }));

function rowsOf(name: string): Rows {
  return parse(readFileSync(`${ROLLS}${name}.sample.csv`), { relax_column_count: true });
}

function tables(rows: Rows): Buffer[] {
  const plain = textOf(rows, ",");
  const [headings = [], ...people] = rows;
  return [
    Buffer.from(plain),
    Buffer.from(`\ufeff${textOf(rows, ";").replaceAll("\n", "\r\n")}`),
    Buffer.from(`\ufeff${textOf(rows, "\t")}`, "utf16le"),
    Buffer.from(`\ufeff${plain}`, "utf16le").swap16(),
    Buffer.from(textOf([headings, ...people.map((cells) => cells.map((cell) => cell.replaceAll("o", "ö")))], "|"), "latin1"),
    Buffer.from(`Roll of Elmley\nAs at 23/11/2026\n\n${plain}Total,${people.length}\nPrinted 23/11/2026 07:00\n`),
  ];
}

/** Every cell in quotes in tables of commas, only those that need it in others. */
function textOf(rows: Rows, delimiter: string): string {
  const cell = (text: string) =>
    delimiter === "," || /["\n]/u.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  return rows.map((cells) => `${cells.map(cell).join(delimiter)}\n`).join("");
}

/** JSON as a page, an array and lines. */
function pages(): Buffer[] {
  const text = readFileSync(`${ROLLS}national-search-service.sample.json`, "utf8");
  const { content }: { content: readonly object[] } = JSON.parse(text);
  const whole = { content, last: true, first: true, number: 0, totalPages: 1, totalElements: content.length };
  return [text, JSON.stringify(whole), JSON.stringify(content), content.map((one) => `${JSON.stringify(one)}\n`).join("")].map(
    (one) => Buffer.from(one),
  );
}

/** What no mapping knows, or is no table at all. */
function foreign(): Buffer[] {
  return [
    "Offender Ref;Family name;Given name;Born;Location\n12345;Testerton;Arlo;02/04/1990;B-2\n12346;Null;Bryn;30/11/1984;B-3\n",
    "12345,Testerton,Arlo,02/04/1990\n12346,Null,Bryn,30/11/1984\n",
    "Dear all\n\nPlease find attached.\n",
  ].map((one) => Buffer.from(one));
}
