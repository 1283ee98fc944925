import type { NeedChange } from "../../../domain/records.js";
import { command } from "../../command.js";
import { argument } from "../../option.js";
import type { Column } from "../../output/column.js";
import { table } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";
import { shownItem, shownSections } from "./needSections.js";

export const showCommand = command({
  description: "One need: who does what about it by when, and how it changed. Of a restricted one only how it stands.",
  args: { id: argument("id of the need, from `need list`") },
  examples: [["resettle need show <id>", "how it came to stand as it does"]],
  async run(context, { id }) {
    const { withSession } = await import("../../../services/session.js");
    const { showNeedPage } = await import("../../../services/showNeed.js");
    const { shown, history } = await withSession(sessionOptions(context), (session) => showNeedPage(session, id));
    const sections = [...shownSections(shown), table("How it changed", CHANGE_COLUMNS, history, "Not since it was found.")];
    await context.output.item({ schema: "need.show/1", item: { ...shownItem(shown), history }, sections });
  },
});

const CHANGE_COLUMNS: readonly Column<NeedChange>[] = [
  { key: "on", title: "Day", get: ({ on }) => on, kind: "day" },
  { key: "worker", title: "By", get: ({ worker }) => worker },
  {
    key: "changes",
    title: "What changed",
    get: ({ changes }) =>
      Object.entries(changes)
        .map(([field, [before, after]]) => `${field}: ${before || "–"} to ${after || "–"}`)
        .join("; "),
  },
];
