import { DEADLINE_STATES } from "../../domain/deadline.js";
import { DUE_ORDERS, type DueOrder, type DueQuestion, type DueRow } from "../../services/listDue.js";
import { type CommandResult, command } from "../command.js";
import type { Context } from "../context.js";
import { withListSession } from "../listSession.js";
import { choice, day, flag, repeated, text } from "../option.js";
import type { Section } from "../output/section.js";
import { DUE_COLUMNS, LIST_COLUMNS } from "./due/dueColumns.js";
import { dueGroups, onePersonSections } from "./due/dueGroups.js";

export const dueCommand = command({
  description:
    "Every deadline that is overdue, due or about to close. Who will miss something first is at the top: what is overdue, the most harmful first, then what has the fewest days left.",
  options: {
    person: text("person", "every clock of one person, also done and not applicable, with why it is what it is"),
    worker: text("worker", "only people this worker works with"),
    until: day("only what falls due or closes by that day"),
    state: repeated(choice("state", DEADLINE_STATES, "only deadlines in this state; repeatable")),
    by: choice("order", DUE_ORDERS, "by urgency; or grouped by day, or by person"),
    check: flag("end with 8 where anything listed is overdue, and for nothing else: for schedulers"),
  },
  examples: [
    ["resettle due --until +7d", "what is overdue, and what falls due this week"],
    ["resettle due --by day", "day by day"],
    ["resettle due --person A1001AA", "every clock of one person, and why"],
    ["resettle due --state closed --state closing", "what can no longer be done, and what soon cannot"],
    ["resettle due --check --quiet", "for a scheduler: 8 where something is overdue"],
  ],
  async run(context, { check, by, state, ...rest }): Promise<CommandResult> {
    const question: DueQuestion = { ...rest, states: state, order: by };
    const { listDue } = await import("../../services/listDue.js");
    const items = await withListSession(context, (session) => listDue(session, question), question.worker);
    await print(context, items, question);
    const overdue = items.filter((row) => row.state === "overdue").length;
    if (question.person === undefined && items.length > 0) {
      const people = new Set(items.map((row) => row.prisonerNumber)).size;
      const counted = [
        `${items.length} ${items.length === 1 ? "deadline" : "deadlines"}`,
        `${people} ${people === 1 ? "person" : "people"}`,
      ];
      context.output.say(`${counted.join(" of ")}; ${overdue} overdue.`);
      context.output.next("resettle due --person <number>", "every clock of one person, and why");
    }
    return { exitCode: check && overdue > 0 ? 8 : 0 };
  },
});

/** Groups are for people: data is one list, in the same order. */
async function print({ options, output }: Context, items: readonly DueRow[], { person, order }: DueQuestion): Promise<void> {
  const sections = options.format === "table" && items.length > 0 ? sectionsOf(items, person, order) : undefined;
  if (sections !== undefined) return output.item({ schema: "due.list/1", item: items, sections });
  const columns = options.format === "table" ? LIST_COLUMNS : DUE_COLUMNS;
  await output.list({ schema: "due.list/1", columns, items, jsonItem: (row) => row, empty: "Nothing is due." });
}

function sectionsOf(items: readonly DueRow[], person: string | undefined, order: DueOrder | undefined): Section[] | undefined {
  if (person !== undefined) return onePersonSections(items);
  return order === "day" || order === "person" ? dueGroups(items, order) : undefined;
}
