import { SCREENING_LABELS } from "../../../domain/recordLabels.js";
import { command } from "../../command.js";
import { argument } from "../../option.js";
import { fields } from "../../output/section.js";

export const screeningCheck = command({
  description:
    "Reads a screening file as it would be asked, and names every mistake with its line: unknown pathways and choices, a question there twice, one asked after an answer that comes later or starting from one nobody asks.",
  args: { file: argument("the YAML file; copy one from templates/screenings to begin") },
  examples: [["resettle screening check templates/screenings/bcst3.yaml", "is it fit to be asked?"]],
  async run(context, { file }) {
    const { checkScreeningFile } = await import("../../../services/loadScreenings.js");
    const { loadReadableScreenings } = await import("../../../services/screeningTemplates.js");
    const { id, kind, version, title, questions } = await checkScreeningFile(file, await loadReadableScreenings(context.env));
    const restricted = questions.filter((question) => question.restricted).length;
    await context.output.item({
      schema: "screening.check/1",
      item: { id, kind, version, title, questions: questions.length, restricted },
      sections: [
        fields(
          [
            ["Title", title],
            ["Kind", SCREENING_LABELS[kind]],
            ["Version", version],
            ["Questions", questions.length],
            ["Restricted", restricted],
          ],
          `The screening ${id} has no mistakes`,
        ),
      ],
    });
  },
});
