import type { ReferralAnswer } from "./referralAnswers.js";
import type {
  Bank,
  Complexity,
  ContractType,
  DutyOutcome,
  IdDocument,
  ReferralSetting,
  WithdrawalReason,
} from "./referralDetails.js";

/** Codes of a referral's details in words; what is stored and printed as data stays the code. */

export const SETTING_LABELS: Readonly<Record<ReferralSetting, string>> = { custody: "In custody", community: "In the community" };

export const COMPLEXITY_LABELS: Readonly<Record<Complexity, string>> = { low: "Low", medium: "Medium", high: "High" };

export const CONTRACT_LABELS: Readonly<Record<ContractType, string>> = {
  accommodation: "Accommodation",
  dependency_and_recovery: "Dependency and recovery",
  employment_training_and_education: "Employment, training and education",
  finance_benefit_and_debt: "Finance, benefit and debt",
  mentoring: "Mentoring",
  personal_wellbeing: "Personal wellbeing",
  womens: "Women's services",
};

export const WITHDRAWAL_LABELS: Readonly<Record<WithdrawalReason, string>> = {
  new_referral: "A new referral takes its place",
  wrong_authority: "It went to the wrong authority",
  no_consent: "The person has taken their consent back",
  disengaged: "The person no longer takes part",
  resolved: "It has been resolved",
  not_eligible: "The person is not eligible",
  other: "Another reason",
};

export const DUTY_OUTCOME_LABELS: Readonly<Record<DutyOutcome, string>> = {
  prevention_and_relief_duty: "Prevention and relief duty",
  priority_need: "Priority need",
  no_local_connection: "No local connection",
  intentionally_homeless: "Intentionally homeless",
  other: "Other",
};

export const DOCUMENT_LABELS: Readonly<Record<IdDocument, string>> = {
  birth_or_adoption_certificate: "Birth or adoption certificate",
  passport: "Passport",
  driving_licence: "Driving licence",
  marriage_or_civil_partnership: "Marriage or civil partnership certificate",
  divorce: "Divorce papers",
  residence_permit: "Residence permit or eVisa",
  deed_poll: "Deed poll",
  citizen_card: "CitizenCard",
};

export const BANK_LABELS: Readonly<Record<Bank, string>> = {
  barclays: "Barclays",
  coop: "Co-op",
  hsbc: "HSBC",
  lloyds: "Lloyds",
  nationwide: "Nationwide",
  natwest: "NatWest",
  santander: "Santander",
  other: "Another bank",
};

export const ANSWER_LABELS: Readonly<Record<ReferralAnswer, string>> = {
  submitted: "Submitted",
  pending: "Pending",
  accepted: "Accepted",
  not_accepted: "Not accepted",
  rejected: "Rejected",
  opened: "Opened",
  declined: "Declined",
  returned_ineligible: "Returned: not eligible",
  returned_inaccurate: "Returned: inaccurate",
  returned_incomplete: "Returned: incomplete",
  withdrawn: "Withdrawn",
};
