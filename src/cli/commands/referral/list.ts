import { REFERRAL_STATE_LABELS } from "../../../domain/recordLabels.js";
import type { ListedReferral, ReferralList } from "../../../services/listReferrals.js";
import { command } from "../../command.js";
import type { Context } from "../../context.js";
import { withListSession } from "../../listSession.js";
import { flag, optionalArgument } from "../../option.js";
import type { Column } from "../../output/column.js";

const ID: Column<ListedReferral> = { key: "referralId", title: "Id", get: ({ record }) => record.id };
const NUMBER: Column<ListedReferral> = { key: "prisonerNumber", title: "Number", get: ({ record }) => record.prisonerNumber };
const NAME: Column<ListedReferral> = { key: "name", title: "Name", get: (referral) => referral.name };
const SERVICE: Column<ListedReferral> = { key: "service", title: "Service", get: ({ record }) => record.service };
const MADE: Column<ListedReferral> = { key: "madeOn", title: "Made", get: ({ record }) => record.madeOn, kind: "day" };
const ANSWER_BY: Column<ListedReferral> = {
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
const DATA: readonly Column<ListedReferral>[] = [
  { key: "prison", title: "Prison", get: (referral) => referral.prison, dataOnly: true },
  { key: "kind", title: "Kind", get: ({ record }) => record.kind, dataOnly: true },
  { key: "pathway", title: "Pathway", get: ({ record }) => record.pathway, dataOnly: true },
  { key: "outcome", title: "Outcome", get: ({ record }) => record.outcome, dataOnly: true },
];

const LIST_COLUMNS: readonly Column<ListedReferral>[] = [
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

const CHASE_COLUMNS: readonly Column<ListedReferral>[] = [
  NUMBER,
  NAME,
  ID,
  SERVICE,
  ANSWER_BY,
  WAITING,
  { ...MADE, dataOnly: true },
  ...DATA,
];

const RESTRICTED = flag("those on restricted pathways too; who saw them is recorded");

export const referralList = command({
  description:
    "The open referrals of one person, or of everyone, and how long each has waited for an answer. Those on restricted pathways are only counted.",
  args: { person: optionalArgument("whose; everyone's unless given") },
  options: { all: flag("those that have ended too"), restricted: RESTRICTED },
  examples: [
    ["resettle referral list A1001AA --all", "everything that was asked for one person"],
    ["resettle referral list --prison EYI", "all that are open, in one prison"],
  ],
  async run(context, { person, ...filter }) {
    const { listReferrals } = await import("../../../services/listReferrals.js");
    const found = await withListSession(context, (session) => listReferrals(session, person, filter));
    const columns = person === undefined ? [NUMBER, ...LIST_COLUMNS] : LIST_COLUMNS;
    await print(context, found, { schema: "referral.list/1", columns, empty: "No open referrals." });
  },
});

export const referralChase = command({
  description: "The referrals whose service has not answered within its working days, the longest overdue first.",
  options: { restricted: RESTRICTED },
  examples: [["resettle referral chase", "whom to ring this morning"]],
  async run(context, filter) {
    const { chaseReferrals } = await import("../../../services/listReferrals.js");
    const found = await withListSession(context, (session) => chaseReferrals(session, filter));
    await print(context, found, {
      schema: "referral.chase/1",
      columns: CHASE_COLUMNS,
      empty: "Every service has answered in time.",
    });
  },
});

interface Printing {
  readonly schema: string;
  readonly columns: readonly Column<ListedReferral>[];
  readonly empty: string;
}

async function print({ output }: Context, { referrals, restricted }: ReferralList, how: Printing): Promise<void> {
  await output.list({ ...how, items: referrals, jsonItem: referralItem, more: { restricted } });
  if (restricted > 0) output.say(`Restricted, and not shown: ${restricted}. --restricted shows them, and that is recorded.`);
}

function referralItem({ record, name, prison, answerBy, daysWaiting }: ListedReferral): object {
  const { id, prisonerNumber, kind, pathway, service, state, consent, madeOn, answerWithinDays, outcome, moves } = record;
  return {
    ...{ referralId: id, prisonerNumber, name, prison, kind, pathway, service, state, consent, madeOn, answerWithinDays },
    ...{ answerBy, daysWaiting, outcome },
    moves: moves.map((move) => ({ state: move.state, on: move.on, worker: move.worker })),
  };
}
