import type { CommissionedStatus, NotRequiredReason } from "../../../domain/commissionedService.js";
import type { DutyStatus } from "../../../domain/dutyToRefer.js";
import { CONTRACT_LABELS } from "../../../domain/referralDetailLabels.js";
import type { AccommodationStanding } from "../../../services/accommodationStanding.js";

const STATUS_WORDS: Readonly<Record<DutyStatus | CommissionedStatus, string>> = {
  not_required: "not required",
  upcoming: "still to come",
  not_started: "to be made",
  submitted: "made, and stands",
  accepted: "accepted",
  not_accepted: "not accepted",
};

const REASON_WORDS: Readonly<Record<NotRequiredReason, string>> = {
  has_next_accommodation: "there is somewhere to live after this",
  is_settled: "the person has a settled home",
};

/** Where a council and a commissioned service stand for one person, a sentence each. */
export function standingWords({ dutyToRefer, commissionedService }: AccommodationStanding): readonly string[] {
  const { status, reasons, contract } = commissionedService;
  const why = reasons.map((reason) => REASON_WORDS[reason]).join(", and ");
  const under = contract === undefined ? "" : `, under the contract ${CONTRACT_LABELS[contract]}`;
  return [
    `Duty to refer: ${STATUS_WORDS[dutyToRefer.status]}. ${dutyToRefer.why}`,
    `Commissioned service for accommodation: ${STATUS_WORDS[status]}${why === "" ? under : `: ${why}`}.`,
  ];
}
