import type { Block, Runs } from "./blocks.js";
import { cleanText } from "./cleanText.js";
import { runsByLanguage, withoutMarks } from "./typedWords.js";

/**
 * What is filled into a template is written in letters of its own until the Markdown has been read: two private-use characters
 * a UTF-16 unit. Markdown sees only letters without meaning, so nothing that anyone typed can become a heading, a cell or a
 * tag; then the words are put back.
 */
const HIGH = 0xe100;
const LOW = 0xe200;
const PAIRS = /[\ue100-\ue1ff][\ue200-\ue2ff]/g;
/** The characters kept for this: a template may not hold any of its own. */
export const RESERVED_CHARACTERS = /[\ue100-\ue301]/;

/** A value as a template may hold it. Numbers as digits, nothing for what is not known. */
export function sealValue(value: unknown): string {
  const text = typeof value === "string" ? cleanText(value) : typeof value === "number" ? String(value) : "";
  let sealed = "";
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    sealed += String.fromCharCode(HIGH + (unit >> 8), LOW + (unit & 0xff));
  }
  return sealed;
}

/** The text with the values put back. */
export function openValues(text: string): string {
  return withoutMarks(opened(text));
}

function opened(text: string): string {
  return text.replace(PAIRS, (pair) => String.fromCharCode(((pair.charCodeAt(0) - HIGH) << 8) | (pair.charCodeAt(1) - LOW)));
}

/** The same blocks with the values put back: only words change, never what is a heading, a row or an item. */
export function openBlocks(blocks: readonly Block[]): Block[] {
  return blocks.map((block) => {
    switch (block.kind) {
      case "list":
        return {
          ...block,
          items: block.items.map((item) => ({
            ...item,
            label: item.label && openRuns(item.label),
            blocks: openBlocks(item.blocks),
          })),
        };
      case "table":
        return { ...block, header: block.header.map(openRuns), rows: block.rows.map((row) => row.map(openRuns)) };
      case "picture":
        return { ...block, alt: openValues(block.alt) };
      case "fence":
        return { ...block, blocks: openBlocks(block.blocks) };
      case "heading":
        return { ...block, runs: openRuns(block.runs), fixedWords: block.fixedWords.replace(PAIRS, "").trim() };
      default:
        return { ...block, runs: openRuns(block.runs) };
    }
  });
}

function openRuns(runs: Runs): Runs {
  return runs.flatMap((run) => runsByLanguage({ ...run, text: opened(run.text) }));
}
