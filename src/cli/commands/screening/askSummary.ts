import { SCREENING_LABELS } from "../../../domain/recordLabels.js";
import type { ScreeningTemplate } from "../../../domain/screening.js";
import type { Interview, Progress } from "../../../services/screeningInterview.js";
import type { ScreeningSummary } from "../../../services/screeningSummary.js";
import type { Context } from "../../context.js";
import { answerLines } from "./answerLines.js";

/** What follows a summary: it is recorded, it is stopped, or it goes back to a question. */
export type AfterSummary = "record" | "stop" | Pick<Progress, "at" | "onlyUnanswered">;

const FROM_THE_FIRST: AfterSummary = { at: "", onlyUnanswered: false };

/** Shows what would be recorded, and asks whether it shall be. It cannot be while a question that has to be asked was skipped. */
export async function chooseAfterSummary(context: Context, template: ScreeningTemplate, asked: Interview): Promise<AfterSummary> {
  const { summarise } = await import("../../../services/screeningSummary.js");
  const summary = summarise(template, asked);
  saySummary(context, summary);
  const [skipped] = summary.skipped;
  const ready = { value: "record" as const, name: `Record this ${SCREENING_LABELS[template.kind]}` };
  const chosen = await context.ask.select({
    flag: "--answers",
    message: skipped === undefined ? "Is this right?" : "Questions that have to be asked were skipped.",
    choices: [
      skipped === undefined ? ready : { value: "skipped", name: "Ask what was skipped" },
      { value: "back", name: "Back to the last question" },
      { value: "first", name: "Back to the first question" },
      { value: "stop", name: "Stop, and go on another day" },
    ],
  });
  if (chosen === "record" || chosen === "stop") return chosen;
  if (chosen === "skipped" && skipped !== undefined) return { at: skipped.id, onlyUnanswered: true };
  return chosen === "back" && asked.at !== undefined ? { at: asked.at, onlyUnanswered: false } : FROM_THE_FIRST;
}

function saySummary({ output }: Context, summary: ScreeningSummary): void {
  output.say("\nWhat was said");
  for (const { question, words, note } of summary.said) output.say(answerLines(question, words, note));
  if (summary.restrictedAnswers > 0) output.say(`Restricted answers, kept sealed: ${summary.restrictedAnswers}.`);
  if (summary.skipped.length > 0) output.say(`Skipped, and still to be asked: ${summary.skipped.length}.`);
  output.say(summary.needs.length === 0 ? "No needs found." : `Needs: ${summary.needs.join("; ")}.`);
  if (summary.restrictedNeeds > 0) output.say(`Restricted needs: ${summary.restrictedNeeds}.`);
}
