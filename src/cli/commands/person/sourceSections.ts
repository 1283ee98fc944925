import { rollFieldLabel } from "../../../domain/rollFieldLabels.js";
import type { ValueSource } from "../../../services/findSources.js";
import type { Column } from "../../output/column.js";
import { type Section, table } from "../../output/section.js";
import { sheetWords } from "../roll/sheetWords.js";

/** Where a person's values come from, as data. */
export function sourceItems(sources: readonly ValueSource[]): readonly object[] {
  return sources.map(({ field, value, importNumber, ...rest }) => ({ field, value, importId: importNumber, ...rest }));
}

/** Where a person's values come from, for people: value by value, then the imports that are named. */
export function sourceSections(sources: readonly ValueSource[]): Section[] {
  const imports = [...new Map(sources.map((source) => [source.importNumber, source])).values()];
  return [
    table("Where it comes from", SOURCE_COLUMNS, sources, "No roll has named this person yet."),
    ...(imports.length === 0
      ? []
      : [
          table(
            "Those imports",
            IMPORT_COLUMNS,
            imports.sort((a, b) => a.importNumber - b.importNumber),
            "",
          ),
        ]),
  ];
}

const SOURCE_COLUMNS: readonly Column<ValueSource>[] = [
  { key: "field", title: "What", get: (source) => rollFieldLabel(source.field) },
  { key: "value", title: "Says", get: (source) => source.value, kind: "day" },
  { key: "importId", title: "Import", get: (source) => source.importNumber },
  { key: "line", title: "Line", get: (source) => source.line },
  { key: "cells", title: "Column, and what it says", get: ({ cells }) => cellWords(cells) },
];

const IMPORT_COLUMNS: readonly Column<ValueSource>[] = [
  { key: "importId", title: "Import", get: (source) => source.importNumber },
  { key: "takenOn", title: "Roll of", get: (source) => source.takenOn, kind: "day" },
  { key: "file", title: "File", get: (source) => `${source.file}${sheetWords(source)}` },
];

function cellWords(cells: ValueSource["cells"]): string {
  return cells.length === 0 ? "no column says it" : cells.map(({ column, text }) => `${column}: “${text}”`).join("; ");
}
