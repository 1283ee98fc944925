import { jsonError } from "./jsonError.js";
import { JsonSplitter, type JsonText } from "./jsonSplitter.js";

/** One record of a JSON roll: which it is, from 1, and its values by key. */
export interface JsonRecord {
  readonly record: number;
  readonly values: Readonly<Record<string, unknown>>;
}

/** How a JSON roll is laid out: one record a line, or a list (an array, or a page with the list under `content`). */
export type JsonLayout = "lines" | "list";

const LONGEST_LINE = 1024 * 1024;

/** The layout of a JSON roll by its beginning: a first line that is a whole record means one record a line. */
export function findJsonLayout(head: string): JsonLayout {
  const [firstLine = ""] = head.trimStart().split("\n", 1);
  const values = parseObject(firstLine);
  return values !== undefined && !Array.isArray(values.content) ? "lines" : "list";
}

/**
 * The records of a JSON roll, one at a time in memory. `onPage` gets what stands around them, where that is an object. Throws AppError (input)
 * where the JSON is cut or wrong anywhere: half a roll would make half the people look gone.
 */
export async function* readJsonRecords(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  layout: JsonLayout,
  onPage: (page: Readonly<Record<string, unknown>>) => void = () => undefined,
): AsyncGenerator<JsonRecord[]> {
  if (layout === "lines") {
    for await (const texts of splitLines(name, chunks)) yield texts.map((text) => parseRecord(name, text));
    return;
  }
  const splitter = new JsonSplitter(name);
  for await (const chunk of chunks) {
    const texts = splitter.add(chunk);
    if (texts.length > 0) yield texts.map((text) => parseRecord(name, text));
  }
  const page = parsePage(name, splitter.end());
  if (page !== undefined) onPage(page);
}

async function* splitLines(name: string, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<JsonText[]> {
  const decoder = new TextDecoder();
  let line = 0;
  let record = 0;
  let rest = "";
  const toTexts = (lines: readonly string[]) => {
    const texts: JsonText[] = [];
    for (const text of lines) {
      line += 1;
      if (text.trim() !== "") texts.push({ record: ++record, line, text });
    }
    return texts;
  };
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > LONGEST_LINE)
      throw jsonError(name, "ROLL_ROW_TOO_LONG", `has a record on line ${line + 1} that is too long`, line + 1);
    yield toTexts(lines);
  }
  yield toTexts([rest]);
}

function parseRecord(name: string, { record, line, text }: JsonText): JsonRecord {
  const values = parseObject(text);
  if (values === undefined)
    throw jsonError(name, "ROLL_JSON_BROKEN", `has a record ${record}, on line ${line}, that is not JSON`, line);
  return { record, values };
}

function parsePage(name: string, text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const page: unknown = JSON.parse(text);
    return isObject(page) ? page : undefined;
  } catch {
    throw jsonError(name, "ROLL_JSON_BROKEN", "is not JSON around or between its records", 1);
  }
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
