import { formatDay } from "./dateWords.js";
import { PATHWAY_LABELS } from "./pathway.js";
import { parsePlainDate } from "./plainDate.js";
import type { Answer } from "./records.js";
import { ABOUT_THE_PERSON, type Question, type QuestionTopic } from "./screening.js";

/** An answer as a person reads it: choices by their labels, a day in words; what is text is as it was said. */
export function answerWords(question: Pick<Question, "kind" | "choices">, answer: Answer): string {
  if (answer === null) return "No answer";
  const parts = typeof answer === "string" ? [answer] : answer;
  return parts.map((part) => partWords(question, part)).join("; ");
}

export function topicLabel(topic: QuestionTopic): string {
  return topic === ABOUT_THE_PERSON ? "About the person" : PATHWAY_LABELS[topic];
}

/** A choice that the screening no longer offers stays as its code. */
function partWords({ kind, choices }: Pick<Question, "kind" | "choices">, part: string): string {
  const day = kind === "date" ? parsePlainDate(part) : undefined;
  if (day !== undefined) return formatDay(day);
  return choices.find((choice) => choice.code === part)?.label ?? part;
}
