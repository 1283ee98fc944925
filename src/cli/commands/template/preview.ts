import { commandWord } from "../../../domain/commandWord.js";
import { command } from "../../command.js";
import { argument, flag, text } from "../../option.js";
import { fields } from "../../output/section.js";

export const templatePreview = command({
  description:
    "Draws a template on a person who does not exist, full of everything: long names, many appointments, a curfew, conditions. Needs no store, and reads nothing of anybody. Every page says that the person is made up.",
  args: { template: argument("name of a template, the folder of a plan, or the file of a letter") },
  options: {
    out: text("file", "the PDF to write; preview-<name>.pdf in the present folder unless given"),
    bare: flag("on a person of whom almost nothing is recorded: shows what a page says then"),
  },
  examples: [
    ["resettle template preview standard --out demo/preview.pdf", "what a plan looks like"],
    ["resettle template preview duty_to_refer --bare --out demo/empty-form.pdf", "a form of which nothing is known yet"],
  ],
  async run(context, { template, out, bare }) {
    const { previewTemplate } = await import("../../../services/templatePreview/previewTemplate.js");
    const drawn = await previewTemplate(template, { asOf: context.options.asOf, out, bare }, context.env);
    await context.output.item({
      schema: "template.preview/1",
      item: drawn,
      sections: [
        fields([
          ["Template", drawn.template],
          ["Pages", drawn.pages],
          ["File", drawn.file],
        ]),
      ],
    });
    if (!bare) {
      context.output.next(
        `resettle template preview ${commandWord(template)} --bare`,
        "and of somebody of whom little is recorded",
      );
    }
  },
});
