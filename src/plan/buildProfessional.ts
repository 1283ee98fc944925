import { PATHWAY_LABELS } from "../domain/pathway.js";
import { NOTE_SOURCE_LABELS } from "../domain/peopleLabels.js";
import { DATE_CODES, DATE_TYPES } from "../domain/person.js";
import {
  NEED_STATUS_LABELS,
  REFERRAL_OUTCOME_LABELS,
  REFERRAL_STATE_LABELS,
  SCREENING_LABELS,
  URGENCY_LABELS,
} from "../domain/recordLabels.js";
import { isRestricted } from "../domain/restricted.js";
import { WINDOW_STATE_LABELS } from "../domain/windowResult.js";
import { mayCarryWords } from "./carriedParts.js";
import type { PlanCase, PlanNeed, PlanReferral } from "./planCase.js";
import type { PlanValue } from "./planValue.js";

type ProfessionalPart = PlanValue["professional"];

/** What a professionals' overview holds beside the plan. What is restricted is only counted. */
export function buildProfessionalPart(planCase: PlanCase): ProfessionalPart {
  const { person, window, needs, referrals, notes, barriers } = planCase;
  const shownReferrals = referrals.filter(({ referral }) => !isRestricted(referral));
  const shownNotes = notes.filter(({ restricted }) => !restricted);
  const held = [...needs, ...barriers, ...referrals.map(({ referral }) => referral)].filter(isRestricted).length;
  return {
    prisonerNumber: person.prisonerNumber,
    dateOfBirth: person.dateOfBirth ?? "",
    location: person.location ?? "",
    window: {
      state: WINDOW_STATE_LABELS[window.state],
      startsOn: window.windowStart ?? "",
      basis: window.basis ?? "",
      earliestDate: window.earliestDate ?? "",
    },
    dates: datesOf(planCase),
    screenings: planCase.screeningsDone.map(({ kind, completedOn }) => ({ name: SCREENING_LABELS[kind], on: completedOn })),
    needs: needsOf(needs.filter((need) => !isRestricted(need))),
    referrals: shownReferrals.map(referralOf),
    notes: shownNotes.map(({ source, on, text }) => ({ source: NOTE_SOURCE_LABELS[source], on, text })),
    heldBack: held + notes.length - shownNotes.length + planCase.restrictedAnswers,
  };
}

/** The dates that the rolls say, an override in the place of what it overrides (R1). */
function datesOf({ person: { facts } }: PlanCase): ProfessionalPart["dates"] {
  return DATE_TYPES.flatMap((type) => {
    const on = facts.overrides[type] ?? facts.dates[type];
    return on === undefined ? [] : [{ code: DATE_CODES[type], on }];
  });
}

/** Needs whose words the person agreed to, one by one; then the others together, by part of life and status. */
function needsOf(needs: readonly PlanNeed[]): ProfessionalPart["needs"] {
  const unagreed = new Map<string, ProfessionalPart["needs"][number]>();
  for (const need of needs) {
    if (mayCarryWords(need)) continue;
    const key = `${need.pathway} ${need.status}`;
    const { pathway, status } = wordsOf(need);
    const count = (unagreed.get(key)?.count ?? 0) + 1;
    unagreed.set(key, { pathway, status, count, need: "", urgency: "", action: "", by: "", dueOn: "" });
  }
  return [...needs.filter(mayCarryWords).map(wordsOf), ...unagreed.values()];
}

function wordsOf(need: PlanNeed): ProfessionalPart["needs"][number] {
  return {
    pathway: PATHWAY_LABELS[need.pathway],
    need: need.label,
    count: 1,
    urgency: URGENCY_LABELS[need.urgency],
    status: NEED_STATUS_LABELS[need.status],
    action: need.action ?? "",
    by: need.by ?? "",
    dueOn: need.dueOn ?? "",
  };
}

function referralOf({ referral, answerBy }: PlanReferral): ProfessionalPart["referrals"][number] {
  const { pathway, service, publicLabel, state, madeOn, outcome } = referral;
  return {
    pathway: PATHWAY_LABELS[pathway],
    label: publicLabel || service,
    state: REFERRAL_STATE_LABELS[state],
    madeOn,
    answerBy: state === "made" ? (answerBy ?? "") : "",
    outcome: outcome === undefined ? "" : REFERRAL_OUTCOME_LABELS[outcome],
  };
}
