import type { PlainDate } from "./plainDate.js";

export const WINDOW_STATES = [
  "not_open",
  "open",
  "overdue",
  "held_after_release_date",
  "released",
  "unsentenced",
  "immigration_no_date",
  "indeterminate_no_date",
  "no_date",
] as const;
export type WindowState = (typeof WINDOW_STATES)[number];

export const WINDOW_STATE_LABELS: Readonly<Record<WindowState, string>> = {
  not_open: "not open",
  open: "open",
  overdue: "overdue",
  held_after_release_date: "held past date",
  released: "released",
  unsentenced: "unsentenced",
  immigration_no_date: "immigration",
  indeterminate_no_date: "indeterminate",
  no_date: "no date",
};

export const WINDOW_FLAGS = [
  "SHIFTED",
  "PRRD_DERIVED",
  "PRRD_CAPPED_AT_SED",
  "CONFIRMED_DATE_IGNORED",
  "FALLBACK_SED",
  "ERSED_EARLIER",
  "WINDOW_FROM_RECEPTION",
  "ELIGIBILITY_DATE_PASSED",
  "EXPECTED_RELEASE_PASSED",
  "NON_WORKING_RELEASE_DATE",
  "BEYOND_KNOWN_HOLIDAYS",
] as const;
export type WindowFlag = (typeof WINDOW_FLAGS)[number];

/** What was done with one date that was seen, under which rule (R1 to R12), and why in words a worker would use. */
export interface DateVerdict {
  /** The field's code, for example HDCED. */
  readonly code: string;
  readonly date: PlainDate;
  readonly rule: string;
  readonly verdict: "won" | "counted" | "left_out";
  readonly why: string;
}

/** The resettlement window of one person as of a day, and why. Fields mean what release-dates.md says; absent means not known. */
export interface WindowResult {
  readonly asOf: PlainDate;
  readonly state: WindowState;
  /** Code of the date that set the window. */
  readonly basis?: string;
  /** Earliest release or parole eligibility date, as recorded (not moved for weekends). */
  readonly earliestDate?: PlainDate;
  readonly windowStart?: PlainDate;
  /** The nearest counting date not before `asOf`. */
  readonly nextBasis?: string;
  readonly nextDate?: PlainDate;
  /** After the weekend and bank holiday rule. */
  readonly releaseStatutory?: PlainDate;
  /** After the Friday and pre-bank-holiday presumption. */
  readonly releaseExpected?: PlainDate;
  readonly hardStop?: PlainDate;
  readonly flags: readonly WindowFlag[];
  /** Every date seen, in the order the rules looked at them. */
  readonly verdicts: readonly DateVerdict[];
  /** Why the state is what it is: one sentence a rule that had a say, each starting with its number ("R9 …"). */
  readonly reasons: readonly string[];
}
