import type { PlainDate } from "../../domain/plainDate.js";
import type { Column } from "./column.js";
import { csvList } from "./csv.js";
import type { Format } from "./format.js";
import { jsonDocument, jsonLine } from "./json.js";

/** A list that may be too long to hold: printed as its batches come. */
export interface StreamResult<T> {
  /** `<noun>.<verb>/<number>` */
  readonly schema: string;
  readonly columns: readonly Column<T>[];
  readonly batches: AsyncIterable<readonly T[]>;
  /** What `--json` gives of one item: chosen keys, camelCase, ISO days. */
  jsonItem(item: T): object;
  /** Said on stderr, to people, where the list is empty. */
  readonly empty: string;
}

/** The text of a list as data, batch by batch: put together, what the whole list at once would be. */
export async function* streamedData<T>(
  { schema, columns, batches, jsonItem }: StreamResult<T>,
  { format, asOf }: { readonly format: Exclude<Format, "table">; readonly asOf: PlainDate },
): AsyncGenerator<string> {
  if (format === "csv") yield csvList(columns, []);
  const [before, after] = format === "json" ? documentAround({ schema, asOf }) : ["", ""];
  yield before;
  let isFirst = true;
  for await (const items of batches) {
    if (items.length === 0) continue;
    let text = "";
    for (const item of items) {
      if (format === "ndjson") text += jsonLine(jsonItem(item));
      if (format === "json") text += `${isFirst ? "\n" : ",\n"}${indented(jsonDocument(jsonItem(item)))}`;
      isFirst = false;
    }
    if (format === "csv") text = csvList(columns, items).slice(csvList(columns, []).length);
    yield text;
  }
  yield isFirst || format !== "json" ? after : `\n  ${after}`;
}

/** What of a document comes before its items, and what after them. */
function documentAround(head: object): readonly [string, string] {
  const [before = "", after = ""] = jsonDocument({ ...head, items: [] }).split("[]");
  return [`${before}[`, `]${after}`];
}

function indented(document: string): string {
  return document
    .trimEnd()
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");
}
