import type { Pathway } from "./pathway.js";
import type { ReferralKind } from "./records.js";
import { BANK_LABELS, CONTRACT_LABELS, DOCUMENT_LABELS } from "./referralDetailLabels.js";
import type { ContractType, ReferralDetails } from "./referralDetails.js";

const CONTRACT_PATHWAYS: Readonly<Partial<Record<ContractType, Pathway>>> = {
  accommodation: "accommodation",
  dependency_and_recovery: "drugs_and_alcohol",
  employment_training_and_education: "education_and_work",
  finance_benefit_and_debt: "finance_and_id",
  personal_wellbeing: "attitudes",
};

/** The area of life that the kind of a referral settles; undefined where it may be any. */
export function pathwayOf(kind: ReferralKind, { contract }: ReferralDetails): Pathway | undefined {
  if (kind === "duty_to_refer") return "accommodation";
  if (kind === "id_application" || kind === "bank_account") return "finance_and_id";
  return kind === "commissioned_service" && contract !== undefined ? CONTRACT_PATHWAYS[contract] : undefined;
}

/** Who is asked, where the details say so well enough: a bank, a contract, the document applied for. An authority is named by its list. */
export function serviceOf(kind: ReferralKind, { bank, contract, document }: ReferralDetails): string | undefined {
  if (kind === "bank_account" && bank !== undefined) return BANK_LABELS[bank];
  if (kind === "id_application" && document !== undefined) return DOCUMENT_LABELS[document];
  return kind === "commissioned_service" && contract !== undefined
    ? `Commissioned service: ${CONTRACT_LABELS[contract]}`
    : undefined;
}
