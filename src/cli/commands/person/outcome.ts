import { OUTCOME_LABELS, outcomeWords } from "../../../domain/outcomeLabels.js";
import type { OutcomeRecord } from "../../../domain/outcomes.js";
import { FIRST_APPOINTMENTS, FIRST_NIGHTS, TREATMENTS, YES_NO_UNKNOWN } from "../../../domain/outcomes.js";
import type { PersonOutcomes } from "../../../services/recordOutcomes.js";
import { command } from "../../command.js";
import { argument, choice, day } from "../../option.js";
import type { Column } from "../../output/column.js";
import { fields, type Section, table } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";

export const personOutcome = command({
  description:
    'Records what became of a person after release; with no answer, shows what is recorded. "unknown" is an answer. A later answer takes the place of an earlier one, which stays on record.',
  args: { person: argument("prisoner number, or a part of the surname if only one person matches") },
  options: {
    firstNight: choice("kind", FIRST_NIGHTS, "where they slept on the first night"),
    settledAtThreeMonths: choice("answer", YES_NO_UNKNOWN, "in settled accommodation 3 months after release"),
    workAtSixWeeks: choice("answer", YES_NO_UNKNOWN, "in work 6 weeks after release"),
    workAtSixMonths: choice("answer", YES_NO_UNKNOWN, "in work 6 months after release"),
    inTreatment: choice("answer", TREATMENTS, "engaged with treatment"),
    firstAppointment: choice("answer", FIRST_APPOINTMENTS, "the first appointment after release"),
    on: day("the day it was so; today unless given"),
    release: day("the day of the release it is about; the newest unless given"),
  },
  examples: [
    ["resettle person outcome A1001AA --first-night supported --first-appointment kept", "the day after release"],
    ["resettle person outcome A1001AA", "what is recorded, and what can be told from when"],
  ],
  async run(context, { person, on, release, ...given }) {
    const { withSession } = await import("../../../services/session.js");
    const { recordOutcomes, showOutcomes } = await import("../../../services/recordOutcomes.js");
    const isAsked = Object.values(given).every((value) => value === undefined);
    const values = {
      ...(given.firstNight === undefined ? {} : { first_night: given.firstNight }),
      ...(given.settledAtThreeMonths === undefined ? {} : { accommodation_3_months: given.settledAtThreeMonths }),
      ...(given.workAtSixWeeks === undefined ? {} : { employment_6_weeks: given.workAtSixWeeks }),
      ...(given.workAtSixMonths === undefined ? {} : { employment_6_months: given.workAtSixMonths }),
      ...(given.inTreatment === undefined ? {} : { in_treatment: given.inTreatment }),
      ...(given.firstAppointment === undefined ? {} : { first_appointment: given.firstAppointment }),
    };
    const found = await withSession(sessionOptions(context), (session) =>
      isAsked ? showOutcomes(session, person, release) : recordOutcomes(session, person, { values, on, releasedOn: release }),
    );
    await context.output.item({ schema: "person.outcome/1", item: itemOf(found), sections: sectionsOf(found) });
  },
});

function itemOf({ prisonerNumber, releasedOn, outcomes, earlier }: PersonOutcomes): object {
  return {
    prisonerNumber,
    releasedOn,
    outcomes: outcomes.map(({ outcome, from, record }) => {
      return {
        outcome,
        from,
        value: record?.value ?? null,
        on: record?.on,
        recordedBy: record?.recordedBy,
        recordedOn: record?.recordedOn,
      };
    }),
    earlier: earlier.map(({ outcome, value, on, recordedBy, recordedOn }) => ({ outcome, value, on, recordedBy, recordedOn })),
  };
}

const COLUMNS: readonly Column<PersonOutcomes["outcomes"][number]>[] = [
  { key: "outcome", title: "What", get: ({ outcome }) => OUTCOME_LABELS[outcome] },
  { key: "value", title: "Answer", get: ({ record }) => (record === undefined ? "–" : outcomeWords(record.value)) },
  { key: "on", title: "On", get: ({ record }) => record?.on, kind: "day" },
  { key: "from", title: "To be told from", get: ({ from }) => from, kind: "day" },
];

const EARLIER_COLUMNS: readonly Column<OutcomeRecord>[] = [
  { key: "outcome", title: "What", get: ({ outcome }) => OUTCOME_LABELS[outcome] },
  { key: "value", title: "Answer", get: ({ value }) => outcomeWords(value) },
  { key: "recordedOn", title: "Recorded", get: ({ recordedOn }) => recordedOn, kind: "day" },
  { key: "recordedBy", title: "By", get: ({ recordedBy }) => recordedBy },
];

function sectionsOf({ prisonerNumber, releasedOn, outcomes, earlier }: PersonOutcomes): Section[] {
  return [
    fields([
      ["Number", prisonerNumber],
      ["Released", releasedOn, "day"],
    ]),
    table("After release", COLUMNS, outcomes, "Nothing."),
    ...(earlier.length === 0 ? [] : [table("Answered before, and corrected", EARLIER_COLUMNS, earlier, "")]),
  ];
}
