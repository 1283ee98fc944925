import { type Block, plainText, type Runs } from "./blocks.js";

/** Columns that fit any mail program and any printer. */
const WIDTH = 76;

/** Blocks as text for a mail or a typed form: no word is lost, only looks. Ends with a line break. */
export function renderPlainText(blocks: readonly Block[]): string {
  return `${blocks
    .map((block) => textOf(block))
    .filter((text) => text !== "")
    .join("\n\n")}\n`;
}

function textOf(block: Block): string {
  switch (block.kind) {
    case "heading":
      return underlined(oneLine(block.runs), block.level === 1 ? "=" : "-");
    case "paragraph":
      return wrapped(plainText(block.runs));
    case "list":
      return block.items
        .map((item, index) => {
          const mark = item.tick ? "[ ] " : block.ordered ? `${index + 1}. ` : "- ";
          const label = item.label === undefined ? "" : `${oneLine(item.label)} `;
          return wrapped(`${mark}${label}${item.blocks.map((inner) => textOf(inner)).join("\n")}`, " ".repeat(mark.length));
        })
        .join("\n");
    case "table":
      return tableText(block.header, block.rows);
    case "picture":
      return wrapped(`[${block.alt}]`);
    case "fence":
      return block.blocks.map((inner) => textOf(inner)).join("\n\n");
  }
}

/** Two columns read as a label and its value; more, as one line a row, each cell under its head. An empty cell is a line to fill in. */
function tableText(header: readonly Runs[], rows: readonly (readonly Runs[])[]): string {
  return rows
    .map(([first = [], ...rest]) => {
      const cells = rest.map((cell) => oneLine(cell) || "____________");
      if (header.length <= 2) return wrapped(`${oneLine(first)}: ${cells.join(" ")}`, "    ");
      const underHeads = cells.map((cell, index) => `${oneLine(header[index + 1] ?? [])}: ${cell}`);
      return wrapped(`${oneLine(first)} – ${underHeads.join("; ")}`, "    ");
    })
    .join("\n");
}

function oneLine(runs: Runs): string {
  return plainText(runs).replaceAll("\n", " ").trim();
}

function underlined(text: string, line: string): string {
  const lines = wrapped(text);
  return `${lines}\n${line.repeat(Math.max(...lines.split("\n").map((one) => one.length)))}`;
}

/** Broken between words; a line after the first of each starts with `indent`. */
function wrapped(text: string, indent = ""): string {
  return text
    .split("\n")
    .map((line, index) => wrappedLine(index === 0 ? line : `${indent}${line}`, indent))
    .join("\n");
}

function wrappedLine(line: string, indent: string): string {
  const lines: string[] = [];
  for (const word of line.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined) lines.push(word);
    else if (last.length + 1 + word.length <= WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`${indent}${word}`);
  }
  return lines.join("\n").replaceAll("\u00a0", " ");
}
