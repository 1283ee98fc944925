import type { DailyResult, Report } from "../../services/runDaily.js";
import { type CommandResult, command } from "../command.js";
import type { Context } from "../context.js";
import { warnOfUnknownNames } from "../listSession.js";
import { flag, repeated, text } from "../option.js";
import { csvList } from "../output/csv.js";
import { jsonDocument } from "../output/json.js";
import type { Progress } from "../output/progress.js";
import { sessionOptions } from "../sessionOptions.js";
import { dailySections } from "./daily/dailySections.js";
import { DUE_COLUMNS } from "./due/dueColumns.js";
import { WINDOW_COLUMNS } from "./window/windowColumns.js";

const ENTERING_DAYS = 7;

export const dailyCommand = command({
  description:
    "The morning's work in one go, for cron and timers: takes in the rolls, lists the window and what is due, draws the plans that are due, and writes it all into a folder of the day. Safe to run again.",
  options: {
    roll: repeated(text("file", "a roll to take in; - is standard input; repeatable")),
    sheet: text("name", "the sheet of rolls that are workbooks with several; the one that looks like a roll unless given"),
    out: text("folder", "where the day's folder goes; `daily` unless given"),
    template: text("name", "the template all plans are drawn from; the form each person asked for in a screening unless given"),
    allowShrink: flag("take a roll in although many people or dates would go; this is recorded"),
    believe: repeated(
      text("heading", "a column of a roll that is right although it does not look so; this is recorded; repeatable"),
    ),
  },
  examples: [["resettle daily --roll demo/rolls/today.csv --out demo/daily", "one roll, and everything that follows from it"]],
  async run(context, options): Promise<CommandResult> {
    const { withSession } = await import("../../services/session.js");
    const { newsFile, runDaily, writeReports } = await import("../../services/runDaily.js");
    const bars = progressBars(context);
    const result = await withSession(sessionOptions(context), async (session) => {
      const done = await runDaily(session, {
        rolls: options.roll,
        sheet: options.sheet,
        stdin: context.streams.stdin,
        out: options.out ?? "daily",
        entering: ENTERING_DAYS,
        template: options.template,
        allowShrink: options.allowShrink,
        believed: options.believe,
        onProgress: bars.update,
      }).finally(bars.done);
      // Not before: the rolls of this morning may be a prison's first.
      await warnOfUnknownNames(context, session);
      return done;
    });
    const files = await writeReports(result.folder, reportsOf(context, result, newsFile));
    await context.output.item({ schema: "daily/1", item: summaryOf(result, files), sections: dailySections(result, files) });
    for (const { file, message } of result.failed) context.output.warn(`${file} was not taken in: ${message}`);
    for (const { file, rows, rejected, rejectsFile } of result.imports) {
      if (rejected > 0)
        context.output.warn(`${rejected} of ${rows} rows of ${file} could not be taken in; what is wrong is in ${rejectsFile}.`);
    }
    for (const { note } of result.plans.drawn) if (note !== undefined) context.output.warn(note);
    for (const { message } of result.plans.refused) context.output.warn(message);
    const inPart =
      result.failed.length > 0 || result.plans.refused.length > 0 || result.imports.some((roll) => roll.rejected > 0);
    return { exitCode: inPart ? 4 : 0 };
  },
});

/** One bar for the rolls, then one for the plans. */
function progressBars(context: Context) {
  let shown: { what: string; bar: Progress } | undefined;
  return {
    update: (what: string, done: number, total: number) => {
      if (shown?.what !== what) {
        shown?.bar.done();
        shown = { what, bar: context.output.progress(what) };
      }
      shown.bar.update(done, total);
    },
    done: () => shown?.bar.done(),
  };
}

/** The lists as CSV, and what each roll changed. */
function reportsOf({ options }: Context, result: DailyResult, newsFile: (importId: number) => string): Report[] {
  const changes = result.news.map((roll) => ({
    name: newsFile(roll.importId),
    text: jsonDocument({ schema: "roll.import/1", asOf: options.asOf, item: roll }),
  }));
  return [
    ...changes,
    { name: "window.csv", text: csvList(WINDOW_COLUMNS, result.window) },
    { name: "due.csv", text: csvList(DUE_COLUMNS, result.due) },
    ...(result.newlyDue === undefined ? [] : [{ name: "due-new.csv", text: csvList(DUE_COLUMNS, result.newlyDue.rows) }]),
  ];
}

function summaryOf(result: DailyResult, files: readonly string[]): object {
  const overdue = result.due.filter((row) => row.state === "overdue").length;
  return {
    imports: result.imports,
    failed: result.failed,
    window: countBy(result.window, (row) => row.state),
    due: { deadlines: result.due.length, overdue },
    ...(result.newlyDue === undefined ? {} : { newlyDue: { since: result.newlyDue.since, items: result.newlyDue.rows } }),
    plans: result.plans.drawn,
    refusedPlans: result.plans.refused,
    files: [...files, ...result.plans.drawn.map((plan) => plan.file)],
  };
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
}
