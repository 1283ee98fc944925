import { type ProgrammeModule, SUGGESTED_FOR } from "../../../domain/programme.js";
import { command, verbs } from "../../command.js";
import { argument, choice, required, text } from "../../option.js";
import type { Column } from "../../output/column.js";
import { fields } from "../../output/section.js";
import { SUGGESTED_LABELS } from "./programmeColumns.js";

const COLUMNS: readonly Column<ProgrammeModule>[] = [
  { key: "id", title: "Module", get: ({ id }) => id },
  { key: "title", title: "Title", get: ({ title }) => title },
  {
    key: "suggestedFor",
    title: "Suggested for",
    get: ({ suggestedFor }) => suggestedFor,
    format: (_, { suggestedFor }) => SUGGESTED_LABELS[suggestedFor],
  },
  { key: "about", title: "About", get: ({ about }) => about, dataOnly: true },
];

const list = command({
  examples: [["resettle programme module list", "those that come with the program, and the team's own"]],
  async run(context) {
    const { loadModules } = await import("../../../services/programme/modules.js");
    const items = await loadModules(context.env);
    await context.output.list({
      schema: "programme.module.list/1",
      columns: COLUMNS,
      items,
      jsonItem: (module) => module,
      empty: "There are no modules.",
    });
  },
});

const add = command({
  description:
    "Adds a module of your own, as a file in templates/programme of your configuration folder, where its words can be changed.",
  args: { id: argument("a short name for it: lower-case letters, digits and _") },
  options: {
    title: required(text("text", "what it is called, also on a person's plan")),
    about: text("text", "what it is about"),
    suggestedFor: choice("whom", SUGGESTED_FOR, "to whom it is suggested; nobody unless given"),
  },
  examples: [
    ['resettle programme module add managing_money --title "Managing money" --suggested-for everyone', "one of your own"],
  ],
  async run(context, { id, title, about, suggestedFor }) {
    const { addModule } = await import("../../../services/programme/modules.js");
    const module: ProgrammeModule = { id, title, about: about ?? title, suggestedFor: suggestedFor ?? "nobody" };
    const file = await addModule(context.env, module);
    await context.output.item({
      schema: "programme.module.add/1",
      item: { ...module, file },
      sections: [
        fields([
          ["Module", id],
          ["Title", title],
          ["Suggested for", SUGGESTED_LABELS[module.suggestedFor]],
          ["File", file],
        ]),
      ],
    });
  },
});

export const moduleVerbs = verbs([
  ["list", "Every module", list],
  ["add", "Add a module of your own", add],
]);
