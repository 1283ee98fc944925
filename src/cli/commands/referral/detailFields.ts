import { REFERRAL_KIND_LABELS } from "../../../domain/recordLabels.js";
import type { ReferralRecord } from "../../../domain/records.js";
import {
  ANSWER_LABELS,
  BANK_LABELS,
  COMPLEXITY_LABELS,
  CONTRACT_LABELS,
  DOCUMENT_LABELS,
  DUTY_OUTCOME_LABELS,
  SETTING_LABELS,
  WITHDRAWAL_LABELS,
} from "../../../domain/referralDetailLabels.js";
import { isWelshAuthority, type ReferralDetails } from "../../../domain/referralDetails.js";
import type { fields } from "../../output/section.js";

type Field = Parameters<typeof fields>[0][number];

/** A kind in words; in Wales the duty to refer goes by another name. */
export function kindWords({ kind, details = {} }: Pick<ReferralRecord, "kind" | "details">): string {
  return kind === "duty_to_refer" && isWelshAuthority(details.authority)
    ? "National Offender Pathway"
    : REFERRAL_KIND_LABELS[kind];
}

/** What is known of a referral beside its life, for people. */
export function detailFields(details: ReferralDetails): Field[] {
  const words = <Code extends string>(labels: Readonly<Record<Code, string>>, code: Code | undefined) =>
    code === undefined ? undefined : labels[code];
  return [
    ["Contact details too", details.contactConsent],
    ["Reference", details.reference],
    ["Withdrawn because", words(WITHDRAWAL_LABELS, details.withdrawnFor)],
    ["The council decided", words(DUTY_OUTCOME_LABELS, details.dutyOutcome)],
    ["Contract", words(CONTRACT_LABELS, details.contract)],
    ["Document", words(DOCUMENT_LABELS, details.document)],
    ["Priority", details.priority],
    ["Cost", details.cost === undefined ? undefined : poundsOf(details.cost)],
    ["Made at", details.madeWhere],
    ["Received", details.received, "day"],
    ["Bank", words(BANK_LABELS, details.bank)],
    ["Sent back", words(ANSWER_LABELS, details.returned)],
    ["Sent back on", details.returnedOn, "day"],
    ["Sent again", details.resubmitted, "day"],
    ["In property", details.inProperty, "day"],
    ["Shared", details.shared],
    ["Help is for", words(SETTING_LABELS, details.setting)],
    ["Prison then", details.prison],
    ["Release then", details.releaseOn, "day"],
    ["Probation office", details.probationOffice],
    ["Complexity", words(COMPLEXITY_LABELS, details.complexity)],
    ["Interpreter", details.interpreter],
    ["Access needs", details.accessNeeds],
    ["Times to avoid", details.avoidTimes],
  ];
}

function poundsOf(pence: number): string {
  return `£${(pence / 100).toFixed(2)}`;
}
