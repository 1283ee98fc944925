import { formatDay } from "../../../domain/dateWords.js";
import { SCREENING_LABELS } from "../../../domain/recordLabels.js";
import type { ScreeningRecord } from "../../../domain/records.js";
import { command } from "../../command.js";
import { argument } from "../../option.js";
import type { Column } from "../../output/column.js";
import { sessionOptions } from "../../sessionOptions.js";

const COLUMNS: readonly Column<ScreeningRecord>[] = [
  { key: "screeningId", title: "Id", get: (screening) => screening.id },
  { key: "kind", title: "Screening", get: (screening) => screening.kind, format: (_, { kind }) => SCREENING_LABELS[kind] },
  { key: "completedOn", title: "Done", get: (screening) => screening.completedOn, kind: "day" },
  { key: "recordedBy", title: "Recorded by", get: (screening) => screening.recordedBy },
  { key: "answers", title: "Answers", get: (screening) => Object.keys(screening.answers).length },
  { key: "restrictedAnswers", title: "Restricted", get: (screening) => screening.restrictedCount },
];

export const screeningList = command({
  description: "The screenings of one person, oldest first.",
  args: { person: argument("prisoner number, or a part of the surname if only one person matches") },
  examples: [["resettle screening list A1001AA", "which were done, and when"]],
  async run(context, { person }) {
    const { withSession } = await import("../../../services/session.js");
    const { listScreenings } = await import("../../../services/listScreenings.js");
    const found = await withSession(sessionOptions(context), (session) => listScreenings(session, person));
    const { screenings, begun, prisonerNumber } = found;
    await context.output.list({
      schema: "screening.list/1",
      columns: COLUMNS,
      items: screenings,
      jsonItem: ({ id, prisonerNumber, kind, template, templateVersion, completedOn, recordedBy, answers, restrictedCount }) => ({
        screeningId: id,
        prisonerNumber,
        kind,
        template,
        templateVersion,
        completedOn,
        recordedBy,
        answers: Object.keys(answers).length,
        restrictedAnswers: restrictedCount,
      }),
      empty: begun.length > 0 ? "None ended yet." : "No screenings yet: `resettle screening record` records one.",
      more: { begun: begun.map(({ kind, recordedOn, done, questions }) => ({ kind, recordedOn, done, questions })) },
    });
    for (const { kind, recordedOn, done, questions } of begun) {
      const how = `${SCREENING_LABELS[kind]}: begun, ${done} of ${questions}, ${formatDay(recordedOn)}`;
      context.output.next(`resettle screening record ${prisonerNumber} --kind ${kind}`, how);
    }
  },
});
