import type { PlainDate } from "./plainDate.js";

export const REFERRAL_SETTINGS = ["custody", "community"] as const;
export const COMPLEXITIES = ["low", "medium", "high"] as const;
export const CONTRACT_TYPES = [
  "accommodation",
  "dependency_and_recovery",
  "employment_training_and_education",
  "finance_benefit_and_debt",
  "mentoring",
  "personal_wellbeing",
  "womens",
] as const;
export const WITHDRAWAL_REASONS = [
  "new_referral",
  "wrong_authority",
  "no_consent",
  "disengaged",
  "resolved",
  "not_eligible",
  "other",
] as const;
export const DUTY_OUTCOMES = [
  "prevention_and_relief_duty",
  "priority_need",
  "no_local_connection",
  "intentionally_homeless",
  "other",
] as const;
/** The documents that a screening asks about, and one may apply for. */
export const DOCUMENTS = [
  "birth_or_adoption_certificate",
  "passport",
  "driving_licence",
  "marriage_or_civil_partnership",
  "divorce",
  "residence_permit",
  "deed_poll",
  "citizen_card",
] as const;
export const BANKS = ["barclays", "coop", "hsbc", "lloyds", "nationwide", "natwest", "santander", "other"] as const;
export const BANK_RETURNS = ["returned_ineligible", "returned_inaccurate", "returned_incomplete"] as const;

export type ReferralSetting = (typeof REFERRAL_SETTINGS)[number];
export type Complexity = (typeof COMPLEXITIES)[number];
export type ContractType = (typeof CONTRACT_TYPES)[number];
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];
export type DutyOutcome = (typeof DUTY_OUTCOMES)[number];
export type IdDocument = (typeof DOCUMENTS)[number];
export type Bank = (typeof BANKS)[number];
export type BankReturn = (typeof BANK_RETURNS)[number];

/** What is known of a referral beside its life: of any, and of those with rules of their own (records.md, "Referrals"). Absent: not said. */
export interface ReferralDetails {
  /** What was told to the service, in words. */
  readonly shared?: string;
  /** The person has agreed that their contact details are given too. */
  readonly contactConsent?: boolean;
  readonly setting?: ReferralSetting;
  /** Where the person was, and when they were expected to leave, on the day it was made. */
  readonly prison?: string;
  readonly releaseOn?: PlainDate;
  readonly probationOffice?: string;
  readonly complexity?: Complexity;
  /** The language an interpreter is needed for. */
  readonly interpreter?: string;
  readonly accessNeeds?: string;
  readonly avoidTimes?: string;
  /** The service's own number for it. */
  readonly reference?: string;
  /** Duty to refer: code of the local housing authority the person chose. */
  readonly authority?: string;
  readonly withdrawnFor?: WithdrawalReason;
  readonly dutyOutcome?: DutyOutcome;
  readonly contract?: ContractType;
  /** ID application: one a document. */
  readonly document?: IdDocument;
  readonly priority?: boolean;
  /** In pence. */
  readonly cost?: number;
  readonly madeWhere?: string;
  readonly received?: PlainDate;
  readonly inProperty?: PlainDate;
  readonly bank?: Bank;
  /** Bank account: sent back, why and when; undone by sending it again. */
  readonly returned?: BankReturn;
  readonly returnedOn?: PlainDate;
  readonly resubmitted?: PlainDate;
}

/** In Wales the duty to refer is not law: the National Offender Pathway stands in its place (process.md). */
export function isWelshAuthority(code: string | undefined): boolean {
  return code?.startsWith("W") === true;
}
