import type { Deadline } from "../domain/deadline.js";
import type { HighIntensityState } from "../domain/highIntensity.js";
import type { Overseers } from "../domain/overseers.js";
import type { RollPerson } from "../domain/person.js";
import type { PlainDate } from "../domain/plainDate.js";
import type { Suggestion } from "../domain/programme.js";
import type {
  AchievementRecord,
  AppointmentRecord,
  BarrierRecord,
  GoalRecord,
  LicenceRecord,
  NeedRecord,
  PlanStatus,
  ReferralRecord,
  ScreeningRecord,
  StayEnd,
} from "../domain/records.js";
import type { WindowResult } from "../domain/windowResult.js";
import type { FormerNumber } from "./formerNumbers.js";
import type { CaseWorker } from "./gatherCase.js";

/** A release date as the roll has it; `override`: set by hand in place of the calculated one (R1). */
export interface ShownDate {
  readonly code: string;
  readonly date: PlainDate;
  readonly override: boolean;
}

/** What the roll says of the person. */
export interface ShownCustody {
  readonly person: RollPerson;
  readonly prisonName: string;
  /** Since when the roll has said so, and whether they are still on it. */
  readonly since: PlainDate;
  readonly onRoll: boolean;
  /** The day of the roll that no longer named them, where they have left. */
  readonly leftOn?: PlainDate;
  readonly receivedOn?: PlainDate;
  readonly dates: readonly ShownDate[];
  readonly window: WindowResult;
  readonly daysToRelease?: number;
}

/** How far the licence is known; its conditions and its address are on `licence show`. */
export interface ShownLicence extends Pick<LicenceRecord, "startsOn" | "endsOn" | "firstAppointment"> {
  readonly conditions: number;
  readonly curfew: boolean;
  readonly addressKnown: boolean;
}

/** One person on one page. What is restricted is only counted. */
export interface PersonPage {
  readonly prisonerNumber: string;
  readonly name: string;
  /** Numbers the person had before, which have been merged into this one. */
  readonly formerNumbers: readonly FormerNumber[];
  /** Undefined where no roll has named the person by the session's day. */
  readonly custody?: ShownCustody;
  /** How and when their newest time in custody ended, where staff have said. */
  readonly release?: { readonly on: PlainDate; readonly end: StayEnd };
  readonly highIntensity: { readonly state: HighIntensityState; readonly reason: string };
  readonly workers: readonly CaseWorker[];
  /** Who of them oversees the resettlement, in prison and in the community; nobody who has left. */
  readonly overseeing: Overseers<CaseWorker>;
  readonly screenings: readonly Pick<ScreeningRecord, "id" | "kind" | "completedOn">[];
  /** Those not yet met. */
  readonly needs: readonly { readonly record: NeedRecord; readonly label: string }[];
  /** Those still open. */
  readonly referrals: readonly { readonly record: ReferralRecord; readonly answerBy?: PlainDate }[];
  /** Those booked from the session's day on. */
  readonly appointments: readonly AppointmentRecord[];
  readonly licence?: ShownLicence;
  readonly barriers: readonly BarrierRecord[];
  readonly goals: readonly GoalRecord[];
  readonly achievements: readonly AchievementRecord[];
  /** What has to be met next, or is overdue: the most urgent deadline. */
  readonly nextDeadline?: Deadline;
  /** Modules of the programme to suggest, with the reason. */
  readonly suggestedModules: readonly Suggestion[];
  readonly plan?: { readonly version: number; readonly status: PlanStatus; readonly madeOn: PlainDate };
  readonly restricted: {
    readonly answers: number;
    readonly needs: number;
    readonly referrals: number;
    readonly barriers: number;
    readonly notes: number;
  };
  /** Notes that may be listed, and family contacts: how many, never who. */
  readonly notes: number;
  readonly familyContacts: number;
}
