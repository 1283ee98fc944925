import type { LicenceCatalogue } from "../domain/licenceCatalogue.js";
import { describeCondition, missingDetails } from "../domain/licenceConditions.js";
import type { ConditionRecord } from "../domain/records.js";

/** The slug of a condition in words of its own, which no catalogue explains. */
export const BESPOKE = "bespoke";

/** A condition of a licence with what the catalogue says of it. */
export interface ShownCondition
  extends Pick<ConditionRecord, "id" | "condition" | "policyVersion" | "details" | "licenceText" | "recordedOn"> {
  /** "unknown" where the catalogue has it no more. */
  readonly kind: "standard" | "additional" | "bespoke" | "unknown";
  readonly title: string;
  readonly category: string;
  /** Never to be named on a page that others may see. */
  readonly sensitive: boolean;
  /** Names of the details it needs and has not (C21: no plan is final without them). */
  readonly missing: readonly string[];
  /** In our own plain words; the licence's own where there are none. */
  readonly plain: string;
}

export function shownCondition(record: ConditionRecord, catalogue: LicenceCatalogue): ShownCondition {
  const { id, condition, policyVersion, details, licenceText, recordedOn } = record;
  const kept = { id, condition, policyVersion, details, licenceText, recordedOn };
  const entry = catalogue.entries.get(condition);
  if (entry !== undefined) {
    const { kind, title, category, sensitive } = entry;
    return {
      ...kept,
      kind,
      title,
      category,
      sensitive,
      missing: missingDetails(entry, details),
      plain: describeCondition(entry, details, "en"),
    };
  }
  const kind = condition === BESPOKE ? "bespoke" : "unknown";
  const title = kind === "bespoke" ? "In the licence's own words" : condition;
  return { ...kept, kind, title, category: kind, sensitive: true, missing: [], plain: licenceText };
}
