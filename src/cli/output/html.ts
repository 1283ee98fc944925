import type { Column, Tone } from "./column.js";
import { buildGrid } from "./grid.js";
import { inertLine } from "./inert.js";

/** A list as a page of its own: it needs no other file, holds no script, and can be printed or mailed. */
export interface HtmlPage<T> {
  readonly title: string;
  /** Sentences under the title: of which day, of whom, what is not counted. */
  readonly notes: readonly string[];
  readonly columns: readonly Column<T>[];
  readonly items: readonly T[];
}

/** Colour never stands alone: the words say it too. All reach a contrast of 4.5 with white. */
const TONES: Readonly<Record<Tone, string>> = { good: "#1b6b3a", warning: "#8a4b00", bad: "#a31621", quiet: "#5a6469" };

const STYLE = `body{font:16px/1.45 system-ui,sans-serif;color:#1b2a30;max-width:70rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:bold;margin-bottom:.5rem}
th,td{border-bottom:1px solid #a9bfc2;padding:.3rem .6rem;text-align:left;vertical-align:top}th{background:#eef5f5}
.right{text-align:right;font-variant-numeric:tabular-nums}
${Object.entries(TONES)
  .map(([tone, colour]) => `.${tone}{color:${colour};font-weight:bold}`)
  .join("")}
@media print{body{margin:0;max-width:none}thead{display:table-header-group}tr{break-inside:avoid}}`;

/** The page as HTML. What people see of a list on a terminal, every text escaped. */
export function renderHtml<T>({ title, notes, columns, items }: HtmlPage<T>): string {
  const { titles, aligns, rows } = buildGrid(columns, items);
  const cell = (tag: string, text: string, ...classes: readonly (string | undefined)[]) => {
    const named = classes.filter((one) => one !== undefined && one !== "left").join(" ");
    const scope = tag === "th" ? ' scope="col"' : "";
    return `<${tag}${scope}${named === "" ? "" : ` class="${named}"`}>${escapeHtml(text)}</${tag}>`;
  };
  const head = titles.map((text, index) => cell("th", text, aligns[index])).join("");
  const body = rows.map(
    (row) => `<tr>${row.map(({ text, tone }, index) => cell("td", text, aligns[index], tone)).join("")}</tr>`,
  );
  const name = escapeHtml(inertLine(title));
  return [
    '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${name}</title>\n<style>${STYLE}</style>\n</head>\n<body>\n<h1>${name}</h1>`,
    ...notes.map((note) => `<p>${escapeHtml(inertLine(note))}</p>`),
    `<table>\n<caption>${rows.length === 0 ? "Nothing found" : name}</caption>\n<thead><tr>${head}</tr></thead>`,
    `<tbody>\n${body.join("\n")}\n</tbody>\n</table>\n</body>\n</html>\n`,
  ].join("\n");
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
