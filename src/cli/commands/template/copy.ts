import { commandWord } from "../../../domain/commandWord.js";
import { command } from "../../command.js";
import { argument, text } from "../../option.js";
import { fields } from "../../output/section.js";

export const templateCopy = command({
  description:
    "Copies a template to where you can edit it: into your team's own folder, where it takes the place of the built-in one of its name, or under a new name beside it. Nothing is written over.",
  args: { template: argument("name of a template, from `template list`") },
  options: {
    name: text("name", "what the copy is called; as what is copied unless given"),
    to: text("folder", "another folder to put it in; your team's own unless given"),
  },
  examples: [
    ["resettle template copy standard --name ours --to demo/templates", "the plan, to be edited, in demo/templates/ours"],
    ["resettle template copy chase --to demo/templates", "one letter"],
  ],
  async run(context, { template, ...options }) {
    const { copyTemplate } = await import("../../../services/copyTemplate.js");
    const copied = await copyTemplate(template, options, context.env);
    const { name, kind, copiedFrom, file, files, found } = copied;
    await context.output.item({
      schema: "template.copy/1",
      item: copied,
      sections: [
        fields(
          [
            ["Copied from", copiedFrom],
            ["Edit this file", file],
            ["Beside it", files.slice(1).join(", ")],
          ],
          `The template ${name} is yours to edit`,
        ),
      ],
    });
    const called = found ? name : commandWord(kind === "plan" ? file.replace(/[/\\]plan\.md$/u, "") : file);
    context.output.next(`resettle template check ${called}`, "has it a mistake? Do this after each change");
    context.output.next(`resettle template preview ${called}`, "see it on a made-up person");
    if (found && kind === "plan") context.output.next(`resettle plan render <person> --template ${name}`, "draw plans from it");
  },
});
