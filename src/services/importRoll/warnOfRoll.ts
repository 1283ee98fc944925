import { daysBetween, type PlainDate } from "../../domain/plainDate.js";
import type { RollSurvey } from "../../roll/rollSurvey.js";
import type { RollImportResult } from "./rollImportResult.js";
import type { RollOutcome } from "./takeInRows.js";

type Warnings = RollImportResult["warnings"];

/** Everything about a roll that is worth knowing and stops nothing. */
export function warnOfRoll(asOf: PlainDate, survey: RollSurvey, outcome: RollOutcome, takenOn: PlainDate): Warnings {
  return [
    ...survey.warnings,
    ...warnOfDay(asOf, takenOn),
    ...warnOfPart(survey),
    ...warnOfNumbers(survey, outcome),
    ...outcome.warnings,
  ];
}

function warnOfDay(asOf: PlainDate, takenOn: PlainDate): Warnings {
  const days = daysBetween(takenOn, asOf);
  if (days > 1) return [{ code: "ROLL_OLD", message: `This roll is of ${takenOn}, ${days} days before ${asOf}.` }];
  if (days < 0) return [{ code: "ROLL_AHEAD", message: `This roll is of ${takenOn}, which is after ${asOf}.` }];
  return [];
}

function warnOfPart(survey: RollSurvey): Warnings {
  if (survey.complete) return [];
  const because = survey.partialBecause === undefined ? "" : `: ${survey.partialBecause}`;
  return [
    { code: "ROLL_PARTIAL", message: `This is a part of a roll${because}. Nobody who is missing from it was taken to be gone.` },
  ];
}

/** A row whose number cannot be read may be of somebody who is then missing. */
function warnOfNumbers(survey: RollSurvey, outcome: RollOutcome): Warnings {
  const unreadable = outcome.rejected.filter((row) => row.prisonerNumber === undefined).length;
  if (!survey.complete || unreadable === 0 || outcome.gone.length === 0) return [];
  const message = `Prisoner numbers that cannot be read: ${unreadable}. Those people may be among the ${outcome.gone.length} who are missing.`;
  return [{ code: "GONE_OR_UNREADABLE", message }];
}
