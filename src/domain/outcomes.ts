import { addDays, addMonths, type PlainDate } from "./plainDate.js";
import type { Policy } from "./policy.js";
import type { RecordOf } from "./records.js";

/** What became of a person after release, as national figures ask for it (MI014 to MI017), and what teams add. */
export const OUTCOMES = [
  "first_night",
  "accommodation_3_months",
  "employment_6_weeks",
  "employment_6_months",
  "in_treatment",
  "first_appointment",
] as const;
export type OutcomeCode = (typeof OUTCOMES)[number];

export const FIRST_NIGHTS = [
  "owner",
  "private_rented",
  "social_rented",
  "supported",
  "family_settled",
  "family_transient",
  "approved_premises",
  "cas2",
  "cas3",
  "care_home",
  "home_office",
  "hostel",
  "emergency",
  "shelter",
  "squat",
  "rough_sleeping",
  "unknown",
] as const;

export const YES_NO_UNKNOWN = ["yes", "no", "unknown"] as const;
export const TREATMENTS = ["yes", "no", "not_needed", "unknown"] as const;
export const FIRST_APPOINTMENTS = ["kept", "late", "not_kept", "not_needed", "unknown"] as const;

/** What each outcome may be. */
export const OUTCOME_VALUES: Readonly<Record<OutcomeCode, readonly string[]>> = {
  first_night: FIRST_NIGHTS,
  accommodation_3_months: YES_NO_UNKNOWN,
  employment_6_weeks: YES_NO_UNKNOWN,
  employment_6_months: YES_NO_UNKNOWN,
  in_treatment: TREATMENTS,
  first_appointment: FIRST_APPOINTMENTS,
};

export interface OutcomeRecord extends RecordOf {
  readonly outcome: OutcomeCode;
  /** Code of what was found; "unknown" is one. */
  readonly value: string;
  /** The day it was so. */
  readonly on: PlainDate;
  /** The release it is about. */
  readonly releasedOn: PlainDate;
}

/** How a value counts: left out of the base are those nobody knows, and those the question does not concern. */
export type Counted = "yes" | "no" | "unknown" | "not_concerned";

/** Shelters, emergency hostels, squats and rough sleeping are no housing. */
const NOT_HOUSED: ReadonlySet<string> = new Set(["emergency", "shelter", "squat", "rough_sleeping"]);

export function countOutcome(outcome: OutcomeCode, value: string): Counted {
  if (value === "unknown") return "unknown";
  if (value === "not_needed") return "not_concerned";
  if (outcome === "first_night") return NOT_HOUSED.has(value) ? "no" : "yes";
  return value === "yes" || value === "kept" || value === "late" ? "yes" : "no";
}

/** The newest record of each outcome of a release: a correction goes before what it corrects. */
export function newestOutcomes(
  records: readonly OutcomeRecord[],
  releasedOn: PlainDate,
): ReadonlyMap<OutcomeCode, OutcomeRecord> {
  return new Map(records.filter((record) => record.releasedOn === releasedOn).map((record) => [record.outcome, record]));
}

/** The first day on which an outcome of a release can be told. */
export function outcomeFrom(outcome: OutcomeCode, releasedOn: PlainDate, { deadlines }: Policy): PlainDate {
  switch (outcome) {
    case "accommodation_3_months":
      return addMonths(releasedOn, deadlines.accommodation3Months.monthsAfterRelease);
    case "employment_6_weeks":
      return addDays(releasedOn, deadlines.employment6Weeks.daysAfterRelease);
    case "employment_6_months":
      return addMonths(releasedOn, deadlines.employment6Months.monthsAfterRelease);
    default:
      return releasedOn;
  }
}
