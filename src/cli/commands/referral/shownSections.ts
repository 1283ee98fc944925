import { PATHWAY_LABELS } from "../../../domain/pathway.js";
import { REFERRAL_OUTCOME_LABELS, REFERRAL_STATE_LABELS } from "../../../domain/recordLabels.js";
import { ANSWER_LABELS } from "../../../domain/referralDetailLabels.js";
import type { ShownReferral } from "../../../services/shownReferral.js";
import { fields, prose, type Section } from "../../output/section.js";
import { detailFields, kindWords } from "./detailFields.js";

/** A referral after it was written, as data. */
export function shownItem({ id, about, ...referral }: ShownReferral): object {
  return { referralId: id, ...referral, ...about, restricted: about === undefined };
}

/** A referral after it was written, for people. */
export function shownSections({ about, ...referral }: ShownReferral): Section[] {
  return [
    fields([
      ["Number", referral.prisonerNumber],
      ["Service", about?.service],
      ["Kind", about === undefined ? undefined : kindWords(about)],
      ["Pathway", about === undefined ? undefined : PATHWAY_LABELS[about.pathway]],
      ["State", REFERRAL_STATE_LABELS[referral.state]],
      ["Their answer", about?.answer === undefined ? undefined : ANSWER_LABELS[about.answer]],
      ["Consent", about?.consent],
      [referral.state === "draft" ? "Written" : "Made", referral.madeOn, "day"],
      ["Answer by", referral.answerBy, "day"],
      ["Outcome", referral.outcome === undefined ? undefined : REFERRAL_OUTCOME_LABELS[referral.outcome]],
      ...detailFields(about?.details ?? {}),
      ["Id", referral.id],
    ]),
    prose(about === undefined ? "It is restricted, so who was asked is not shown here." : ""),
  ];
}
