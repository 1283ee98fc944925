import { command } from "../../command.js";
import { argument, flag, text } from "../../option.js";
import { fields } from "../../output/section.js";

export const rollSample = command({
  description:
    "Writes a copy of a roll with everybody in it replaced: letter for letter, digit for digit, all days moved by the same number of weeks. It fails as the original does, so that it can be shown to whoever can help. Of a workbook, the cells of the sheet, as CSV.",
  args: { file: argument("the roll; - is standard input") },
  options: {
    out: text("path", "where the copy goes; beside the roll unless given"),
    replace: flag("write over a file of that name"),
  },
  examples: [["resettle roll sample demo/rolls/today.csv --out demo/shared.csv --replace", "a copy that names nobody"]],
  async run(context, { file, out, replace }) {
    const { sampleRoll } = await import("../../../services/sampleRoll.js");
    const { stdin } = context.streams;
    const made = await sampleRoll(file, { stdin, env: context.env, out, replace });
    await context.output.item({
      schema: "roll.sample/1",
      item: made,
      sections: [fields([["Copy of", made.file], ["Written to", made.sample]])], // biome-ignore format: two lines of what it shows
    });
    context.output.warn("Look at the copy before you share it: headings, codes and words that many rolls have stay as they are.");
  },
});
