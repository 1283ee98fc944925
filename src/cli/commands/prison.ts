import { PRISON_ROLE_LABELS } from "../../domain/recordLabels.js";
import { PRISON_ROLES } from "../../domain/records.js";
import type { ListedPrison } from "../../services/listPrisons.js";
import { command, verbs } from "../command.js";
import { labelChoices } from "../labelChoices.js";
import { withListSession } from "../listSession.js";
import { argument, choice, text } from "../option.js";
import type { Column } from "../output/column.js";
import { fields } from "../output/section.js";
import { sessionOptions } from "../sessionOptions.js";

const COLUMNS: readonly Column<ListedPrison>[] = [
  { key: "code", title: "Code", get: (prison) => prison.code },
  { key: "name", title: "Name", get: (prison) => prison.name },
  {
    key: "bought",
    title: "Bought",
    get: (prison) => prison.role,
    format: (_, prison) => (prison.role === undefined ? "" : PRISON_ROLE_LABELS[prison.role]),
  },
  { key: "lastRollOn", title: "Last roll", get: (prison) => prison.lastRollOn, kind: "day" },
];

const list = command({
  description: "The prisons of this store, what each has bought, and the day of its last roll.",
  examples: [["resettle prison list", "which prisons, and how old are their rolls?"]],
  async run(context) {
    const { listPrisons } = await import("../../services/listPrisons.js");
    await context.output.list({
      schema: "prison.list/1",
      columns: COLUMNS,
      items: await withListSession(context, listPrisons),
      jsonItem: ({ code, name, role, lastRollOn }) => ({ code, name, bought: role, lastRollOn }),
      empty: "No prisons yet: `resettle prison set` adds one, and so does the first roll.",
    });
  },
});

const set = command({
  description: "Adds a prison, or changes what is known of it. Its name comes from the list of prisons unless it is given.",
  args: { prison: argument("code or name of the prison") },
  options: {
    bought: choice("role", PRISON_ROLES, "what it has bought"),
    name: text("name", "what you call it"),
  },
  examples: [
    ["resettle prison set EYI --bought lead", "Elmley has bought the work for everyone in it"],
    ['resettle prison set EYI --name "Elmley"', "call it that on lists and plans"],
  ],
  async run(context, { prison, bought, name }) {
    const choices = labelChoices(PRISON_ROLES, PRISON_ROLE_LABELS);
    const nothingGiven = bought === undefined && name === undefined;
    const role = nothingGiven ? await context.ask.select({ flag: "--bought", message: "What has it bought?", choices }) : bought;
    const { withSession } = await import("../../services/session.js");
    const { setPrison } = await import("../../services/setPrison.js");
    const made = await withSession(sessionOptions(context), (session) => setPrison(session, prison, { name, bought: role }));
    await context.output.item({
      schema: "prison.set/1",
      item: { code: made.code, name: made.name, bought: made.role },
      sections: [
        fields([
          ["Code", made.code],
          ["Name", made.name],
          ["Bought", made.role === undefined ? undefined : PRISON_ROLE_LABELS[made.role]],
        ]),
      ],
    });
  },
});

export const prisonCommand = verbs([
  ["list", "Which prisons, and what each has bought", list],
  ["set", "Add a prison, or say what it has bought", set],
]);
