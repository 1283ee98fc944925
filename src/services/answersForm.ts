import { topicLabel } from "../domain/answerWords.js";
import type { Answer, Answers } from "../domain/records.js";
import type { Question, ScreeningTemplate } from "../domain/screening.js";

/**
 * A screening as a YAML file to fill in and hand to `screening record --answers`: each question as a comment, what is known already
 * filled in. A line left empty is not answered; `null` is "no answer".
 */
export function buildAnswersForm(template: ScreeningTemplate, prisonerNumber: string, known: Answers): string {
  const head = [
    `# ${template.title}: ${template.id}, version ${template.version}, for ${prisonerNumber}.`,
    '# Answer after the colon. null is "no answer". * has to be asked.',
    "# Leave a line empty where the question was not put.",
  ];
  const notes = [
    "",
    "# Notes in the person's own words: a question, then what they said. Take the # away.",
    "notes:",
    "#  question: words",
  ];
  return `${[...head, ...template.questions.flatMap((question, index) => linesOf(template, question, index, known)), ...notes].join("\n")}\n`;
}

function linesOf(template: ScreeningTemplate, question: Question, index: number, known: Answers): readonly string[] {
  const before = template.questions[index - 1];
  const topic = before?.pathway === question.pathway ? [] : ["", `## ${topicLabel(question.pathway)}`];
  const answer = known[question.id];
  return [
    ...topic,
    "",
    `# ${question.text}${question.required ? " *" : ""}`,
    ...hintsOf(question).map((hint) => `#   ${hint}`),
    `${question.id}:${answer === undefined ? "" : ` ${writeAnswer(answer)}`}`,
  ];
}

function hintsOf(question: Question): readonly string[] {
  const { when } = question;
  return [
    ...(question.restricted ? ["restricted: kept sealed, seen only by who asks for it"] : []),
    ...(when === undefined ? [] : [`only where ${when.question} is ${when.is.join(" or ")}`]),
    ...(question.kind === "several" ? ["one or more, as a list: [first, second]"] : []),
    ...(question.kind === "date" ? ["a day, such as 2026-11-23"] : []),
    ...question.choices.map((choice) => `${choice.code}: ${choice.label}`),
  ];
}

/** JSON is YAML: text in quotes with its line ends written out, a list in brackets. */
function writeAnswer(answer: Answer): string {
  return Array.isArray(answer) ? `[${answer.join(", ")}]` : JSON.stringify(answer);
}
