import type { DeadlineState } from "../../domain/deadline.js";
import { DUE_ORDERS, type DueRow } from "../../services/listDue.js";
import { type CommandResult, command } from "../command.js";
import { withListSession } from "../listSession.js";
import { choice, day, flag, text } from "../option.js";
import type { Column } from "../output/column.js";

const STATE_WORDS: Readonly<Record<DeadlineState, string>> = {
  overdue: "OVERDUE",
  closing: "closing",
  due: "due",
  done: "done",
  closed: "closed",
  not_due: "not due",
  not_applicable: "–",
};

/** What people read fits 80 columns; CSV has all of it. */
export const DUE_COLUMNS: readonly Column<DueRow>[] = [
  { key: "dueOn", title: "By", get: (row) => row.dueOn ?? row.closesOn, kind: "day" },
  {
    key: "state",
    title: "State",
    get: (row) => row.state,
    format: (_, row) => STATE_WORDS[row.state],
    tone: (row) => (row.state === "overdue" ? "bad" : row.state === "closing" ? "warning" : undefined),
  },
  { key: "prisonerNumber", title: "Number", get: (row) => row.prisonerNumber },
  { key: "name", title: "Name", get: (row) => row.name },
  { key: "label", title: "What", get: (row) => row.label },
  { key: "prison", title: "At", get: (row) => row.prison, dataOnly: true },
  { key: "code", title: "Code", get: (row) => row.code, dataOnly: true },
  { key: "opensOn", title: "Opens", get: (row) => row.opensOn, kind: "day", dataOnly: true },
  { key: "closesOn", title: "Closes", get: (row) => row.closesOn, kind: "day", dataOnly: true },
  { key: "doneOn", title: "Done", get: (row) => row.doneOn, kind: "day", dataOnly: true },
  { key: "reason", title: "Why", get: (row) => row.reason, dataOnly: true },
  { key: "source", title: "Source", get: (row) => row.source, dataOnly: true },
  { key: "worker", title: "Worker", get: (row) => row.worker, dataOnly: true },
];

/** Of one person there is room to say why. */
const ONE_PERSON: readonly Column<DueRow>[] = DUE_COLUMNS.filter(
  (column) => !["prisonerNumber", "name"].includes(column.key),
).map((column) => {
  if (column.key !== "reason") return column;
  const { dataOnly: _, ...shown } = column;
  return shown;
});

export const dueCommand = command({
  description: "Every deadline that is overdue, due or about to close, those that will be missed first at the top.",
  options: {
    person: text("person", "every deadline of one person, with why it is what it is"),
    worker: text("worker", "only people this worker works with"),
    until: day("only what falls due or closes by that day"),
    by: choice("order", DUE_ORDERS, "in order of the day, or of the person"),
    check: flag("end with 8 where anything is overdue: for schedulers"),
  },
  examples: [
    ["resettle due --until +7d", "what is overdue, and what falls due this week"],
    ["resettle due --person A1001AA", "every clock of one person"],
    ["resettle due --check --quiet", "for a scheduler: 8 where something is overdue"],
  ],
  async run(context, { person, worker, until, by, check }): Promise<CommandResult> {
    const { listDue } = await import("../../services/listDue.js");
    const items = await withListSession(
      context,
      (session) => listDue(session, { person, worker, until, order: by ?? "day" }),
      worker,
    );
    await context.output.list({
      schema: "due.list/1",
      columns: person === undefined ? DUE_COLUMNS : ONE_PERSON,
      items,
      jsonItem: (row) => row,
      empty: "Nothing is due.",
    });
    const overdue = items.filter((row) => row.state === "overdue").length;
    if (person === undefined && items.length > 0) {
      const people = new Set(items.map((row) => row.prisonerNumber)).size;
      context.output.say(`${items.length} deadlines of ${people} people; ${overdue} overdue.`);
      context.output.next("resettle due --person <number>", "every clock of one person, and why");
    }
    return { exitCode: check && overdue > 0 ? 8 : 0 };
  },
});
