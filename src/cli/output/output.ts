import type { PlainDate } from "../../domain/plainDate.js";
import type { Colours } from "./colours.js";
import type { CellValue, Column } from "./column.js";
import { csvList, csvRecord } from "./csv.js";
import type { Format } from "./format.js";
import { buildGrid, type Grid } from "./grid.js";
import { inertLine, inertLines } from "./inert.js";
import { jsonDocument, jsonLine } from "./json.js";
import { renderPlainTable } from "./plainTable.js";
import { type Progress, startProgress } from "./progress.js";
import { renderProse, renderSections } from "./renderSections.js";
import type { Section } from "./section.js";
import { type StreamResult, streamedData } from "./streamed.js";
import type { Writer } from "./writer.js";

/** A list to print, in whatever form was asked for. */
export interface ListResult<T> {
  /** `<noun>.<verb>/<number>` */
  readonly schema: string;
  readonly columns: readonly Column<T>[];
  readonly items: readonly T[];
  /** What `--json` gives of one item: chosen keys, camelCase, ISO days. */
  jsonItem(item: T): object;
  /** Said on stderr, to people, where the list is empty. */
  readonly empty: string;
  /** Above the list, for people. */
  readonly heading?: string;
  /** Further keys of the JSON document. */
  readonly more?: object;
}

/** One record to print, in whatever form was asked for. */
export interface ItemResult {
  readonly schema: string;
  readonly item: object;
  readonly sections: readonly Section[];
}

/** Where commands print. Results go to stdout; what is said about them to stderr. */
export interface Output {
  list<T>(result: ListResult<T>): Promise<void>;
  /** A list that may be too long to hold. As a table it is drawn when all of it has come: a column is as wide as its widest cell. */
  stream<T>(result: StreamResult<T>): Promise<void>;
  item(result: ItemResult): Promise<void>;
  /** Sentences that are the result. */
  text(text: string): void;
  /** A file's contents that are the result: not wrapped, but inert. */
  verbatim(text: string): void;
  /** What happened; silent with --quiet. */
  say(message: string): void;
  /** What to do next: a command line, and what it does; silent with --quiet. */
  next(commandLine: string, does: string): void;
  /** What a person should look at, also with --quiet. */
  warn(message: string): void;
  progress(label: string, total?: number): Progress;
}

interface OutputSettings {
  readonly stdout: Writer;
  readonly stderr: Writer;
  readonly format: Format;
  readonly asOf: PlainDate;
  readonly quiet: boolean;
  readonly colours: { readonly stdout: Colours; readonly stderr: Colours };
  now(): Date;
}

export function buildOutput(settings: OutputSettings): Output {
  const { stdout, stderr, quiet } = settings;
  const width = stdout.isTerminal ? stdout.columns : undefined;
  let bar: ReturnType<typeof startProgress> | undefined;
  const print = (text: string): void => {
    bar?.clear();
    stdout.write(text);
  };
  const remark = (text: string): void => {
    bar?.clear();
    stderr.write(renderProse(text, stderr.isTerminal ? stderr.columns : undefined));
  };
  return {
    async list(result) {
      print(await renderList(result, settings));
      if (result.items.length === 0 && settings.format === "table" && !quiet) remark(result.empty);
    },
    async stream(result) {
      const { format, asOf } = settings;
      if (format === "table") {
        const items = [];
        for await (const batch of result.batches) items.push(...batch);
        print(await renderList({ ...result, items }, settings));
        if (items.length === 0 && !quiet) remark(result.empty);
        return;
      }
      for await (const text of streamedData(result, { format, asOf })) {
        print(text);
        await stdout.flush();
      }
    },
    async item(result) {
      print(await renderItem(result, settings));
    },
    text: (text) => print(renderProse(text, width)),
    verbatim: (text) => {
      const lines = inertLines(text);
      return print(text.includes("\r\n") ? lines.replaceAll("\n", "\r\n") : lines);
    },
    say: (message) => {
      if (!quiet) remark(message);
    },
    next: (commandLine, does) => {
      if (quiet) return;
      bar?.clear();
      // Never wrapped, and with a shell comment, so that the whole line can be copied.
      stderr.write(`  ${inertLine(commandLine)}  # ${inertLine(does)}\n`);
    },
    warn: (message) => {
      bar?.clear();
      stderr.write(`${settings.colours.stderr.tone("warning", "warning:")} ${renderProse(message, undefined)}`);
    },
    progress: (label, total) => {
      const shown = stderr.isTerminal && !quiet;
      bar = startProgress(shown ? stderr : SILENT, settings.now, label, total);
      return bar;
    },
  };
}

const SILENT: Writer = { isTerminal: false, columns: 80, write: () => {}, flush: async () => undefined };

async function renderList<T>(result: ListResult<T>, settings: OutputSettings): Promise<string> {
  const { items, columns } = result;
  switch (settings.format) {
    case "json":
      return jsonDocument({
        schema: result.schema,
        asOf: settings.asOf,
        ...result.more,
        items: items.map((item) => result.jsonItem(item)),
      });
    case "ndjson":
      return items.map((item) => jsonLine(result.jsonItem(item))).join("");
    case "csv":
      return csvList(columns, items);
    case "table": {
      if (items.length === 0) return "";
      const grid = await renderGridWith(settings);
      const heading = result.heading === undefined ? "" : `${settings.colours.stdout.heading(inertLine(result.heading))}\n`;
      return heading + grid(buildGrid(columns, items));
    }
  }
}

async function renderItem(result: ItemResult, settings: OutputSettings): Promise<string> {
  switch (settings.format) {
    case "json":
      return jsonDocument({ schema: result.schema, item: result.item });
    case "ndjson":
      return jsonLine(result.item);
    case "csv":
      return csvRecord(Object.keys(result.item)) + csvRecord(Object.values(result.item).map(csvValue));
    case "table": {
      const { stdout, colours } = settings;
      const width = stdout.isTerminal ? stdout.columns : undefined;
      return renderSections(result.sections, { width, colours: colours.stdout, renderGrid: await renderGridWith(settings) });
    }
  }
}

/** What draws a grid here. Drawing for a terminal is loaded only where there is one. */
async function renderGridWith({ stdout, colours }: OutputSettings): Promise<(grid: Grid) => string> {
  if (!stdout.isTerminal) return (grid) => renderPlainTable(grid, colours.stdout);
  const { renderTerminalTable } = await import("./terminalTable.js");
  return (grid) => renderTerminalTable(grid, stdout.columns, colours.stdout);
}

/** A record has one line in CSV; what is a list or a record within it is written as JSON. */
function csvValue(value: unknown): CellValue {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return value === undefined || value === null ? undefined : JSON.stringify(value);
}
