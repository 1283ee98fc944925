import type { Colours } from "./colours.js";
import { displayWidth, padTo } from "./displayWidth.js";
import type { Grid } from "./grid.js";
import { inertLine, inertLines } from "./inert.js";
import type { Section } from "./section.js";
import { wrapText } from "./wrapText.js";

/** How sections are laid out: `width` undefined is a pipe, where nothing is wrapped. */
interface Layout {
  readonly width: number | undefined;
  readonly colours: Colours;
  renderGrid(grid: Grid): string;
}

const LEAST_VALUE = 20;

/** A record for people: its sections one after the other, with an empty line between. */
export function renderSections(sections: readonly Section[], layout: Layout): string {
  return sections
    .map((section) => renderSection(section, layout))
    .filter((text) => text !== "")
    .join("\n");
}

function renderSection(section: Section, layout: Layout): string {
  const body = renderBody(section, layout);
  const { heading } = section;
  return body === "" || heading === undefined ? body : `${layout.colours.heading(inertLine(heading))}\n${body}`;
}

function renderBody(section: Section, layout: Layout): string {
  switch (section.kind) {
    case "fields":
      return renderFields(section.fields, layout);
    case "table":
      return section.grid.rows.length === 0 ? `${inertLine(section.empty)}\n` : layout.renderGrid(section.grid);
    case "prose":
      return renderProse(section.text, layout.width);
  }
}

/** Sentences for people; wrapped to `width` unless it is undefined. */
export function renderProse(text: string, width: number | undefined): string {
  const safe = inertLines(text).trimEnd();
  if (safe === "") return "";
  return `${(width === undefined ? [safe] : wrapText(safe, width)).join("\n")}\n`;
}

function renderFields(list: (Section & { kind: "fields" })["fields"], { width, colours }: Layout): string {
  const labelWidth = list.reduce((widest, field) => Math.max(widest, displayWidth(inertLine(field.label))), 0);
  const indent = " ".repeat(labelWidth + 2);
  return list
    .map(({ label, text, tone }) => {
      const safe = inertLines(text);
      const lines = width === undefined ? safe.split("\n") : wrapText(safe, Math.max(width - labelWidth - 2, LEAST_VALUE));
      const value = lines.map((line) => colours.tone(tone, line)).join(`\n${indent}`);
      return `${colours.faint(padTo(inertLine(label), labelWidth, "left"))}  ${value}\n`;
    })
    .join("");
}
