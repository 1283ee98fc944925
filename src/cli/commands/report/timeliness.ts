import { AppError } from "../../../domain/appError.js";
import { shortDeadlineLabel } from "../../../domain/deadlines/labels.js";
import type { PrisonTimeliness } from "../../../services/reportTimeliness.js";
import { command } from "../../command.js";
import { withListSession } from "../../listSession.js";
import { day } from "../../option.js";
import type { Column } from "../../output/column.js";
import { htmlFile, periodWords, writeHtml } from "./reportFile.js";

const COLUMNS: readonly Column<PrisonTimeliness>[] = [
  { key: "prison", title: "At", get: ({ prison }) => prison ?? "all" },
  {
    key: "deadline",
    title: "Deadline",
    get: ({ deadline }) => deadline,
    format: (_, { deadline: code, label }) => shortDeadlineLabel({ code, label }),
  },
  { key: "due", title: "Due", get: ({ due }) => due, dataOnly: true },
  { key: "onTime", title: "On time", get: ({ onTime }) => onTime },
  { key: "late", title: "Late", get: ({ late }) => late, tone: ({ late }) => (late > 0 ? "warning" : undefined) },
  { key: "notDone", title: "Not done", get: ({ notDone }) => notDone, tone: ({ notDone }) => (notDone > 0 ? "bad" : undefined) },
  { key: "percent", title: "%", get: ({ percent }) => percent },
  { key: "ahead", title: "Ahead", get: ({ ahead }) => ahead },
  { key: "unknown", title: "Unknown", get: ({ unknown }) => unknown },
  { key: "notConcerned", title: "N/A", get: ({ notConcerned }) => notConcerned },
];

/** What the columns count. */
const BASE =
  "%: on time, of those three. Ahead: due in the period, not done, and there is still time. Unknown: nobody can tell the day it was due or done; N/A: does not concern the person. Neither is in the base, and both are of everyone, whatever the period.";

export const reportTimelinessCommand = command({
  description: `Of the deadlines that fell due in a period, how many were met on time, late or not at all, by kind. ${BASE}`,
  options: {
    from: day("first day it was due"),
    until: day("last day it was due; the day asked about unless given"),
    html: htmlFile(),
  },
  examples: [
    ["resettle report timeliness --from 2026-10-01", "what fell due since October"],
    ["resettle report timeliness --from 2026-04-01 --until 2027-03-31 --prison EYI", "one prison and year"],
  ],
  async run(context, { from, until, html }) {
    const { reportTimeliness } = await import("../../../services/reportTimeliness.js");
    const { period, report } = await withListSession(context, async (session) => {
      const period = { from, until: until ?? session.asOf };
      if (from !== undefined && from > period.until) throw backwards(from, period.until);
      return { period, report: await reportTimeliness(session, period) };
    });
    await context.output.list({
      schema: "report.timeliness/1",
      columns: COLUMNS,
      items: report.figures,
      jsonItem: (row) => ({ ...row, prison: row.prison ?? null, percent: row.percent ?? null }),
      empty: "Nobody.",
      more: { from: period.from ?? null, until: period.until, people: report.people, notCounted: report.notCounted },
    });
    const whom = `Of ${report.people} people: those on the roll, and those released.`;
    const notCounted = `Earlier times in custody, of people who came back or of whom nobody has said how it ended: ${report.notCounted}. They are not counted.`;
    context.output.say(whom);
    if (report.notCounted > 0) context.output.warn(notCounted);
    await writeHtml(context, html, {
      title: "How deadlines were kept",
      notes: [periodWords(period), whom, notCounted, BASE],
      columns: COLUMNS,
      items: report.figures,
    });
  },
});

function backwards(from: string, until: string): AppError {
  return new AppError("usage", "BAD_VALUE", `The period ends on ${until}, before it begins on ${from}.`, {
    hint: "Give --from a day that is not after --until, which is the day asked about unless given.",
  });
}
