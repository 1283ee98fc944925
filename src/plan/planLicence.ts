import type { DateLanguage } from "../domain/dateWords.js";
import { differsByDay, weekOf } from "../domain/hdcCurfew.js";
import type { CatalogueEntry, LicenceCatalogue } from "../domain/licenceCatalogue.js";
import { describeCondition } from "../domain/licenceConditions.js";
import type { ConditionDetails, ConditionRecord } from "../domain/records.js";
import { withClockWords } from "./clockWords.js";
import type { PlanCase } from "./planCase.js";
import type { PlanValue } from "./planValue.js";

/**
 * The licence in plain words, from the catalogue; never its free text, which nobody has classified. A condition that is
 * sensitive, bespoke or unknown, or that would name people, is only counted: the page says that it is there and where to read
 * it (process.md).
 */
export function buildLicencePart(planCase: PlanCase): PlanValue["licence"] {
  const { licence, catalogue, conditions, language } = planCase;
  const found = conditions.map((condition) => ({ condition, entry: catalogue.entries.get(condition.condition) }));
  const special = found.filter(({ entry }) => entry?.kind !== "standard");
  const explained = special.map(({ condition, entry }) => explain(entry, condition.details, language));
  const curfew = licence?.hdcCurfew;
  return {
    known: licence !== undefined || conditions.length > 0,
    startsOn: licence?.startsOn ?? "",
    endsOn: licence?.endsOn ?? "",
    curfew: {
      from: curfew?.daily.from ?? "",
      until: curfew?.daily.until ?? "",
      firstFrom: curfew?.firstNight.from ?? "",
      firstUntil: curfew?.firstNight.until ?? "",
      byDay: curfew !== undefined && differsByDay(curfew) ? [...weekOf(curfew)] : [],
    },
    standardConditions: licence === undefined ? [] : standardConditions(catalogue, conditions, language),
    conditions: explained.filter((words) => words !== undefined),
    unprinted: explained.filter((words) => words === undefined).length,
  };
}

/** Every licence has the standard conditions of its policy, whether or not anyone has typed them in (licence.md 1.1). */
function standardConditions(
  catalogue: LicenceCatalogue,
  conditions: readonly ConditionRecord[],
  language: DateLanguage,
): string[] {
  const standard = [...catalogue.entries.values()].filter(({ kind }) => kind === "standard");
  const version = conditions[0]?.policyVersion ?? newestVersion(standard);
  return standard
    .filter(({ codes }) => version !== undefined && version in codes)
    .map((entry) => explain(entry, {}, language))
    .filter((words) => words !== undefined);
}

function newestVersion(entries: readonly CatalogueEntry[]): string | undefined {
  return entries
    .flatMap(({ codes }) => Object.keys(codes))
    .sort((a, b) => Number(a) - Number(b))
    .at(-1);
}

/** The condition in our plain words, or undefined where this page must not name it. */
function explain(entry: CatalogueEntry | undefined, details: ConditionDetails, language: DateLanguage): string | undefined {
  if (entry === undefined || entry.sensitive || namesPeople(entry)) return undefined;
  const words = describeCondition(entry, details, language);
  return entry.details.some(({ kind }) => kind === "times" || kind === "clockTimes") ? withClockWords(words, language) : words;
}

/** A second lock on names, should a condition of a team's own not be marked as sensitive. */
function namesPeople({ effects, details }: CatalogueEntry): boolean {
  return effects.includes("no_contact") && details.length > 0;
}
