import { formatDay } from "../../domain/dateWords.js";
import type { PlainDate } from "../../domain/plainDate.js";
import { WINDOW_STATES, type WindowState } from "../../domain/windowResult.js";
import { MISSING, type WindowQuestion } from "../../services/listWindow.js";
import type { RollDifference } from "../../services/rollDifference.js";
import { command } from "../command.js";
import type { Context } from "../context.js";
import { withListSession } from "../listSession.js";
import { choice, count, day, flag, repeated, text } from "../option.js";
import { prose, type Section } from "../output/section.js";
import { sessionOptions } from "../sessionOptions.js";
import { differenceSections } from "./roll/differenceSections.js";
import { explainSections } from "./window/explainSections.js";
import { WINDOW_COLUMNS } from "./window/windowColumns.js";

const ENTERING_DAYS = 7;

export const windowCommand = command({
  description: `Who is in the resettlement window, overdue, held past their date, or entering within ${ENTERING_DAYS} days, with the date that decided. With --explain: every date that was seen of one person, and what became of it.`,
  options: {
    entering: count("days", "also those whose window opens within so many days"),
    state: repeated(choice("state", WINDOW_STATES, "only people in this state; repeatable")),
    all: flag("everyone on the roll"),
    worker: text("worker", "only people this worker works with"),
    missing: choice("what", MISSING, "only people without it"),
    changedSince: day("what is different from that day, and only people whose window is not what it was then"),
    explain: text("person", "why one person's window is what it is"),
  },
  examples: [
    ["resettle window", "the list of the morning"],
    ["resettle window --entering 14 --missing bcst3", "who enters within a fortnight and has no BCST3"],
    ["resettle window --state no_date --state unsentenced", "those nobody may forget: no date"],
    ["resettle window --changed-since 2026-11-22", "what is different from that day: windows, dates, who came and went"],
    ["resettle window --explain A1001AA", "every date of one person, and the one that won"],
  ],
  async run(context, { explain, entering, state, ...rest }) {
    if (explain !== undefined) return explainOne(context, explain);
    return list(context, { ...rest, entering: entering ?? ENTERING_DAYS, states: state });
  },
});

async function explainOne(context: Context, typed: string): Promise<void> {
  const { withSession } = await import("../../services/session.js");
  const { explainWindow } = await import("../../services/explainWindow.js");
  const explained = await withSession(sessionOptions(context), (session) => explainWindow(session, typed));
  await context.output.item({ schema: "window.explain/1", item: explained, sections: explainSections(explained) });
}

async function list(context: Context, question: WindowQuestion): Promise<void> {
  const { listWindow } = await import("../../services/listWindow.js");
  const { compareDays } = await import("../../services/compareDays.js");
  const { changedSince } = question;
  const [found, changes] = await withListSession(
    context,
    async (session) => [
      await listWindow(session, question),
      changedSince === undefined ? undefined : await compareDays(session, changedSince),
    ],
    question.worker,
  );
  if (changes !== undefined && context.options.format === "table") {
    await context.output.item({ schema: "window.changes/1", item: changes, sections: changeSections(changes, changedSince) });
  }
  await context.output.list({
    schema: "window.list/1",
    columns: WINDOW_COLUMNS,
    items: found.items,
    jsonItem: (row) => row,
    empty: "Nobody is in the window, overdue, or about to enter.",
    ...(changes === undefined ? {} : { heading: "Whose window is not what it was" }),
    more: { notShown: Object.fromEntries(found.notShown), ...(changes === undefined ? {} : { changes }) },
  });
  const withoutDate = NO_DATE.filter((state) => found.notShown.has(state));
  if (withoutDate.length > 0) {
    const people = withoutDate.reduce((sum, state) => sum + (found.notShown.get(state) ?? 0), 0);
    context.output.say(`${people} more ${people === 1 ? "has" : "have"} no release date.`);
    context.output.next(`resettle window ${withoutDate.map((state) => `--state ${state}`).join(" ")}`, "list them");
  }
}

function changeSections(changes: RollDifference, since: PlainDate | undefined): Section[] {
  const sections = differenceSections(changes);
  if (changes.moved > 0) sections.push(prose(`${changes.moved}`, "In another cell of the same prison"));
  const day = since === undefined ? "" : ` since ${formatDay(since)}`;
  return [prose(sections.length === 0 ? "Nothing." : "What cannot wait comes first.", `What changed${day}`), ...sections];
}

const NO_DATE: readonly WindowState[] = ["no_date", "unsentenced", "immigration_no_date", "indeterminate_no_date"];
