import { expect, it } from "vitest";
import type { Column } from "../../../src/cli/output/column.js";
import { csvList } from "../../../src/cli/output/csv.js";
import { jsonDocument, jsonLine } from "../../../src/cli/output/json.js";
import { streamedData } from "../../../src/cli/output/streamed.js";
import { plainDate } from "../../../src/domain/plainDate.js";

interface Item {
  readonly name: string;
  readonly more: readonly string[];
}

const columns: readonly Column<Item>[] = [{ key: "name", title: "Name", get: ({ name }) => name }];
const asOf = plainDate("2026-11-23");
const item = (name: string): Item => ({ name, more: ["a", "[]"] });

const BATCHES: readonly (readonly (readonly Item[])[])[] = [
  [],
  [[]],
  [[item("one")]],
  [[item("one"), item("two, three")], [], [item("=four")]],
];

it.each(BATCHES.map((batches) => [batches.map((batch) => batch.length).join("+"), batches] as const))(
  "a list that comes in batches of %s is printed as the whole list would be",
  async (_sizes, batches) => {
    const items = batches.flat();
    expect(await printed("csv", batches)).toBe(csvList(columns, items));
    expect(await printed("ndjson", batches)).toBe(items.map((one) => jsonLine(one)).join(""));
    expect(await printed("json", batches)).toBe(jsonDocument({ schema: "made.up/1", asOf, items }));
  },
);

async function printed(format: "csv" | "json" | "ndjson", batches: readonly (readonly Item[])[]): Promise<string> {
  async function* stream() {
    yield* batches;
  }
  const list = { schema: "made.up/1", columns, batches: stream(), jsonItem: (one: Item) => one, empty: "None." };
  let text = "";
  for await (const part of streamedData(list, { format, asOf })) text += part;
  return text;
}
