import { WORKER_ROLE_LABELS } from "../../../domain/recordLabels.js";
import type { CaseloadRow } from "../../../services/reportCaseload.js";
import { command } from "../../command.js";
import { withListSession } from "../../listSession.js";
import type { Column } from "../../output/column.js";
import { htmlFile, writeHtml } from "./reportFile.js";

const COLUMNS: readonly Column<CaseloadRow>[] = [
  { key: "worker", title: "Worker", get: ({ worker }) => worker, dataOnly: true },
  { key: "fullName", title: "Who", get: ({ fullName, active }) => (active ? fullName : `${fullName} (HAS LEFT)`) },
  { key: "roles", title: "Role", get: ({ roles }) => roles.map((role) => WORKER_ROLE_LABELS[role]).join(", ") },
  { key: "people", title: "People", get: ({ people }) => people },
  { key: "inWindow", title: "Window", get: ({ inWindow }) => inWindow },
  {
    key: "overdue",
    title: "Overdue",
    get: ({ overdue }) => overdue,
    tone: ({ overdue }) => (overdue > 0 ? "bad" : undefined),
  },
  { key: "released", title: "Released", get: ({ released }) => released },
  { key: "highIntensity", title: "High int.", get: ({ highIntensity }) => highIntensity },
  { key: "active", title: "Works here", get: ({ active }) => active, dataOnly: true },
];

/** What the columns count. */
const COUNTED =
  "Who works with how many people: in the window, with how many overdue deadlines, released within the last three months, high intensity. Somebody with two workers counts for both.";

export const reportCaseloadCommand = command({
  description: COUNTED,
  options: { html: htmlFile() },
  examples: [["resettle report caseload", "who has too many, and who has nobody"]],
  async run(context, { html }) {
    const { reportCaseload } = await import("../../../services/reportCaseload.js");
    const items = await withListSession(context, (session) => reportCaseload(session));
    await context.output.list({
      schema: "report.caseload/1",
      columns: COLUMNS,
      items,
      jsonItem: (row) => ({ ...row, worker: row.worker ?? null }),
      empty: "No workers yet: `resettle worker add` adds one.",
    });
    await writeHtml(context, html, { title: "Caseloads", notes: [COUNTED], columns: COLUMNS, items });
    for (const { worker, active, people } of items) {
      if (active || worker === undefined || people === 0) continue;
      context.output.warn(`${worker} has left, and is still named for ${people} ${people === 1 ? "person" : "people"}.`);
      context.output.next(`resettle worker hand-over ${worker} <name>`, "give them all to somebody else");
    }
  },
});
