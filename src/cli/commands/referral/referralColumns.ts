import { REFERRAL_STATE_LABELS } from "../../../domain/recordLabels.js";
import { findAnswer } from "../../../domain/referralAnswers.js";
import type { ListedReferral } from "../../../services/listReferrals.js";
import type { Column } from "../../output/column.js";

export const ID: Column<ListedReferral> = { key: "referralId", title: "Id", get: ({ record }) => record.id };
export const NUMBER: Column<ListedReferral> = {
  key: "prisonerNumber",
  title: "Number",
  get: ({ record }) => record.prisonerNumber,
};
export const NAME: Column<ListedReferral> = { key: "name", title: "Name", get: (referral) => referral.name };
export const SERVICE: Column<ListedReferral> = { key: "service", title: "Service", get: ({ record }) => record.service };
export const MADE: Column<ListedReferral> = { key: "madeOn", title: "Made", get: ({ record }) => record.madeOn, kind: "day" };
export const ANSWER_BY: Column<ListedReferral> = {
  key: "answerBy",
  title: "Answer by",
  get: (referral) => referral.answerBy,
  kind: "day",
};
const WAITING: Column<ListedReferral> = {
  key: "daysWaiting",
  title: "Waiting",
  get: (referral) => referral.daysWaiting,
  format: (days) => (days === 1 ? "1 day" : `${days} days`),
};
export const DATA: readonly Column<ListedReferral>[] = [
  { key: "prison", title: "Prison", get: (referral) => referral.prison, dataOnly: true },
  { key: "kind", title: "Kind", get: ({ record }) => record.kind, dataOnly: true },
  { key: "pathway", title: "Pathway", get: ({ record }) => record.pathway, dataOnly: true },
  { key: "answer", title: "Their answer", get: ({ record }) => findAnswer(record), dataOnly: true },
  { key: "chased", title: "Asked again", get: (referral) => referral.chased, dataOnly: true },
  { key: "cautions", title: "Cautions", get: ({ cautions }) => cautions.map(({ code }) => code).join(" "), dataOnly: true },
  { key: "outcome", title: "Outcome", get: ({ record }) => record.outcome, dataOnly: true },
];

export const LIST_COLUMNS: readonly Column<ListedReferral>[] = [
  ID,
  SERVICE,
  {
    key: "state",
    title: "State",
    get: ({ record }) => record.state,
    format: (_, { record }) => REFERRAL_STATE_LABELS[record.state],
  },
  MADE,
  WAITING,
  { ...ANSWER_BY, dataOnly: true },
  { ...NAME, dataOnly: true },
  ...DATA,
];

export const CHASE_COLUMNS: readonly Column<ListedReferral>[] = [
  NUMBER,
  NAME,
  ID,
  SERVICE,
  { ...ANSWER_BY, dataOnly: true },
  { key: "workingDaysWaiting", title: "Work days", get: (referral) => referral.workingDaysWaiting },
  { key: "timesAsked", title: "Asked", get: (referral) => referral.chased, format: timesWords },
  { ...MADE, dataOnly: true },
  { ...WAITING, dataOnly: true },
  ...DATA,
];

function timesWords(times: string | number | boolean): string {
  return times === 0 ? "not yet" : times === 1 ? "once" : times === 2 ? "twice" : `${times} times`;
}

/** One referral of a list, as data. */
export function referralItem({ record, ...listed }: ListedReferral): object {
  const { id, prisonerNumber, kind, pathway, service, state, consent, madeOn, answerWithinDays, outcome, moves } = record;
  const { name, prison, answerBy, daysWaiting, workingDaysWaiting, chased, lastChasedOn, cautions } = listed;
  return {
    ...{ referralId: id, prisonerNumber, name, prison, kind, pathway, service, state, answer: findAnswer(record) },
    ...{ consent, madeOn, answerWithinDays, answerBy, daysWaiting, workingDaysWaiting, chased, lastChasedOn, outcome, cautions },
    moves: moves.map((move) => ({ state: move.state, on: move.on, worker: move.worker })),
  };
}
