import { OUTCOME_LABELS } from "../../../domain/outcomeLabels.js";
import type { PrisonFigures } from "../../../services/reportOutcomes.js";
import { command } from "../../command.js";
import { withListSession } from "../../listSession.js";
import { day } from "../../option.js";
import type { Column } from "../../output/column.js";
import { htmlFile, periodWords, writeHtml } from "./reportFile.js";

const COLUMNS: readonly Column<PrisonFigures>[] = [
  { key: "prison", title: "From", get: ({ prison }) => prison ?? "all" },
  { key: "outcome", title: "Outcome", get: ({ outcome }) => outcome, format: (_, { outcome }) => OUTCOME_LABELS[outcome] },
  { key: "releases", title: "Releases", get: ({ releases }) => releases, dataOnly: true },
  { key: "due", title: "Due", get: ({ due }) => due },
  { key: "yes", title: "Yes", get: ({ yes }) => yes },
  { key: "no", title: "No", get: ({ no }) => no },
  { key: "percent", title: "%", get: ({ percent }) => percent },
  { key: "unknown", title: "Unknown", get: ({ unknown }) => unknown },
  {
    key: "notRecorded",
    title: "Not asked",
    get: ({ notRecorded }) => notRecorded,
    tone: ({ notRecorded }) => (notRecorded > 0 ? "warning" : undefined),
  },
];

/** What the columns count. */
const COUNTED =
  "What became of people after release, counted as the national figures are: every release once; the unknown left out of the base and shown beside it; housed leaves out shelters, emergency hostels, squats and rough sleeping. Due: releases long enough ago to tell.";

export const reportOutcomesCommand = command({
  description: COUNTED,
  options: { from: day("first day of release"), until: day("last day of release"), html: htmlFile() },
  examples: [
    ["resettle report outcomes", "of every release there is a record of"],
    ["resettle report outcomes --from 2026-04-01 --until 2027-03-31 --prison EYI", "one prison and year"],
  ],
  async run(context, { html, ...period }) {
    const { reportOutcomes } = await import("../../../services/reportOutcomes.js");
    const { figures, endsNotSaid } = await withListSession(context, (session) => reportOutcomes(session, period));
    await context.output.list({
      schema: "report.outcomes/1",
      columns: COLUMNS,
      items: figures,
      jsonItem: (row) => ({ ...row, prison: row.prison ?? null, percent: row.percent ?? null }),
      empty: "Nobody.",
      more: { from: period.from ?? null, until: period.until ?? null, endsNotSaid },
    });
    const notCounted = `Times in custody that ended, and nobody has said how: ${endsNotSaid}. They are not counted.`;
    await writeHtml(context, html, {
      title: "What became of people after release",
      notes: [periodWords(period), COUNTED, notCounted],
      columns: COLUMNS,
      items: figures,
    });
    if (figures[0]?.releases === 0) context.output.say("No release is recorded in that time.");
    if (endsNotSaid > 0) {
      context.output.warn(notCounted);
      context.output.next("resettle person release <number> --on <date>", "say that it was a release");
    }
  },
});
