import type { AppointmentKind } from "./records.js";

/** What a condition asks of its details. `times` are ranges `HH:mm-HH:mm`, `clockTimes` single times `HH:mm`; `list` may repeat. */
export const DETAIL_KINDS = ["text", "list", "times", "clockTimes", "number", "date", "choice"] as const;
export type DetailKind = (typeof DETAIL_KINDS)[number];

export interface DetailField {
  readonly name: string;
  readonly label: string;
  readonly kind: DetailKind;
  readonly required: boolean;
  readonly choices?: readonly string[];
  /** The choices in another language (`cy`), in the same order: what is recorded is the English one. */
  readonly choicesIn?: Readonly<Record<string, readonly string[]>>;
  /** How many times or ranges of times there may be. */
  readonly most?: number;
}

/** What the clash checks (C01 to C22) need to know of a condition. */
export const CONDITION_EFFECTS = [
  "curfew",
  "evening_at_home_until_tag",
  "reporting",
  "zone",
  "excluded_place",
  "no_contact",
  "attendance_duty",
  "child_related",
  "travel_notice",
] as const;
export type ConditionEffect = (typeof CONDITION_EFFECTS)[number];

/** One condition of the catalogue, explained in our own plain words. The licence itself is the authority. */
export interface CatalogueEntry {
  /** Our own key; a record keeps it with the policy version, never the UUID alone (their meanings moved between versions). */
  readonly slug: string;
  readonly kind: "standard" | "additional";
  readonly category: string;
  readonly title: string;
  /** Codes by policy version, for example { "4.0": "52faefcf-…" }. */
  readonly codes: Readonly<Record<string, string>>;
  readonly details: readonly DetailField[];
  readonly effects: readonly ConditionEffect[];
  /** For `attendance_duty`: an appointment of one of these kinds shows that the duty has been thought of (C18). */
  readonly attendance?: readonly AppointmentKind[];
  /** For the person, by language: what it means, with `{field}` or `{field|or}` where a detail goes, and [parts] that need one. */
  readonly plain: Readonly<Record<string, string>>;
  /** Must never be named on a page that others may see (victims, children, abuse). */
  readonly sensitive: boolean;
}

export interface LicenceCatalogue {
  readonly version: string;
  readonly entries: ReadonlyMap<string, CatalogueEntry>;
}
