import { formatDay } from "../../../domain/dateWords.js";
import { SCREENING_LABELS } from "../../../domain/recordLabels.js";
import type { ScreeningKind } from "../../../domain/records.js";
import type { ScreeningTemplate } from "../../../domain/screening.js";
import type { GivenAnswers } from "../../../services/recordScreening.js";
import type { BegunScreening } from "../../../services/screeningDrafts.js";
import type { Interview } from "../../../services/screeningInterview.js";
import type { Context } from "../../context.js";
import { sessionOptions } from "../../sessionOptions.js";
import { Stopped } from "../../stopped.js";
import { askOnTerminal } from "./askAnswer.js";

const FLAG = "--answers";

/** Answers to record; those that were asked can be kept to go on with, should recording them fail. */
export interface AskedScreening extends GivenAnswers {
  readonly keepForLater?: () => Promise<void>;
}

/** Asks a screening, and gives its answers once their summary was agreed to; undefined where it was stopped, and is kept to go on with. */
export async function askScreening(context: Context, person: string, kind: ScreeningKind): Promise<AskedScreening | undefined> {
  const { ask, output } = context;
  // Says which flag is missing where nobody can be asked.
  if (!ask.available) await ask.input({ flag: FLAG, message: "" });
  const { withSession } = await import("../../../services/session.js");
  const { startScreening } = await import("../../../services/startScreening.js");
  const { answersOf, beginInterview } = await import("../../../services/screeningInterview.js");
  const start = await withSession(sessionOptions(context), (session) => startScreening(session, person, kind));
  output.say(`${start.template.title}, with ${start.prisonerNumber}. Ctrl-C stops, and keeps what was said.`);
  const goesOn = start.begun !== undefined && (await askToGoOn(context, start.begun, start.template));
  const interview = beginInterview(start.template, start.known, goesOn ? start.begun?.progress : undefined);
  let ended = false;
  try {
    ended = await askUntilAgreed(context, interview);
  } catch (error) {
    if (error instanceof Stopped) await keep(context, start.prisonerNumber, interview);
    throw error;
  }
  const keepForLater = () => keep(context, start.prisonerNumber, interview);
  if (ended) return { ...answersOf(interview), keepForLater };
  await keepForLater();
  return undefined;
}

function askToGoOn({ ask, output }: Context, { draft }: BegunScreening, template: ScreeningTemplate): Promise<boolean> {
  const { done, questions, recordedBy, recordedOn } = draft;
  if (draft.template !== template.id || draft.templateVersion !== template.version) {
    output.warn(
      `It was begun on ${draft.template} version ${draft.templateVersion}; this is ${template.id} version ${template.version}. Answers that no longer fit are asked again.`,
    );
  }
  output.say("Restricted answers are not kept when a screening is stopped: they are asked again.");
  const message = `Begun by ${recordedBy} on ${formatDay(recordedOn)}, ${done} of ${questions}. Go on where it stopped?`;
  return ask.confirm({ flag: FLAG, message, default: true });
}

/** Asks and sums up until it may be recorded: true; or until it is stopped: false. */
async function askUntilAgreed(context: Context, interview: Interview): Promise<boolean> {
  const { askAgain, goBackTo, goOn, lastAsked } = await import("../../../services/screeningInterview.js");
  for (;;) {
    if ((await goOn(interview, askOnTerminal(context.ask, context.output))) === "stopped") return false;
    const missing = await saySummary(context, interview);
    const next = await context.ask.select({
      flag: FLAG,
      message: `Record this ${SCREENING_LABELS[interview.template.kind]}?`,
      choices: [
        ...(missing.length === 0
          ? [{ value: "record", name: "Record it" }]
          : [{ value: "missing", name: "Ask what was skipped and has to be asked" }]),
        { value: "back", name: "Go back to the last question" },
        { value: "stop", name: "Stop, and go on another day" },
      ],
    });
    if (next === "record") return true;
    if (next === "stop") return false;
    if (next === "missing") askAgain(interview, missing);
    else goBackTo(interview, lastAsked(interview) ?? "");
  }
}

/** Says what would be recorded; gives the questions that still have to be asked. */
async function saySummary({ output }: Context, interview: Interview): Promise<readonly string[]> {
  const { summarise } = await import("../../../services/screeningInterview.js");
  const { said, restrictedAnswers, needs, restrictedNeeds, missing } = summarise(interview);
  output.say("\nWhat was said");
  for (const { question, words, note } of said) {
    output.say(`${question}\n→ ${words}${note === undefined ? "" : `\n  In their words: ${note}`}`);
  }
  if (restrictedAnswers > 0) output.say(`Restricted answers, kept sealed: ${restrictedAnswers}.`);
  output.say(needs.length === 0 ? "No needs found." : `Needs: ${needs.join("; ")}.`);
  if (restrictedNeeds > 0) output.say(`Restricted needs: ${restrictedNeeds}.`);
  if (missing.length > 0) output.say(`Skipped, and still to be asked: ${missing.length}.`);
  return missing;
}

async function keep(context: Context, prisonerNumber: string, interview: Interview): Promise<void> {
  const { withSession } = await import("../../../services/session.js");
  const { keepDraft } = await import("../../../services/screeningDrafts.js");
  const { done, questions } = await withSession(sessionOptions(context), (session) =>
    keepDraft(session, prisonerNumber, interview),
  );
  context.output.say(`\nStopped at ${done} of ${questions}; nothing is recorded yet, and what was said is kept.`);
  context.output.next(`resettle screening record ${prisonerNumber} --kind ${interview.template.kind}`, "go on where it stopped");
}
