import { formatDay } from "../../../domain/dateWords.js";
import { DEADLINE_STATES } from "../../../domain/deadline.js";
import { lastDayOf } from "../../../domain/deadlineOrder.js";
import type { DueRow } from "../../../services/listDue.js";
import type { Column } from "../../output/column.js";
import { prose, type Section, table } from "../../output/section.js";
import { STATE_WORDS, shown } from "./dueColumns.js";

/** What is due, under a heading a day or a person; the rows come in that order. */
export function dueGroups(rows: readonly DueRow[], by: "day" | "person"): Section[] {
  const columns = COLUMNS[by].map(shown) satisfies readonly Column<DueRow>[];
  const groups = new Map<string, DueRow[]>();
  for (const row of rows) {
    const heading = by === "day" ? dayHeading(row) : `${row.name} (${row.prisonerNumber}, ${row.prison})`;
    const group = groups.get(heading);
    if (group === undefined) groups.set(heading, [row]);
    else group.push(row);
  }
  return [...groups].map(([heading, group]) => table(heading, columns, group, ""));
}

const COLUMNS = {
  day: ["state", "prisonerNumber", "name", "label"],
  person: ["dueOn", "state", "daysLeft", "label"],
} as const;

function dayHeading(row: DueRow): string {
  const last = lastDayOf(row);
  if (last === undefined) return "No last day";
  return row.daysLeft === undefined ? formatDay(last) : `${formatDay(last)}, ${daysWords(row.daysLeft)}`;
}

function daysWords(daysLeft: number): string {
  if (daysLeft === 0) return "today";
  const days = `${Math.abs(daysLeft)} ${Math.abs(daysLeft) === 1 ? "day" : "days"}`;
  return daysLeft > 0 ? `in ${days}` : `${days} late`;
}

/** Every clock of one person under a heading a state, with why, and by what rule: a source that is not sure is marked. */
export function onePersonSections(rows: readonly DueRow[]): Section[] {
  return DEADLINE_STATES.flatMap((state) => {
    const group = rows.filter((row) => row.state === state);
    return group.length === 0 ? [] : [prose(group.map(whyWords).join("\n"), HEADINGS[state])];
  });
}

const HEADINGS: typeof STATE_WORDS = {
  ...STATE_WORDS,
  closing: "Closing",
  due: "Due",
  not_due: "Not due",
  closed: "Closed: not done, and it no longer can be",
  done: "Done",
  not_applicable: "Not applicable",
};

function whyWords({ label, reason, source, sure }: DueRow): string {
  return `${label}: ${reason} (${source}${sure ? "" : "; not sure: a setting"})`;
}
