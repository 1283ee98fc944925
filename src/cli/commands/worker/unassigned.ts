import type { UnassignedRow } from "../../../services/listUnassigned.js";
import { command } from "../../command.js";
import { withListSession } from "../../listSession.js";
import { flag } from "../../option.js";
import type { Column } from "../../output/column.js";
import { STATE_WORDS } from "../window/windowColumns.js";

const COLUMNS: readonly Column<UnassignedRow>[] = [
  { key: "prisonerNumber", title: "Number", get: (row) => row.prisonerNumber },
  { key: "name", title: "Name", get: (row) => row.name },
  { key: "prison", title: "At", get: (row) => row.prison },
  { key: "state", title: "Window", get: (row) => row.state, format: (_, row) => STATE_WORDS[row.state] },
  { key: "releaseExpected", title: "Release", get: (row) => row.releaseExpected, kind: "day" },
  {
    key: "inPrison",
    title: "In prison",
    get: (row) => row.inPrison ?? "nobody",
    tone: (row) => (row.inPrison === undefined ? "bad" : undefined),
  },
  {
    key: "inCommunity",
    title: "Outside",
    get: (row) => row.inCommunity ?? "nobody",
    tone: (row) => (row.inCommunity === undefined ? "bad" : undefined),
  },
];

export const workerUnassigned = command({
  description:
    "People in the resettlement window whose resettlement nobody oversees, in prison (resettlement worker, HITO or POM) or in the community (COM or HITO). Who has left oversees nobody.",
  options: { all: flag("everyone on the roll, not only those in the window") },
  examples: [
    ["resettle worker unassigned", "whom to give a worker first"],
    ["resettle worker unassigned --all", "everyone on the roll"],
  ],
  async run(context, { all }) {
    const { listUnassigned } = await import("../../../services/listUnassigned.js");
    const items = await withListSession(context, (session) => listUnassigned(session, { all }));
    await context.output.list({
      schema: "worker.unassigned/1",
      columns: COLUMNS,
      items,
      jsonItem: (row) => ({ ...row, inPrison: row.inPrison ?? null, inCommunity: row.inCommunity ?? null }),
      empty: `Everybody ${all ? "on the roll" : "in the window"} has somebody in prison and in the community.`,
    });
    if (items.length > 0) context.output.next("resettle person assign <number> --worker <name>", "name somebody");
  },
});
