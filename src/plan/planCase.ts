import type { DateLanguage } from "../domain/dateWords.js";
import type { LicenceCatalogue } from "../domain/licenceCatalogue.js";
import type { LocalServices } from "../domain/localServices.js";
import type { LiaisonNote, Shareable } from "../domain/peopleAround.js";
import type { RollPerson } from "../domain/person.js";
import type { PlainDate } from "../domain/plainDate.js";
import type { Policy } from "../domain/policy.js";
import type { AttendedModule, BookedModule } from "../domain/programme.js";
import type {
  AchievementRecord,
  AppointmentRecord,
  BarrierRecord,
  ConditionRecord,
  GoalRecord,
  LicenceRecord,
  NeedRecord,
  PlanAudience,
  PlanDocument,
  ReferralRecord,
  ScreeningKind,
  ScreeningRecord,
  Worker,
} from "../domain/records.js";
import type { WindowResult } from "../domain/windowResult.js";

/**
 * Everything a plan is made from, as values: nothing here is fetched. What may not be printed is left out by `buildPlan`, not
 * before.
 */
export interface PlanCase {
  readonly person: RollPerson;
  /** The prison's name as people say it, for example "HMP Moorland". */
  readonly prisonName: string;
  /** What the person said in a screening: it stands where nothing was recorded by hand. */
  readonly said: SaidParts;
  readonly window: WindowResult;
  /** Those who work with the person now, in the order to be shown. */
  readonly workers: readonly PlanWorker[];
  readonly appointments: readonly AppointmentRecord[];
  readonly licence: LicenceRecord | undefined;
  /** Conditions of the licence that have not been removed. */
  readonly conditions: readonly ConditionRecord[];
  readonly catalogue: LicenceCatalogue;
  /** They also decide whether an address may be printed. */
  readonly needs: readonly PlanNeed[];
  readonly barriers: readonly BarrierRecord[];
  readonly goals: readonly GoalRecord[];
  readonly achievements: readonly AchievementRecord[];
  /** Modules of the programme that were attended, and those to come, by day. */
  readonly attended: readonly AttendedModule[];
  readonly booked: readonly BookedModule[];
  readonly referrals: readonly PlanReferral[];
  readonly help: readonly HelpLine[];
  /** Working days and the hour of a first report turn "the next working day" into a day; deadlines say which referrals have expired. */
  readonly policy: Pick<Policy, "bankHolidays" | "licence" | "deadlines" | "closingSoonDays">;
  readonly asOf: PlainDate;
  /** The day of the roll that the person's dates come from, and of the last roll of that prison (C22). */
  readonly datesImportedOn: PlainDate | undefined;
  readonly lastImportOn: PlainDate | undefined;
  /** Printed at the foot of each page. Build with the last plan's own to see whether anything else has changed. */
  readonly version: number;
  readonly madeOn: PlainDate;
  readonly draft: boolean;
  readonly language: DateLanguage;
  readonly audience: PlanAudience;
  readonly document: PlanDocument;
  /** Whom of the family the page is for and what they may be told; a page for anyone else has none. */
  readonly recipient: PlanRecipient | undefined;
  /** What a guide holds; for other pages nothing is read of it. */
  readonly localServices: PlanLocalServices;
  /** What a passport begins with; for other pages nothing is read of it. */
  readonly custody: PlanCustody;
  /** Screenings that were completed, oldest first. */
  readonly screeningsDone: readonly Pick<ScreeningRecord, "kind" | "completedOn">[];
  /** What others who work with the person told us, oldest first; restricted notes are left out by `buildPlan`. */
  readonly notes: readonly LiaisonNote[];
  /** Restricted answers that were given. */
  readonly restrictedAnswers: number;
}

/** The local services that fit the person, and why there may be fewer than there could be. */
export interface PlanLocalServices extends LocalServices {
  /** The area is known and kept off the page, because of what is recorded: it may be where a refuge is. */
  readonly areaKept: boolean;
}

/** This time in custody. */
export interface PlanCustody {
  /** The day the person came in, where it is known. */
  readonly receivedOn?: PlainDate | undefined;
  /** What happened before this day belongs to an earlier time in custody; undefined where none is known. */
  readonly since?: PlainDate | undefined;
}

/** Somebody of the family, and what the person allows us to tell them on that day. */
export interface PlanRecipient {
  readonly id: string;
  readonly name: string;
  readonly mayShare: readonly Shareable[];
}

/** A worker in the role they have for this person. */
export type PlanWorker = Pick<Worker, "fullName" | "role" | "organisation" | "phone">;

/** Words of the person's own, and the screening they were said in. */
export interface Said<Words> {
  readonly words: Words;
  readonly screening: ScreeningKind;
  readonly on: PlainDate;
}

export interface SaidParts {
  readonly preferredName?: Said<string> | undefined;
  readonly goals?: Said<readonly string[]> | undefined;
  readonly travel?: Said<readonly string[]> | undefined;
  readonly address?: Said<string> | undefined;
}

/** A need with the words of the screening that raised it. */
export interface PlanNeed extends NeedRecord {
  readonly label: string;
  /** The day it was recorded as met. */
  readonly metOn?: PlainDate | undefined;
}

export interface PlanReferral {
  readonly referral: ReferralRecord;
  readonly answerBy: PlainDate | undefined;
}

/** A line of "useful help": the label is the neutral one of the service. */
export interface HelpLine {
  readonly label: string;
  readonly phone: string;
  readonly note: string;
}
