import { LANGUAGE_LABELS } from "../../domain/dateWords.js";
import type { ListedTemplate } from "../../services/planTemplates.js";
import { command, verbs } from "../command.js";
import { argument } from "../option.js";
import type { Column } from "../output/column.js";
import { fields } from "../output/section.js";
import { templateCopy } from "./template/copy.js";
import { templatePreview } from "./template/preview.js";

const COLUMNS: readonly Column<ListedTemplate>[] = [
  { key: "name", title: "Name", get: (template) => template.name },
  { key: "kind", title: "Of a", get: (template) => template.kind },
  { key: "title", title: "Title", get: (template) => template.title },
  { key: "language", title: "In", get: (template) => template.language },
  { key: "audience", title: "For", get: (template) => template.audience, dataOnly: true },
  { key: "version", title: "Version", get: (template) => template.version },
  { key: "folder", title: "Folder", get: (template) => template.folder, dataOnly: true },
];

const list = command({
  examples: [["resettle template list", "the templates of plans, letters, forms and boards"]],
  async run(context) {
    const { listTemplates } = await import("../../services/planTemplates.js");
    const items = await listTemplates(context.env);
    await context.output.list({
      schema: "template.list/1",
      columns: COLUMNS,
      items,
      jsonItem: (template) => template,
      empty: "There is no template.",
    });
  },
});

const check = command({
  description:
    "Reads a template as a plan, a letter or a board would be drawn from it, and names every mistake with its file and line; of a plan in Welsh also what licence conditions, screenings and modules have no Welsh words for.",
  args: { template: argument("name of a template, the folder of a plan, or the file of a letter or board") },
  examples: [
    ["resettle template check standard", "is the template fit to draw plans from?"],
    ["resettle template check duty_to_refer", "and this form?"],
  ],
  async run(context, { template }) {
    const { checkTemplate } = await import("../../services/planTemplates.js");
    const found = await checkTemplate(template, context.env);
    const { missingTranslations } = await import("../../services/missingTranslations.js");
    const missing = found.kind === "plan" ? await missingTranslations(context.env, found.language) : [];
    await context.output.item({
      schema: "template.check/1",
      item: { ...found, missingTranslations: missing },
      sections: [
        fields(
          [
            ["Title", found.title],
            ["Language", found.language],
            ["Version", found.version],
            ["Folder", found.folder],
          ],
          `The template ${found.name} has no mistakes`,
        ),
      ],
    });
    const language = LANGUAGE_LABELS[found.language];
    for (const what of missing)
      context.output.warn(`There are no ${language} words for ${what}; a plan that needs them is not drawn.`);
  },
});

export const templateCommand = verbs([
  ["list", "The templates there are, the team's own and those built in", list],
  ["check", "Find the mistakes in a template, with file and line", check],
  ["copy", "Copy a template to where you can edit it", templateCopy],
  ["preview", "Draw a template on a made-up person", templatePreview],
]);
