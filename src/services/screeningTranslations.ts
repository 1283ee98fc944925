import * as z from "zod";
import type { Choice, Question } from "../domain/screening.js";

const text = z.string().trim().min(1);

/** What of a screening reaches a plan, in a language: the needs it raises by their code, and choices by question and code. */
const translation = z.strictObject({
  needs: z.record(z.string(), text).default({}),
  choices: z.record(z.string(), z.record(z.string(), text)).default({}),
});

export const translationsFile = z.strictObject({ cy: translation.optional() }).default({});

export type Translations = z.output<typeof translationsFile>;

/** A question with its labels in Welsh too, where its file has them. */
export function translated(question: Question, { cy }: Translations): Question {
  if (cy === undefined) return question;
  const choices = cy.choices[question.id] ?? {};
  const withWelsh = (choice: Choice): Choice => {
    const words = choices[choice.code];
    return words === undefined ? choice : { ...choice, labelIn: { cy: words } };
  };
  return {
    ...question,
    choices: question.choices.map(withWelsh),
    raises: question.raises.map((rule) => {
      const words = cy.needs[rule.need];
      return words === undefined ? rule : { ...rule, labelIn: { cy: words } };
    }),
  };
}

/** Each place under `translations` that names what the screening has not: it would never be read. */
export function strayTranslations(
  { cy }: Translations,
  questions: readonly Question[],
): readonly { readonly path: readonly string[]; readonly message: string }[] {
  if (cy === undefined) return [];
  const needs = new Set(questions.flatMap(({ raises }) => raises.map(({ need }) => need)));
  const stray = Object.keys(cy.needs)
    .filter((need) => !needs.has(need))
    .map((need) => ({ path: ["cy", "needs", need], message: `No question raises the need ${need}.` }));
  const strayChoices = Object.entries(cy.choices).flatMap(([id, words]) => {
    const offered = questions.find((question) => question.id === id)?.choices.map(({ code }) => code) ?? [];
    return Object.keys(words)
      .filter((code) => !offered.includes(code))
      .map((code) => ({ path: ["cy", "choices", id, code], message: `No question ${id} offers ${code}.` }));
  });
  return [...stray, ...strayChoices];
}
