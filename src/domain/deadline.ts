import type { Nation } from "./nation.js";
import type { ReleaseFacts } from "./person.js";
import type { PlainDate } from "./plainDate.js";
import type { PlanStatus, ReferralKind, ScreeningKind } from "./records.js";
import type { WindowResult } from "./windowResult.js";

/** What is recorded after release, each with a deadline of its own. */
export type AfterReleaseCode =
  | "first_night"
  | "accommodation_3_months"
  | "employment_6_weeks"
  | "employment_6_months"
  | "hito_close";

export type DeadlineCode =
  | "bcst1"
  | "bcst2"
  | "bcst3"
  | "tenancy"
  | "duty_to_refer"
  | "id_application"
  | "bank_account"
  | "universal_credit"
  | "review"
  | "plan_agreed"
  | AfterReleaseCode;

/**
 * Where a deadline stands on the day asked about. The first that fits:
 * - `done`: it is recorded as done, in time or late.
 * - `not_applicable`: it does not concern this person; the reason says why.
 * - `not_due`: its first day has not come, or cannot be told yet.
 * - `closed`: not done, and it no longer can be: its last day is over, or the person has been released.
 * - `overdue`: not done, and the day it was due is over.
 * - `closing`: not done, and its last day is at most `closingSoonDays` away, that day included.
 * - `due`: not done, and it can be done now: its first day has come and the day it is due, where it has one, is not over.
 */
export const DEADLINE_STATES = ["overdue", "closing", "due", "not_due", "closed", "done", "not_applicable"] as const;
export type DeadlineState = (typeof DEADLINE_STATES)[number];

export interface Deadline {
  readonly code: DeadlineCode;
  readonly label: string;
  readonly state: DeadlineState;
  /** First day on which it can be done. */
  readonly opensOn?: PlainDate;
  /** Last day on which it is in time. */
  readonly dueOn?: PlainDate;
  /** Last day on which it can be done at all. */
  readonly closesOn?: PlainDate;
  readonly doneOn?: PlainDate;
  /** One sentence with the days it was worked out from. */
  readonly reason: string;
  readonly source: string;
  /** False where no document was found for its number: a setting to be agreed locally. */
  readonly sure: boolean;
}

/** What the deadlines of one person are worked out from. Whatever is dated after the day asked about counts as not done. */
export interface DeadlineFacts {
  /** First day of this stay. */
  readonly receptionDate?: PlainDate;
  /** The day of the first roll taken in: nobody is asked for a reception screening that fell due before it. Absent: ask for all. */
  readonly recordsBeginOn?: PlainDate;
  /** The day the person was first seen, where they were there when the prison's records began and the roll does not say since when. */
  readonly hereBeforeRecordsOn?: PlainDate;
  readonly window: WindowResult;
  readonly facts: ReleaseFacts;
  /** The latest completion of each screening in this stay. */
  readonly screenings: Readonly<Partial<Record<ScreeningKind, PlainDate>>>;
  /** Is there somewhere to live on release? Undefined: nobody has said, which is treated as no. */
  readonly accommodationSecure: boolean | undefined;
  /** The latest referral of each kind in this stay. */
  readonly referralMadeOn: Readonly<Partial<Record<ReferralKind, PlainDate>>>;
  /** A home to be kept or given up, as a need of this stay has it: still to be seen to, or seen to. Absent: no such need. */
  readonly tenancy?: "open" | "done";
  /** Days of the appointments about benefits that stand. */
  readonly benefitsAppointments?: readonly PlainDate[];
  /** Where the person will live, where the postcode tells. */
  readonly nation?: Nation;
  readonly planStatus?: PlanStatus;
  readonly planAgreedOn?: PlainDate;
  readonly releasedOn?: PlainDate;
  /** The day each outcome after release was recorded. */
  readonly outcomes: Readonly<Partial<Record<AfterReleaseCode, PlainDate>>>;
  /** Is a high intensity transition officer on the case? */
  readonly hito: boolean;
}
