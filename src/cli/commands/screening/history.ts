import { formatDay } from "../../../domain/dateWords.js";
import type { PlainDate } from "../../../domain/plainDate.js";
import { SCREENING_LABELS } from "../../../domain/recordLabels.js";
import type { AnswerHistory, QuestionHistory, StandingAnswer } from "../../../services/showAnswerHistory.js";
import { command } from "../../command.js";
import { argument, flag, text } from "../../option.js";
import type { Column } from "../../output/column.js";
import { fields, prose, type Section, table } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";

export const screeningHistory = command({
  description:
    "What a person answered over time, for each question answered at more than one screening. Restricted answers are only counted.",
  args: { person: argument("prisoner number, or a part of the surname if only one person matches") },
  options: {
    question: text("id", "only this question, also where it was answered once"),
    all: flag("the questions answered once too"),
  },
  examples: [
    ["resettle screening history A1001AA --all", "every answer, with the day and the screening that gave it"],
    ["resettle screening history A1001AA --question bank_account", "how one answer has changed"],
  ],
  async run(context, { person, ...wish }) {
    const { withSession } = await import("../../../services/session.js");
    const { showAnswerHistory } = await import("../../../services/showAnswerHistory.js");
    const history = await withSession(sessionOptions(context), (session) => showAnswerHistory(session, person, wish));
    await context.output.item({
      schema: "screening.history/1",
      item: historyItem(history),
      sections: historySections(history, wish.question),
    });
    for (const { id, kind, completedOn } of history.restricted) {
      const what = `the restricted answers of the ${SCREENING_LABELS[kind]}, ${formatDay(completedOn)}; who saw them is recorded`;
      context.output.next(`resettle screening show ${id} --restricted`, what);
    }
  },
});

function historyItem({ prisonerNumber, questions, answeredOnce, restrictedQuestion, restricted }: AnswerHistory): object {
  return {
    prisonerNumber,
    questions: questions.map(({ answers, ...question }) => ({ ...question, answers: answers.map(answerItem) })),
    answeredOnce,
    restrictedQuestion,
    restricted: restricted.map(({ id, kind, completedOn, restrictedCount }) => ({
      screeningId: id,
      kind,
      completedOn,
      restrictedAnswers: restrictedCount,
    })),
  };
}

function answerItem({ screening, answer, words, note, times, lastOn }: StandingAnswer): object {
  const { id, kind, templateVersion, completedOn, recordedBy } = screening;
  return { completedOn, lastOn, times, screeningId: id, kind, templateVersion, recordedBy, answer, words, note };
}

function historySections(history: AnswerHistory, question: string | undefined): Section[] {
  const { prisonerNumber, questions, answeredOnce, restrictedQuestion } = history;
  const unchanged = question === undefined ? questions.filter(({ answers }) => answers.length === 1) : [];
  const over = questions.filter((one) => !unchanged.includes(one));
  return [
    fields([
      ["Number", prisonerNumber],
      ["Question", question],
      ["Changed", question === undefined ? over.length : undefined],
      ["Unchanged", question === undefined ? unchanged.length : undefined],
      ["Answered once", answeredOnce > 0 ? `${answeredOnce}, not shown here: --all shows them` : undefined],
    ]),
    ...over.map(questionSection),
    ...(unchanged.length === 0 ? [] : [prose(unchanged.map(unchangedLines).join("\n"), "Unchanged")]),
    ...(questions.length === 0 && answeredOnce === 0 && !restrictedQuestion ? [prose("Nothing was answered yet.")] : []),
    ...restrictedSections(history),
  ];
}

/** Beyond this a terminal's table would leave the end of an answer out. */
const LONGEST_IN_TABLE = 60;

const isShort = (answer: StandingAnswer): boolean => withNote(answer).length <= LONGEST_IN_TABLE;

function unchangedLines({ text, answers }: QuestionHistory): string {
  return `${text}\n${answers.map((answer) => `→ ${withNote(answer)} (${saidWhen(answer)})`).join("\n")}`;
}

/** Newest first. */
function questionSection({ text, answers }: QuestionHistory): Section {
  const newestFirst = [...answers].reverse();
  return answers.every(isShort)
    ? table(text, CHANGED_COLUMNS, newestFirst, "")
    : prose(newestFirst.map(answerLines).join("\n"), text);
}

function answerLines(answer: StandingAnswer): string {
  return `${saidWhen(answer)}\n→ ${withNote(answer)}`;
}

function saidWhen({ screening: { completedOn, kind, recordedBy }, times, lastOn }: StandingAnswer): string {
  return `${formatDay(completedOn)}, ${SCREENING_LABELS[kind]}, ${recordedBy}${repeats(times, lastOn)}`;
}

function restrictedSections({ restricted, restrictedQuestion }: AnswerHistory): Section[] {
  const count = restricted.reduce((sum, { restrictedCount }) => sum + restrictedCount, 0);
  return [
    ...(restrictedQuestion ? [prose("What is answered to this question is restricted, so it is not shown here.")] : []),
    ...(count === 0
      ? []
      : [prose(`Restricted answers, not shown here: ${count}. \`resettle screening show <id> --restricted\` opens them.`)]),
  ];
}

const CHANGED_COLUMNS: readonly Column<StandingAnswer>[] = [
  { key: "completedOn", title: "Day", get: ({ screening }) => screening.completedOn, kind: "day" },
  { key: "kind", title: "Screening", get: ({ screening }) => SCREENING_LABELS[screening.kind] },
  { key: "answer", title: "Answer", get: (answer) => withNote(answer) + repeats(answer.times, answer.lastOn) },
  { key: "recordedBy", title: "Recorded by", get: ({ screening }) => screening.recordedBy },
];

function withNote({ words, note }: StandingAnswer): string {
  return note === undefined ? words : `${words}; in their words: ${note}`;
}

function repeats(times: number, lastOn: PlainDate): string {
  return times === 1 ? "" : `; ${times} times, last ${formatDay(lastOn)}`;
}
