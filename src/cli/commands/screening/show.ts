import { SCREENING_LABELS } from "../../../domain/recordLabels.js";
import type { ShownAnswer, ShownScreening } from "../../../services/showScreening.js";
import { command } from "../../command.js";
import { argument, flag } from "../../option.js";
import { fields, prose, type Section } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";
import { arrangedItem, arrangedSection } from "./arrangedSections.js";

export const screeningShow = command({
  description:
    "One screening with what was answered; of a review also what was arranged since the BCST3. Restricted answers are only counted; --restricted shows them, and that is recorded.",
  args: { id: argument("id of the screening, from `screening list`") },
  options: { restricted: flag("the restricted answers too; who saw them is recorded") },
  examples: [["resettle screening show <id>", "what was answered"]],
  async run(context, { id, restricted }) {
    const { withSession } = await import("../../../services/session.js");
    const { showScreening } = await import("../../../services/showScreening.js");
    const shown = await withSession(sessionOptions(context), (session) => showScreening(session, id, { restricted }));
    await context.output.item({ schema: "screening.show/1", item: shownItem(shown), sections: shownSections(shown) });
  },
});

function shownItem({ screening, answers, restrictedAnswers, arranged }: ShownScreening): object {
  const { id, answers: _, notes: __, restrictedCount, ...about } = screening;
  return {
    screeningId: id,
    ...about,
    answers: answers.map(answerItem),
    restrictedCount,
    restrictedAnswers: restrictedAnswers?.map(answerItem),
    arranged: arranged === undefined ? undefined : arrangedItem(arranged),
  };
}

function answerItem({ question, text, answer, words, note }: ShownAnswer): object {
  return { question, text, answer, words, note };
}

function shownSections({ screening, answers, restrictedAnswers, arranged }: ShownScreening): Section[] {
  const topics = [...new Set(answers.map(({ topic }) => topic))];
  const sealed = screening.restrictedCount > 0 && restrictedAnswers === undefined;
  return [
    fields([
      ["Number", screening.prisonerNumber],
      ["Screening", `${SCREENING_LABELS[screening.kind]}, version ${screening.templateVersion}`],
      ["Done", screening.completedOn, "day"],
      ["Recorded by", screening.recordedBy],
    ]),
    ...topics.map((topic) => prose(linesOf(answers.filter((answer) => answer.topic === topic)), topic)),
    ...(arranged === undefined ? [] : [arrangedSection(arranged)]),
    ...(restrictedAnswers === undefined ? [] : [prose(linesOf(restrictedAnswers) || "None.", "Restricted")]),
    ...(sealed ? [prose(`Restricted answers, not shown here: ${screening.restrictedCount}.`)] : []),
  ];
}

function linesOf(answers: readonly ShownAnswer[]): string {
  return answers.map(answerLines).join("\n");
}

function answerLines({ text, words, note }: ShownAnswer): string {
  return `${text}\n→ ${words}${note === undefined ? "" : `\n  In their words: ${note}`}`;
}
