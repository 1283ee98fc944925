import type { RecallType } from "./person.js";
import type { PlainDate } from "./plainDate.js";
import type { PlainTime } from "./plainTime.js";
import type { CurfewHours, StayEnd } from "./records.js";

/** The numbers the rules run on: what the law, a policy framework or a team may change. Read from `templates/policy/`. */
export interface Policy {
  readonly name: string;
  /** The first day these numbers held. */
  readonly validFrom: PlainDate;
  /** Days before the earliest release or parole eligibility date on which the resettlement window opens (R9). */
  readonly windowDays: number;
  /** A deadline that closes within this many days is "closing". */
  readonly closingSoonDays: number;
  readonly bankHolidays: ReadonlySet<PlainDate>;
  /** First and last year whose bank holidays are all known. */
  readonly bankHolidayYears: { readonly first: number; readonly last: number };
  /** Months (1 to 12) that have a bank holiday as a rule: where a year is not known, only these make a date unsure. */
  readonly bankHolidayMonths: ReadonlySet<number>;
  /** Discretionary Friday and pre-bank-holiday releases (R11). */
  readonly fridayScheme: {
    /** How many eligible working days earlier. */
    readonly daysEarlier: { readonly adult: number; readonly under18: number };
    /** Days since sentence below which the scheme does not apply. */
    readonly minimumDaysServed: number;
  };
  /** Days of a fixed-term recall, the day of return being the first (R3). */
  readonly fixedTermRecallDays: Readonly<Record<FixedTermRecall, number>>;
  readonly licence: LicencePolicy;
  readonly homeDetentionCurfew: HomeDetentionCurfewPolicy;
  /** The share of a prison's people (0 to 1) above which a roll that loses them is refused. */
  readonly rollShrinkLimit: number;
  /** Receptions within so many months that propose a person for the high intensity transition officer. */
  readonly highIntensity: { readonly receptions: number; readonly withinMonths: number };
  /** Working days a service has to answer a referral where it has not said itself. */
  readonly referralAnswerDays: number;
  /** Months after which an entry of the directory that nobody has checked again is stale. */
  readonly serviceStaleAfterMonths: number;
  readonly deadlines: DeadlinePolicy;
  /** Whole years a record is kept after a time in custody that ended so. */
  readonly retention: Readonly<Record<StayEnd, DeadlineSource & { readonly years: number }>>;
  /** People in the smallest group of an export for research. */
  readonly research: { readonly smallestGroup: number };
}

export type FixedTermRecall = Exclude<RecallType, "STANDARD">;

/** How a licence is made ready, as Create and Vary a Licence counts it. */
export interface LicencePolicy {
  /** Working days before the last working day on or before the licence starts, from which a licence is frozen. */
  readonly hardStopWorkingDays: number;
  /** Working days (Fridays not counted) a Friday, weekend or bank holiday release may be brought forward at most. */
  readonly earliestReleaseWorkingDays: number;
  /** "By 2 pm on the next working day": the hour of that first report. */
  readonly firstReportBy: PlainTime;
  /** At the approved address between these hours until the tag is fitted. */
  readonly untilTagFitted: CurfewHours;
}

export interface HomeDetentionCurfewPolicy {
  readonly daily: CurfewHours;
  readonly firstNight: CurfewHours;
  /** Least hours of curfew in any one day but the first and the last. */
  readonly minimumHours: number;
}

/** Where a deadline comes from, and whether that is certain or a choice a team may change. */
export interface DeadlineSource {
  readonly source: string;
  readonly sure: boolean;
}

/** Every deadline of the table in process.md. Days are calendar days unless the name says otherwise. */
export interface DeadlinePolicy {
  readonly bcst1: DeadlineSource & { readonly daysAfterReception: number };
  readonly bcst2: DeadlineSource & { readonly workingDaysAfterBcst1: number };
  /** Due the day the window opens; one completed longer before that belongs to an earlier window and does not count. */
  readonly bcst3: DeadlineSource & { readonly countsFromDaysBeforeWindow: number };
  readonly dutyToRefer: DeadlineSource & { readonly daysBeforeRelease: number; readonly staleAfterWeeks: number };
  readonly idApplication: DeadlineSource & { readonly opensDaysBeforeRelease: number };
  readonly bankAccount: DeadlineSource & { readonly opensMonthsBeforeRelease: number; readonly closesDaysBeforeRelease: number };
  /** Housing benefit is kept where fewer weeks than these are to be served. */
  readonly tenancy: DeadlineSource & { readonly keptUnderWeeks: number };
  readonly universalCredit: DeadlineSource & { readonly daysBeforeRelease: number };
  readonly review: DeadlineSource & { readonly daysBeforeRelease: number };
  readonly planAgreed: DeadlineSource & { readonly daysBeforeRelease: number };
  readonly firstNight: DeadlineSource & { readonly daysAfterRelease: number };
  readonly accommodation3Months: DeadlineSource & { readonly monthsAfterRelease: number };
  readonly employment6Weeks: DeadlineSource & { readonly daysAfterRelease: number };
  readonly employment6Months: DeadlineSource & { readonly monthsAfterRelease: number };
  readonly hitoClose: DeadlineSource & { readonly monthsAfterRelease: number };
}
