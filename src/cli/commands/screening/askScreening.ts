import { formatDay } from "../../../domain/dateWords.js";
import { SCREENING_LABELS } from "../../../domain/recordLabels.js";
import type { ScreeningKind } from "../../../domain/records.js";
import type { GivenAnswers } from "../../../services/recordScreening.js";
import type { BegunScreening } from "../../../services/screeningDraft.js";
import type { AskQuestion, Progress } from "../../../services/screeningInterview.js";
import type { ScreeningStart } from "../../../services/startScreening.js";
import type { Context } from "../../context.js";
import { sessionOptions } from "../../sessionOptions.js";
import { Stopped } from "../../stopped.js";
import { askOnTerminal } from "./askAnswer.js";
import { chooseAfterSummary } from "./askSummary.js";

/** Answers to record; those that were asked can be kept for later, should recording them fail. */
export interface AskedScreening extends GivenAnswers {
  readonly keepForLater?: () => Promise<void>;
}

const NOTHING: Progress = { answers: {} };
const FLAG = "--answers";

/**
 * Asks a screening at the terminal, from the beginning or from where it was stopped. The answers, once their summary was agreed to;
 * undefined where it was stopped, and then what was answered is kept for another day. Throws Stopped after Ctrl-C, and it is kept too.
 */
export async function askScreening(context: Context, person: string, kind: ScreeningKind): Promise<AskedScreening | undefined> {
  // Says which flag is missing where nobody can be asked.
  if (!context.ask.available) await context.ask.input({ flag: FLAG, message: "" });
  const { start, begun } = await prepare(context, person, kind);
  context.output.say(
    `${start.template.title}, with ${start.prisonerNumber}. Nothing is recorded before the end; Ctrl-C stops and keeps it for later.`,
  );
  const from = begun === undefined ? NOTHING : await chooseWhatWasBegun(context, start, begun);
  return from && (await askFrom(context, start, from));
}

async function prepare(context: Context, person: string, kind: ScreeningKind) {
  const { withSession } = await import("../../../services/session.js");
  const { startScreening } = await import("../../../services/startScreening.js");
  const { findBegunScreening } = await import("../../../services/screeningDraft.js");
  return withSession(sessionOptions(context), async (session) => {
    const start = await startScreening(session, person, kind);
    return { start, begun: await findBegunScreening(session, start.prisonerNumber, start.template) };
  });
}

/** What to go on from; undefined where what was begun was forgotten and nothing is asked. */
async function chooseWhatWasBegun(context: Context, start: ScreeningStart, begun: BegunScreening): Promise<Progress | undefined> {
  const { ask, output } = context;
  const { template, prisonerNumber } = start;
  const { recordedBy, recordedOn } = begun.draft;
  output.say(`Begun by ${recordedBy} on ${formatDay(recordedOn)}: ${progressWords(start, begun)} answered.`);
  if (begun.otherTemplate !== undefined) {
    output.warn(`It was begun on ${begun.otherTemplate}; this is ${template.id} version ${template.version}.`);
  }
  if (begun.dropped > 0) output.warn(`Answers and notes that no longer fit the questions and were left out: ${begun.dropped}.`);
  const how = await ask.select({
    flag: FLAG,
    message: "Go on where it stopped?",
    choices: [
      { value: "on", name: "Go on" },
      { value: "anew", name: "Begin anew" },
      { value: "forget", name: "Forget what was begun, and ask nothing" },
    ],
  });
  if (how === "on") return begun;
  if (how === "anew") return NOTHING;
  const { withSession } = await import("../../../services/session.js");
  const { forgetDraft } = await import("../../../services/screeningDraft.js");
  await withSession(sessionOptions(context), (session) => forgetDraft(session, prisonerNumber, template.kind));
  output.say("What was begun is forgotten. Nothing was recorded.");
  return undefined;
}

async function askFrom(context: Context, start: ScreeningStart, from: Progress): Promise<AskedScreening | undefined> {
  const { interview } = await import("../../../services/screeningInterview.js");
  const { template, known } = start;
  let stopped: Stopped | undefined;
  const orStop = async <Chosen>(asking: Promise<Chosen>, stop: Chosen): Promise<Chosen> =>
    asking.catch((error: unknown) => {
      if (!(error instanceof Stopped)) throw error;
      stopped = error;
      return stop;
    });
  const put = askOnTerminal(context.ask, context.output);
  const ask: AskQuestion = (asked) => orStop(put(asked), { does: "stop" });
  for (let progress = from; ; ) {
    const asked = await interview(template, known, progress, ask);
    const next = asked.stopped ? "stop" : await orStop(chooseAfterSummary(context, template, asked), "stop");
    const keepForLater = () => keep(context, start, asked);
    if (next === "record") return { answers: asked.answers, notes: asked.notes, keepForLater };
    if (next === "stop") {
      await keepForLater();
      if (stopped !== undefined) throw stopped;
      return undefined;
    }
    progress = { ...asked, ...next };
  }
}

async function keep(context: Context, start: ScreeningStart, progress: Progress): Promise<void> {
  const { template, prisonerNumber } = start;
  if (Object.keys({ ...progress.answers, ...progress.notes }).length === 0) {
    context.output.say("Nothing was answered, so nothing was kept.");
    return;
  }
  const { withSession } = await import("../../../services/session.js");
  const { keepDraft } = await import("../../../services/screeningDraft.js");
  await withSession(sessionOptions(context), (session) => keepDraft(session, prisonerNumber, template, progress));
  const label = SCREENING_LABELS[template.kind];
  context.output.say(`\n${label} is not recorded yet. Kept for another day: ${progressWords(start, progress)} answered.`);
  context.output.next(`resettle screening record ${prisonerNumber} --kind ${template.kind}`, "go on from there");
}

function progressWords({ template }: ScreeningStart, { answers }: Progress): string {
  return `${Object.keys(answers).length} of ${template.questions.length}`;
}
