import { SCREENING_LABELS, URGENCY_LABELS } from "../../../domain/recordLabels.js";
import { SCREENING_KINDS } from "../../../domain/records.js";
import type { GivenAnswers, RecordedScreening } from "../../../services/recordScreening.js";
import { command } from "../../command.js";
import type { Context } from "../../context.js";
import { labelChoices } from "../../labelChoices.js";
import { argument, choice, day, text } from "../../option.js";
import type { Column } from "../../output/column.js";
import { fields, prose, type Section, table } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";
import { type AskedScreening, askScreening } from "./askScreening.js";

export const screeningRecord = command({
  description:
    "Records a screening and the needs it raises. On a terminal it is asked one question at a time, starting from what is known; it can be stopped and gone on with another day. With --answers it is read from a file, and if any answer is wrong nothing is recorded.",
  args: { person: argument("prisoner number, or a part of the surname if only one person matches") },
  options: {
    kind: choice("kind", SCREENING_KINDS, "which screening"),
    answers: text("file", "YAML or JSON with the answers; - is standard input"),
    on: day("the day it was completed; today unless given"),
  },
  examples: [
    ["resettle screening record A1001AA --kind bcst3", "asked one question at a time"],
    ["resettle screening record A1001AA --kind bcst3 --answers answers.yaml --on yesterday", "from a file that was filled in"],
  ],
  async run(context, { person, kind, answers, on }) {
    const choices = labelChoices(SCREENING_KINDS, SCREENING_LABELS);
    const which = kind ?? (await context.ask.select({ flag: "--kind", message: "Which screening?", choices }));
    const given: AskedScreening | undefined =
      answers === undefined ? await askScreening(context, person, which) : await readFile(context, answers);
    if (given === undefined) return;
    const { withSession } = await import("../../../services/session.js");
    const { recordScreening } = await import("../../../services/recordScreening.js");
    const recorded = await withSession(sessionOptions(context), (session) =>
      recordScreening(session, person, { ...given, kind: which, on }),
    ).catch(async (error: unknown) => {
      await given.keepForLater?.();
      throw error;
    });
    await context.output.item({
      schema: "screening.record/1",
      item: recordedItem(recorded),
      sections: recordedSections(recorded),
    });
    const { prisonerNumber } = recorded.screening;
    context.output.next(`resettle referral make ${prisonerNumber}`, "ask a service to help with a need");
  },
});

async function readFile({ streams }: Context, file: string): Promise<GivenAnswers> {
  const { readAnswersFile } = await import("../../../services/readAnswersFile.js");
  return readAnswersFile(file, streams.stdin);
}

function recordedItem({ screening, needs, restrictedNeeds, knownNeeds }: RecordedScreening): object {
  const { id, prisonerNumber, kind, template, templateVersion, completedOn, answers, restrictedCount } = screening;
  return {
    screeningId: id,
    prisonerNumber,
    kind,
    template,
    templateVersion,
    completedOn,
    answers: Object.keys(answers).length,
    restrictedAnswers: restrictedCount,
    needs: needs.map(({ record, label }) => {
      const { id: needId, pathway, need, urgency } = record;
      return { needId, pathway, need, label, urgency };
    }),
    restrictedNeeds,
    knownNeeds,
  };
}

const NEED_COLUMNS: readonly Column<RecordedScreening["needs"][number]>[] = [
  { key: "label", title: "Need", get: (need) => need.label },
  { key: "urgency", title: "When", get: (need) => URGENCY_LABELS[need.record.urgency] },
  { key: "needId", title: "Id", get: (need) => need.record.id },
];

function recordedSections({ screening, needs, restrictedNeeds, knownNeeds }: RecordedScreening): Section[] {
  const { prisonerNumber, kind, completedOn, answers, restrictedCount, id } = screening;
  return [
    fields([
      ["Number", prisonerNumber],
      ["Screening", SCREENING_LABELS[kind]],
      ["Done", completedOn, "day"],
      ["Answers", Object.keys(answers).length],
      ["Restricted answers", restrictedCount],
      ["Id", id],
    ]),
    table("Needs it found", NEED_COLUMNS, needs, "None that were not known."),
    prose(
      [
        ...(knownNeeds > 0 ? [`Needs that were open already: ${knownNeeds}.`] : []),
        ...(restrictedNeeds > 0 ? [`Restricted needs, not shown: ${restrictedNeeds}.`] : []),
      ].join("\n"),
    ),
  ];
}
