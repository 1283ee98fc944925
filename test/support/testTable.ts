import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";

/** The rows of a table of cases in test/data, by their headings. */
export function readTable(file: string): readonly Readonly<Record<string, string>>[] {
  return parse(readFileSync(new URL(`../data/${file}`, import.meta.url)), { columns: true });
}
