import { answerWords } from "../../domain/answerWords.js";
import type { DateLanguage } from "../../domain/dateWords.js";
import { missingWords } from "../../domain/missingWords.js";
import type { Answer, ScreeningRecord } from "../../domain/records.js";
import type { Question, ScreeningTemplate } from "../../domain/screening.js";
import type { PlanCase, Said } from "../../plan/planCase.js";

/**
 * What the person said in their screenings that a plan may carry, each from the newest one that asked. Only what is among the open
 * answers, and what no version of the screening there is marks as restricted; an answer to a question that no file has any more is left
 * out, since nothing says whether it may be seen. What was typed stays as it was; a choice is put in words of the page's language.
 */
export function saidInScreenings(
  screenings: readonly ScreeningRecord[],
  templates: readonly ScreeningTemplate[],
  language: DateLanguage = "en",
): PlanCase["said"] {
  const newest = newestFirst(screenings);
  const openAnswer = (record: ScreeningRecord, id: string) => findOpenAnswer(record, id, templates);
  const said: { -readonly [Part in keyof PlanCase["said"]]: PlanCase["said"][Part] } = {};
  for (const record of newest) {
    const from = { screening: record.kind, on: record.completedOn };
    said.preferredName ??= saidText(openAnswer(record, "preferred_name"), from);
    said.goals ??= saidLines(openAnswer(record, "goals"), from);
    said.travel ??= saidChoices(openAnswer(record, "travel"), from, language);
  }
  // Who said later that they have nowhere to go has no address, whatever an earlier screening holds.
  const housed = newest.find(({ answers }) => "accommodation_on_release" in answers || "release_address" in answers);
  if (housed !== undefined) {
    const from = { screening: housed.kind, on: housed.completedOn };
    said.address = saidText(openAnswer(housed, "release_address"), from);
  }
  return said;
}

/** The newest open answer to each of these questions in words, on the same terms; a question nobody answered is not in it. */
export function openWordsInScreenings(
  screenings: readonly ScreeningRecord[],
  templates: readonly ScreeningTemplate[],
  questions: readonly string[],
): Readonly<Record<string, string>> {
  const newest = newestFirst(screenings);
  const words: Record<string, string> = {};
  for (const record of newest) {
    for (const id of questions) {
      const open = words[id] === undefined ? findOpenAnswer(record, id, templates) : undefined;
      if (open !== undefined) words[id] = answerWords(open.question, open.answer);
    }
  }
  return words;
}

/** The newest open answer to a question, on the same terms; undefined where nobody answered it. */
export function findNewestOpenAnswer(
  screenings: readonly ScreeningRecord[],
  question: string,
  templates: readonly ScreeningTemplate[],
): OpenAnswer | undefined {
  for (const record of newestFirst(screenings)) {
    const open = findOpenAnswer(record, question, templates);
    if (open !== undefined) return open;
  }
  return undefined;
}

function newestFirst(screenings: readonly ScreeningRecord[]): ScreeningRecord[] {
  return [...screenings].reverse().sort((a, b) => b.completedOn.localeCompare(a.completedOn));
}

interface OpenAnswer {
  readonly question: Question;
  readonly answer: Answer;
}
type From = Omit<Said<unknown>, "words">;

function findOpenAnswer(
  { template: file, templateVersion, answers }: ScreeningRecord,
  id: string,
  templates: readonly ScreeningTemplate[],
): OpenAnswer | undefined {
  const answer = answers[id];
  const versions = templates.filter((template) => template.id === file);
  const questions = versions.flatMap((template) => template.questions.filter((question) => question.id === id));
  const own = versions.find(({ version }) => version === templateVersion)?.questions.find((question) => question.id === id);
  const question = own ?? questions[0];
  if (answer === undefined || answer === null || question === undefined) return undefined;
  return questions.some(({ restricted }) => restricted) ? undefined : { question, answer };
}

function saidText(open: OpenAnswer | undefined, from: From): Said<string> | undefined {
  const words = typeof open?.answer === "string" ? open.answer.replace(/\s*[\r\n]+\s*/g, ", ").trim() : "";
  return words === "" ? undefined : { words, ...from };
}

/** Each line one of its own, without the dash people put before it. */
function saidLines(open: OpenAnswer | undefined, from: From): Said<readonly string[]> | undefined {
  const text = typeof open?.answer === "string" ? open.answer : "";
  const words = text.split(/[\r\n]+/).map((line) => line.replace(/^\s*(?:[-*•]\s+|\d+[.)]\s+)/, "").trim());
  const lines = words.filter((line) => line !== "");
  return lines.length === 0 ? undefined : { words: lines, ...from };
}

function saidChoices(open: OpenAnswer | undefined, from: From, language: DateLanguage): Said<readonly string[]> | undefined {
  if (open === undefined) return undefined;
  const { question, answer } = open;
  const codes = typeof answer === "string" ? [answer] : (answer ?? []);
  return { words: codes.map((code) => choiceWords(question, code, language)), ...from };
}

function choiceWords(question: Question, code: string, language: DateLanguage): string {
  if (language === "en") return answerWords(question, code);
  const choice = question.choices.find((one) => one.code === code);
  return choice?.labelIn?.[language] ?? missingWords(`the choice ${code} of the question ${question.id}`);
}
