import { answerWords } from "../../../domain/answerWords.js";
import { SCREENING_LABELS } from "../../../domain/recordLabels.js";
import { SCREENING_KINDS } from "../../../domain/records.js";
import type { ScreeningStart } from "../../../services/startScreening.js";
import { command } from "../../command.js";
import { labelChoices } from "../../labelChoices.js";
import { argument, choice, flag } from "../../option.js";
import { fields, prose, type Section } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";

export const screeningStart = command({
  description:
    "What a screening asks and what is known from earlier ones. With --template: the questions as a YAML file to fill in, what is known filled in already; restricted answers never are.",
  args: { person: argument("prisoner number, or a part of the surname if only one person matches") },
  options: {
    kind: choice("kind", SCREENING_KINDS, "which screening"),
    template: flag("write the file to fill in"),
  },
  examples: [
    ["resettle screening start A1001AA --kind bcst3", "what is known already?"],
    ["resettle screening start A1001AA --kind bcst3 --template > answers.yaml", "a file to fill in"],
  ],
  async run(context, { person, kind, template }) {
    const choices = labelChoices(SCREENING_KINDS, SCREENING_LABELS);
    const which = kind ?? (await context.ask.select({ flag: "--kind", message: "Which screening?", choices }));
    const { withSession } = await import("../../../services/session.js");
    const { startScreening } = await import("../../../services/startScreening.js");
    const start = await withSession(sessionOptions(context), (session) => startScreening(session, person, which));
    if (template && context.options.format === "table") {
      const { buildAnswersForm } = await import("../../../services/answersForm.js");
      context.output.verbatim(buildAnswersForm(start.template, start.prisonerNumber, start.known));
      return;
    }
    await context.output.item({ schema: "screening.start/1", item: startItem(start), sections: startSections(start) });
    context.output.next(`resettle screening record ${start.prisonerNumber} --kind ${which}`, "ask it now");
  },
});

function startItem({ prisonerNumber, template, known }: ScreeningStart): object {
  const { id, kind, version, title, questions } = template;
  return {
    prisonerNumber,
    kind,
    template: id,
    templateVersion: version,
    title,
    questions: questions.map(({ raises: _, startsFrom: __, ...question }) => ({ ...question, known: known[question.id] })),
  };
}

function startSections({ prisonerNumber, template, known }: ScreeningStart): Section[] {
  const answered = template.questions.filter((question) => known[question.id] !== undefined);
  return [
    fields(
      [
        ["Number", prisonerNumber],
        ["Screening", `${SCREENING_LABELS[template.kind]}, version ${template.version}`],
        ["Questions", `${template.questions.length} at most`],
        ["Known already", answered.length],
      ],
      template.title,
    ),
    prose(answered.map((question) => `${question.text}\n→ ${answerWords(question, known[question.id] ?? null)}`).join("\n")),
  ];
}
