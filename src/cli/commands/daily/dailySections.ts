import { formatDay } from "../../../domain/dateWords.js";
import type { DailyResult } from "../../../services/runDaily.js";
import { fields, prose, type Section, table } from "../../output/section.js";
import { LIST_COLUMNS } from "../due/dueColumns.js";
import { importSections } from "../roll/importSections.js";

const SHOWN = 10;

/** One morning as it is read in a terminal or in cron's mail: what changed, what is most urgent, where everything is. */
export function dailySections(result: DailyResult, files: readonly string[]): Section[] {
  const { window, due, plans } = result;
  const overdue = due.filter((row) => row.state === "overdue");
  const drafts = plans.drawn.filter((plan) => plan.issues.some((issue) => issue.severity === "error")).length;
  return [
    ...newlyDueSections(result),
    ...result.imports.flatMap((roll) => importSections(roll, false, false)),
    fields(
      [
        ["In the window", window.filter((row) => row.state === "open").length],
        ["Overdue for release", window.filter((row) => row.state === "overdue").length],
        ["Held past their date", window.filter((row) => row.state === "held_after_release_date").length],
        ["Entering this week", window.filter((row) => row.state === "not_open").length],
        ["Deadlines due", due.length],
        ["Deadlines overdue", overdue.length],
        ["Plans drawn", drafts === 0 ? plans.drawn.length : `${plans.drawn.length}, ${drafts} of them drafts with errors`],
      ],
      "Today",
    ),
    table("What will be missed first", LIST_COLUMNS, due.slice(0, SHOWN), "Nothing is due."),
    prose(
      [...files, ...(plans.drawn.length === 0 ? [] : [`${result.folder}/plans: ${plans.drawn.length} PDFs`])].join("\n"),
      "Written",
    ),
  ];
}

/** Said first: it was not so on the last morning. */
function newlyDueSections({ newlyDue }: DailyResult): Section[] {
  if (newlyDue === undefined) return [];
  const { since, rows } = newlyDue;
  const more = rows.length > SHOWN ? `, the first ${SHOWN} of ${rows.length}` : "";
  return [table(`New since ${formatDay(since)}${more}`, LIST_COLUMNS, rows.slice(0, SHOWN), "Nothing became due.")];
}
