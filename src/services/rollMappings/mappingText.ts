import { stringify } from "yaml";
import type { WrittenMapping } from "../../roll/rollMapping.js";

interface TextParts {
  /** The name of the file it was made from. */
  readonly madeFrom: string;
  readonly written: WrittenMapping;
}

/** A mapping as the YAML file a team can read and change: every part says what it means. */
export function buildMappingText({ madeFrom, written }: TextParts): string {
  const { name, title, dateOrder, prison, numbers, headings, columns, ignore } = written;
  const lines = [
    `# How ${oneLine(madeFrom)} is read. Change it where it is wrong; \`resettle roll mapping test ${name}\` proves it on the sample beside it.`,
    `name: ${name}`,
    `title: ${scalar(title)}`,
    "",
    "# Which comes first in dates such as 03/04/2026 where a file does not prove it: dayFirst or monthFirst.",
    `dateOrder: ${dateOrder}`,
  ];
  if (prison !== undefined) lines.push("", "# The prison of rows that name none.", `prison: ${scalar(prison)}`);
  if (numbers !== undefined) {
    lines.push(
      "",
      "# What a prisoner number looks like here: A for a letter, 9 for a digit. Without this only national numbers (A9999AA) are taken.",
      `numbers: ${list(numbers)}`,
    );
  }
  if (headings !== undefined)
    lines.push("", "# The table has no headings: its columns go by their place, from 1.", "headings: none");
  lines.push(
    "",
    "# What is filled: the heading it comes from. Of several headings, the first one with anything in it counts.",
    "columns:",
  );
  for (const [field, names] of Object.entries(columns)) {
    if (field === "watched") lines.push("  # Kept and compared, though no rule reads them: each of these headings counts.");
    lines.push(`  ${field}: ${names.length === 1 ? scalar(names[0] ?? "") : list(names)}`);
  }
  if (ignore.length > 0) {
    lines.push("", "# Known, and not read. A heading that is in neither list is named at every import.", "ignore:");
    lines.push(...ignore.map((heading) => `  - ${scalar(heading)}`));
  }
  return `${lines.join("\n")}\n`;
}

function scalar(text: string): string {
  return stringify(text, { lineWidth: 0, defaultStringType: "PLAIN" }).trim();
}

function list(texts: readonly string[]): string {
  return `[${texts.map((text) => JSON.stringify(text)).join(", ")}]`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ");
}
