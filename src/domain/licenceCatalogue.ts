/** What a condition asks of its details. `times` are ranges `HH:mm-HH:mm`; `list` may repeat. */
export type DetailKind = "text" | "list" | "times" | "number" | "date" | "choice";

export interface DetailField {
  readonly name: string;
  readonly label: string;
  readonly kind: DetailKind;
  readonly required: boolean;
  readonly choices?: readonly string[];
}

/** What the clash checks (C01 to C22) need to know of a condition. */
export type ConditionEffect =
  | "curfew"
  | "evening_at_home_until_tag"
  | "reporting"
  | "zone"
  | "excluded_place"
  | "no_contact"
  | "attendance_duty"
  | "child_related"
  | "travel_notice";

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
  /** For the person, by language: what it means, with `{field}` where a detail goes. */
  readonly plain: Readonly<Record<string, string>>;
  /** Must never be named on a page that others may see (victims, children, abuse). */
  readonly sensitive: boolean;
}

export interface LicenceCatalogue {
  readonly version: string;
  readonly entries: ReadonlyMap<string, CatalogueEntry>;
}
