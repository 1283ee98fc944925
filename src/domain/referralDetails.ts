import type { PlainDate } from "./plainDate.js";
import type { ReferralKind, ReferralState } from "./records.js";

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

type Detail = keyof ReferralDetails;

/** The kinds of referral a detail is of; any where it is not here. */
const OF_KINDS: Readonly<Partial<Record<Detail, readonly ReferralKind[]>>> = {
  authority: ["duty_to_refer"],
  withdrawnFor: ["duty_to_refer"],
  dutyOutcome: ["duty_to_refer"],
  contract: ["commissioned_service"],
  document: ["id_application"],
  priority: ["id_application"],
  cost: ["id_application"],
  madeWhere: ["id_application"],
  received: ["id_application"],
  inProperty: ["id_application", "bank_account"],
  bank: ["bank_account"],
  returned: ["bank_account"],
  returnedOn: ["bank_account"],
  resubmitted: ["bank_account"],
};

/** Without these a referral of a kind cannot be made: nobody would know what was asked of whom. A draft may wait for them. */
const REQUIRED: Readonly<Record<ReferralKind, readonly Detail[]>> = {
  service: [],
  duty_to_refer: ["authority", "contactConsent"],
  commissioned_service: ["contract"],
  id_application: ["document"],
  bank_account: ["bank"],
};

/** One thing wrong with a detail, and which. */
export interface DetailMistake {
  readonly detail: Detail;
  readonly message: string;
}

/** What a referral's details have to fit with. */
export interface DetailsOf {
  readonly kind: ReferralKind;
  readonly state: ReferralState;
  readonly madeOn: PlainDate;
}

/**
 * Everything wrong with the details of a referral, as of a day: of another kind, dated where they cannot have happened, or an
 * outcome before there is an answer. None where all is well.
 */
export function checkDetails(details: ReferralDetails, of: DetailsOf, asOf: PlainDate): readonly DetailMistake[] {
  const given = (Object.keys(details) as Detail[]).filter((detail) => details[detail] !== undefined);
  const foreign = given.filter((detail) => OF_KINDS[detail]?.includes(of.kind) === false);
  return [
    ...foreign.map((detail) => ({ detail, message: `This is not a detail of a referral of the kind ${of.kind}.` })),
    ...dayMistakes(details, of, asOf),
    ...(details.dutyOutcome !== undefined && !ANSWERED.has(of.state)
      ? [{ detail: "dutyOutcome" as const, message: "There is an outcome only once the authority has answered." }]
      : []),
    ...(details.withdrawnFor !== undefined && of.state !== "withdrawn"
      ? [{ detail: "withdrawnFor" as const, message: "This is why a referral was withdrawn, and it was not." }]
      : []),
  ];
}

/** What is missing before a referral of a kind can be made. */
export function missingDetails(kind: ReferralKind, details: ReferralDetails): readonly Detail[] {
  return REQUIRED[kind].filter((detail) => details[detail] === undefined || details[detail] === false);
}

const ANSWERED: ReadonlySet<ReferralState> = new Set(["accepted", "declined", "started", "completed", "ended_early"]);

function dayMistakes(details: ReferralDetails, { madeOn }: DetailsOf, asOf: PlainDate): DetailMistake[] {
  const { received, inProperty, returnedOn, resubmitted } = details;
  const days: readonly [Detail, PlainDate | undefined, PlainDate][] = [
    ["received", received, madeOn],
    ["inProperty", inProperty, received ?? madeOn],
    ["returnedOn", returnedOn, madeOn],
    ["resubmitted", resubmitted, returnedOn ?? madeOn],
  ];
  return days.flatMap(([detail, day, notBefore]) => {
    if (day === undefined) return [];
    if (day > asOf) return [{ detail, message: `${day} has not come: it is only ${asOf}.` }];
    return day < notBefore ? [{ detail, message: `${day} is before ${notBefore}, when what it follows was done.` }] : [];
  });
}

/** In Wales the duty to refer is not law: the National Offender Pathway stands in its place (process.md). */
export function isWelshAuthority(code: string | undefined): boolean {
  return code?.startsWith("W") === true;
}
