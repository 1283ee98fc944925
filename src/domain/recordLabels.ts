import type { LegalStatus } from "./person.js";
import type {
  NeedStatus,
  PrisonRole,
  ReferralKind,
  ReferralOutcome,
  ReferralState,
  ScreeningKind,
  StayEnd,
  Urgency,
  WorkerRole,
} from "./records.js";

/** Codes of records in the words of a list or a page. What is stored and printed as data stays the code. */

export const SCREENING_LABELS: Readonly<Record<ScreeningKind, string>> = {
  bcst1: "BCST1",
  bcst2: "BCST2",
  bcst3: "BCST3",
  review: "BCST3 review",
  crisis: "Crisis screening",
};

export const NEED_STATUS_LABELS: Readonly<Record<NeedStatus, string>> = {
  not_started: "Not started",
  in_progress: "In progress",
  met: "Met",
  declined: "Declined",
};

export const URGENCY_LABELS: Readonly<Record<Urgency, string>> = {
  immediate: "Now",
  before_release: "Before release",
  after_release: "After release",
};

export const REFERRAL_STATE_LABELS: Readonly<Record<ReferralState, string>> = {
  draft: "Draft",
  made: "Made",
  accepted: "Accepted",
  declined: "Declined",
  started: "Started",
  completed: "Completed",
  withdrawn: "Withdrawn",
  ended_early: "Ended early",
  lapsed: "Lapsed",
};

export const REFERRAL_KIND_LABELS: Readonly<Record<ReferralKind, string>> = {
  service: "Service",
  duty_to_refer: "Duty to refer",
  commissioned_service: "Commissioned service",
  id_application: "ID application",
  bank_account: "Bank account",
};

export const REFERRAL_OUTCOME_LABELS: Readonly<Record<ReferralOutcome, string>> = {
  achieved: "Achieved",
  partly_achieved: "Partly achieved",
  not_achieved: "Not achieved",
  not_known: "Not known",
};

export const WORKER_ROLE_LABELS: Readonly<Record<WorkerRole, string>> = {
  resettlement_worker: "Resettlement worker",
  hito: "HITO",
  pom: "POM",
  com: "COM",
  key_worker: "Key worker",
  case_administrator: "Case administrator",
  mentor: "Mentor",
  peer_mentor: "Peer mentor",
};

export const PRISON_ROLE_LABELS: Readonly<Record<PrisonRole, string>> = {
  lead: "Lead: everyone in it",
  host: "Host: people going back to our area",
  rate_card: "Rate card: people whose service was bought",
};

export const STAY_END_LABELS: Readonly<Record<StayEnd, string>> = {
  released: "Released",
  transferred_out: "Transferred out",
  died: "Died",
  not_on_roll: "No longer on the roll, reason not known",
};

export const LEGAL_STATUS_LABELS: Readonly<Record<LegalStatus, string>> = {
  SENTENCED: "Sentenced",
  RECALL: "Recalled",
  REMAND: "On remand",
  CONVICTED_UNSENTENCED: "Convicted, not sentenced",
  INDETERMINATE_SENTENCE: "Indeterminate sentence",
  IMMIGRATION_DETAINEE: "Immigration detention",
  CIVIL_PRISONER: "Civil matter",
  DEAD: "Died",
  OTHER: "Other",
  UNKNOWN: "Not known",
};
