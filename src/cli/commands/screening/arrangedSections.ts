import { formatDay } from "../../../domain/dateWords.js";
import { PATHWAY_LABELS } from "../../../domain/pathway.js";
import { NEED_STATUS_LABELS, REFERRAL_OUTCOME_LABELS, REFERRAL_STATE_LABELS } from "../../../domain/recordLabels.js";
import type { ReferralRecord } from "../../../domain/records.js";
import type { ArrangedSince, PathwayArranged } from "../../../services/arrangedSince.js";
import { prose, type Section } from "../../output/section.js";
import { stateWords } from "../appointment/appointmentSections.js";

export function arrangedSection({ bcst3, pathways }: ArrangedSince): Section {
  if (bcst3 === undefined) return prose("There was no BCST3 before this review to compare it with.", "What was arranged");
  const heading = `What was arranged since the BCST3, ${formatDay(bcst3.completedOn)}`;
  return prose(pathways.map(pathwayLines).join("\n") || "No needs were known.", heading);
}

export function arrangedItem({ bcst3, pathways }: ArrangedSince): object {
  return {
    bcst3: bcst3?.id,
    since: bcst3?.completedOn,
    pathways: pathways.map(({ pathway, needs, referrals, appointments, nothingArranged }) => ({
      pathway,
      needs: needs.map(({ record: { id, need, status }, label }) => ({ needId: id, need, label, status })),
      referrals: referrals.map(({ id, service, state, madeOn, outcome }) => ({
        referralId: id,
        service,
        state,
        madeOn,
        outcome,
      })),
      appointments: appointments.map(({ id, title, date, status, outcome }) => ({
        appointmentId: id,
        title,
        date,
        status,
        outcome,
      })),
      nothingArranged,
    })),
  };
}

function pathwayLines({ pathway, needs, referrals, appointments, nothingArranged }: PathwayArranged): string {
  return [
    PATHWAY_LABELS[pathway],
    ...needs.map(({ record, label }) => `Need: ${label} (${NEED_STATUS_LABELS[record.status]})`),
    ...referrals.map((referral) => `→ Referral: ${referralWords(referral)}`),
    ...appointments.map((one) => `→ Appointment: ${one.title}, ${formatDay(one.date)}, ${stateWords(one)}`),
    ...(nothingArranged ? ["→ Nothing is arranged."] : []),
  ].join("\n");
}

function referralWords({ service, madeOn, state, outcome }: ReferralRecord): string {
  const how = outcome === undefined ? "" : `, ${REFERRAL_OUTCOME_LABELS[outcome]}`;
  return `${service}, made ${formatDay(madeOn)}: ${REFERRAL_STATE_LABELS[state]}${how}`;
}
