import type { Pathway } from "./pathway.js";
import type { PlainDate } from "./plainDate.js";
import type { PlainTime } from "./plainTime.js";
import type { ReferralDetails } from "./referralDetails.js";

/** What every record of a person has: its own id, whose it is, who wrote it and on what day. */
export interface RecordOf {
  readonly id: string;
  readonly prisonerNumber: string;
  readonly recordedBy: string;
  readonly recordedOn: PlainDate;
}

export const SCREENING_KINDS = ["bcst1", "bcst2", "bcst3", "review", "crisis"] as const;
export type ScreeningKind = (typeof SCREENING_KINDS)[number];

/** One answer: a chosen code or text, several codes, or null for "no answer". Dates are ISO text. */
export type Answer = string | readonly string[] | null;
/** Answers by question id. */
export type Answers = Readonly<Record<string, Answer>>;

/** Notes by question id. */
export type Notes = Readonly<Record<string, string>>;

/** A screening begun and not ended. Restricted answers are never in it: whoever goes on asks them again. */
export interface ScreeningDraft extends RecordOf {
  readonly kind: ScreeningKind;
  readonly template: string;
  readonly templateVersion: string;
  readonly answers: Answers;
  readonly notes: Notes;
  /** Questions that were passed over for now. */
  readonly passed: readonly string[];
  /** The question it stopped at. */
  readonly at: string;
  /** How many questions are behind it, and of how many. */
  readonly done: number;
  readonly questions: number;
}

export interface ScreeningRecord extends RecordOf {
  readonly kind: ScreeningKind;
  /** Id and version of the screening file the questions were asked from. */
  readonly template: string;
  readonly templateVersion: string;
  readonly completedOn: PlainDate;
  /** Answers anyone on the team may see. */
  readonly answers: Answers;
  /** What was noted beside answers, in the person's own words, by question; those of restricted questions are sealed with their answers. */
  readonly notes: Notes;
  /** How many restricted answers there are; the answers themselves are read only by asking for them. */
  readonly restrictedCount: number;
}

export const NEED_STATUSES = ["not_started", "in_progress", "met", "declined"] as const;
export type NeedStatus = (typeof NEED_STATUSES)[number];
export const URGENCIES = ["immediate", "before_release", "after_release"] as const;
export type Urgency = (typeof URGENCIES)[number];

/** How much of a need it is (records.md, "Needs"). */
export const NEED_LEVELS = ["1", "2", "3"] as const;
export type NeedLevel = (typeof NEED_LEVELS)[number];

export interface NeedRecord extends RecordOf {
  readonly pathway: Pathway;
  /** Code of the need, from the screening file that raised it or typed in. */
  readonly need: string;
  readonly urgency: Urgency;
  readonly status: NeedStatus;
  readonly restricted: boolean;
  readonly screeningId?: string;
  readonly note: string;
  /** 1 universal, 2 identified need, 3 complex need; absent where nobody has said. */
  readonly level?: NeedLevel;
  /** What is done about it, by whom, and by which day. */
  readonly action?: string;
  readonly by?: string;
  readonly dueOn?: PlainDate;
}

/** What of a need was different from then on: fields with what they were and what they became; absent is null. */
export interface NeedChange {
  readonly on: PlainDate;
  readonly worker: string;
  readonly changes: Readonly<Record<string, readonly [before: string | null, after: string | null]>>;
}

export const REFERRAL_STATES = [
  "draft",
  "made",
  "accepted",
  "declined",
  "started",
  "completed",
  "withdrawn",
  "ended_early",
  "lapsed",
] as const;
export type ReferralState = (typeof REFERRAL_STATES)[number];
export const REFERRAL_KINDS = ["service", "duty_to_refer", "commissioned_service", "id_application", "bank_account"] as const;
export type ReferralKind = (typeof REFERRAL_KINDS)[number];
export const REFERRAL_OUTCOMES = ["achieved", "partly_achieved", "not_achieved", "not_known"] as const;
export type ReferralOutcome = (typeof REFERRAL_OUTCOMES)[number];

export interface ReferralMove {
  readonly state: ReferralState;
  readonly on: PlainDate;
  readonly worker: string;
  readonly note: string;
}

/** One time that somebody asked again for an answer. */
export interface ReferralChase {
  readonly on: PlainDate;
  readonly worker: string;
  readonly note: string;
}

export interface ReferralRecord extends RecordOf {
  readonly kind: ReferralKind;
  readonly pathway: Pathway;
  /** Who is asked: a service, an authority, a bank. */
  readonly service: string;
  /** A neutral name that may be printed where others see it; the service's own name where empty. */
  readonly publicLabel: string;
  readonly reason: string;
  readonly consent: boolean;
  readonly state: ReferralState;
  readonly madeOn: PlainDate;
  /** Working days within which the service should answer. */
  readonly answerWithinDays: number;
  readonly outcome?: ReferralOutcome;
  readonly details?: ReferralDetails;
  /** Every move, oldest first; the last one is the present state. */
  readonly moves: readonly ReferralMove[];
}

export const APPOINTMENT_KINDS = [
  "probation",
  "benefits",
  "accommodation",
  "attitudes",
  "children_and_families",
  "drugs_and_alcohol",
  "education_and_work",
  "finance_and_id",
  "health",
  "other",
] as const;
export type AppointmentKind = (typeof APPOINTMENT_KINDS)[number];
export const APPOINTMENT_STATUSES = ["booked", "cancelled", "moved"] as const;
export type AppointmentStatus = (typeof APPOINTMENT_STATUSES)[number];
export const APPOINTMENT_OUTCOMES = ["attended", "late", "not_attended"] as const;
export type AppointmentOutcome = (typeof APPOINTMENT_OUTCOMES)[number];
export const APPOINTMENT_MEANS = ["in_person", "phone", "video"] as const;
export type AppointmentMeans = (typeof APPOINTMENT_MEANS)[number];

export interface AppointmentRecord extends RecordOf {
  readonly kind: AppointmentKind;
  readonly title: string;
  /** What is printed where others may see it; the title where empty. */
  readonly publicLabel: string;
  readonly date: PlainDate;
  readonly time: PlainTime;
  readonly minutes: number;
  readonly means: AppointmentMeans;
  readonly place: string;
  readonly postcode: string;
  readonly with: string;
  readonly organisation: string;
  readonly phone: string;
  readonly requiredByLicence: boolean;
  /** Minutes to get there from the release address; undefined where nobody has said. */
  readonly travelMinutes?: number;
  /** For the person: what to bring, where the door is. */
  readonly notes: string;
  readonly status: AppointmentStatus;
  readonly outcome?: AppointmentOutcome;
}

export const FIRST_APPOINTMENT_TIMES = ["at", "immediately", "next_working_day_2pm", "not_needed"] as const;
export type FirstAppointmentTime = (typeof FIRST_APPOINTMENT_TIMES)[number];

/** The first probation appointment as the licence puts it. `date` and `at` are there only where `time` is "at". */
export interface FirstAppointment {
  readonly time: FirstAppointmentTime;
  readonly date?: PlainDate;
  readonly at?: PlainTime;
  readonly with: string;
  readonly place: string;
  readonly postcode: string;
  readonly phone: string;
}

/** Hours a person must be at the curfew address. An end not after the start is on the next day. */
export interface CurfewHours {
  readonly from: PlainTime;
  readonly until: PlainTime;
}

/** A home detention curfew: the hours of every day, and of the first night where they differ. */
export interface HdcCurfew {
  readonly address: string;
  readonly postcode: string;
  readonly daily: CurfewHours;
  readonly firstNight: CurfewHours;
}

/** One licence a person. Dates that are absent come from the roll. */
export interface LicenceRecord extends RecordOf {
  readonly startsOn?: PlainDate;
  readonly endsOn?: PlainDate;
  /** Where the person will live; empty where not yet known. */
  readonly address: string;
  readonly postcode: string;
  readonly firstAppointment?: FirstAppointment;
  readonly hdcCurfew?: HdcCurfew;
  /** The day the tag was or will be fitted. */
  readonly tagFittedOn?: PlainDate;
}

/** Details of a condition by field name, as its catalogue entry asks for them. Times as `HH:mm-HH:mm`. */
export type ConditionDetails = Readonly<Record<string, string | readonly string[]>>;

export interface ConditionRecord extends RecordOf {
  /** Slug of the catalogue entry, or "bespoke". */
  readonly condition: string;
  readonly policyVersion: string;
  readonly details: ConditionDetails;
  /** The exact words of the person's licence, where typed in. */
  readonly licenceText: string;
  readonly removedOn?: PlainDate;
}

export const BARRIER_STATUSES = ["open", "overcome", "no_longer"] as const;
export type BarrierStatus = (typeof BARRIER_STATUSES)[number];

/** What could get in the way, and what is done about it, by whom. */
export interface BarrierRecord extends RecordOf {
  readonly pathway: Pathway;
  readonly barrier: string;
  readonly action: string;
  readonly by: string;
  readonly dueOn?: PlainDate;
  readonly status: BarrierStatus;
  /** May it be printed on the person's own plan? A restricted one never is. */
  readonly restricted: boolean;
}

export const GOAL_STATUSES = ["planned", "in_progress", "achieved", "dropped"] as const;
export type GoalStatus = (typeof GOAL_STATUSES)[number];

export interface GoalRecord extends RecordOf {
  /** In the person's own words. */
  readonly goal: string;
  readonly firstStep: string;
  readonly targetOn?: PlainDate;
  readonly status: GoalStatus;
}

export interface AchievementRecord extends RecordOf {
  readonly achievement: string;
  readonly on?: PlainDate;
}

export const WORKER_ROLES = [
  "resettlement_worker",
  "hito",
  "pom",
  "com",
  "key_worker",
  "case_administrator",
  "mentor",
  "peer_mentor",
] as const;
export type WorkerRole = (typeof WORKER_ROLES)[number];

/** Someone who works with people here. `name` is their login or short name, unique in a store. */
export interface Worker {
  readonly name: string;
  readonly fullName: string;
  readonly role: WorkerRole;
  readonly organisation: string;
  readonly phone: string;
  readonly active: boolean;
  /** Marked as one who may open what is sealed; absent where not. */
  readonly maySeeRestricted?: boolean;
  /** The day they left, where `active` is false and somebody has said. */
  readonly leftOn?: PlainDate;
}

/** A worker in a role for a person, from a day to a day (exclusive; open while absent). */
export interface AssignmentRecord extends RecordOf {
  readonly worker: string;
  readonly role: WorkerRole;
  readonly from: PlainDate;
  readonly until?: PlainDate;
}

export const PRISON_ROLES = ["lead", "host", "rate_card"] as const;
export type PrisonRole = (typeof PRISON_ROLES)[number];

export interface Prison {
  readonly code: string;
  readonly name: string;
  /** What the prison has bought; undefined where not said. */
  readonly role?: PrisonRole;
}

/** Whom a page is for (process.md, "Never on a page that other people may see"). */
export const PLAN_AUDIENCES = ["own", "professional", "family"] as const;
export type PlanAudience = (typeof PLAN_AUDIENCES)[number];

/** What a page is: the plan itself, all that was done and is planned since reception, or the local services for one person. */
export const PLAN_DOCUMENTS = ["plan", "passport", "guide"] as const;
export type PlanDocument = (typeof PLAN_DOCUMENTS)[number];

/** A page for others to read is printed; only the person's own plan is agreed and issued. */
export const PLAN_STATUSES = ["draft", "reviewed", "agreed", "issued", "printed"] as const;
export type PlanStatus = (typeof PLAN_STATUSES)[number];

/** A plan as it was drawn: its value is kept, so that the same version can be drawn again to the same bytes. */
export interface PlanRecord extends RecordOf {
  readonly version: number;
  readonly status: PlanStatus;
  readonly template: string;
  /** SHA-256 of the template's text when it was drawn. */
  readonly templateDigest?: string;
  readonly language: string;
  readonly audience: PlanAudience;
  /** The plan itself, or another page of the person: see PLAN_DOCUMENTS. */
  readonly document: PlanDocument;
  /** Id of the contact a family's page is for; else empty. */
  readonly recipient: string;
  /** The plan as a value, JSON. */
  readonly value: string;
  /** SHA-256 of `value`: equal values are the same version. */
  readonly valueHash: string;
  readonly pages: number;
  readonly sha256: string;
  /** The day it was given out for good; then its pages are kept as they were. */
  readonly issuedOn?: PlainDate;
}

export const STAY_ENDS = ["released", "transferred_out", "died", "not_on_roll"] as const;
export type StayEnd = (typeof STAY_ENDS)[number];

/** One time in custody in our prisons. `endedOn` is absent while it lasts. */
export interface Stay {
  /** Number of the import that first showed it. */
  readonly id: string;
  readonly prisonerNumber: string;
  readonly receivedOn: PlainDate;
  /** The day the roll first showed the person; the reception itself may be earlier. */
  readonly firstSeenOn: PlainDate;
  readonly endedOn?: PlainDate;
  /** "not_on_roll": gone from a complete roll and nobody has said why. */
  readonly end?: StayEnd;
}
