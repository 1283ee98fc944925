import { STAY_END_LABELS } from "../../domain/recordLabels.js";
import type { RetainedPerson } from "../../services/rights/listRetention.js";
import { command, verbs } from "../command.js";
import { withListSession } from "../listSession.js";
import { count } from "../option.js";
import type { Column } from "../output/column.js";

const COLUMNS: readonly Column<RetainedPerson>[] = [
  { key: "prisonerNumber", title: "Number", get: ({ prisonerNumber }) => prisonerNumber },
  { key: "name", title: "Name", get: ({ name }) => name },
  { key: "prison", title: "Prison", get: ({ prison }) => prison },
  { key: "rule", title: "How they left", get: ({ rule }) => rule, format: (_, { rule }) => STAY_END_LABELS[rule] },
  { key: "endedOn", title: "Left", get: ({ endedOn }) => endedOn, kind: "day" },
  { key: "years", title: "Kept", get: ({ years }) => years, format: (years) => `${years} years` },
  { key: "since", title: "Due since", get: ({ since }) => since, kind: "day" },
  { key: "from", title: "Counted from", get: ({ from }) => from, kind: "day", dataOnly: true },
  { key: "source", title: "Source", get: ({ source }) => source, dataOnly: true },
  {
    key: "hold",
    title: "Held",
    get: ({ hold }) => hold?.reason,
    tone: ({ hold }) => (hold === undefined ? undefined : "warning"),
  },
];

const due = command({
  description:
    "Whose record has been kept as long as the policy says (`retention` in templates/policy, by how the time in custody ended, in years from the end of it or of the licence, whichever is later). Nothing is erased by itself: look at each, then `person erase`. A record that is held (`person hold`) stays. Nobody in custody is listed, nor anybody whom no roll has named.",
  options: { withinMonths: count("months", "also whose time comes within so many months", { max: 1200 }) },
  examples: [
    ["resettle retention due", "whose time is over"],
    ["resettle retention due --within-months 12", "and whose will be within a year"],
  ],
  async run(context, { withinMonths = 0 }) {
    const { listRetention } = await import("../../services/rights/listRetention.js");
    const items = await withListSession(context, (session) => listRetention(session, withinMonths));
    await context.output.list({
      schema: "retention.due/1",
      columns: COLUMNS,
      items,
      jsonItem: ({ hold, ...rest }) => ({ ...rest, hold: hold ?? null }),
      empty: "No record has been kept longer than the policy says.",
    });
    const next = items.find(({ hold, since }) => hold === undefined && since <= context.options.asOf);
    if (next !== undefined) context.output.next(`resettle person erase ${next.prisonerNumber}`, "what would go?");
  },
});

export const retentionCommand = verbs([["due", "Whose record has been kept long enough", due]]);
