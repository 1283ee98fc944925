import { PATHWAY_LABELS } from "../../../domain/pathway.js";
import { REFERRAL_OUTCOME_LABELS, REFERRAL_STATE_LABELS } from "../../../domain/recordLabels.js";
import type { ReferralChase, ReferralMove } from "../../../domain/records.js";
import { ANSWER_LABELS } from "../../../domain/referralDetailLabels.js";
import type { ReferralPage } from "../../../services/showReferralPage.js";
import { command } from "../../command.js";
import { argument, flag } from "../../option.js";
import type { Column } from "../../output/column.js";
import { fields, prose, type Section, table } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";
import { detailFields, kindWords } from "./detailFields.js";

const MOVES: readonly Column<ReferralMove>[] = [
  { key: "on", title: "Day", get: (move) => move.on, kind: "day" },
  { key: "state", title: "State", get: (move) => move.state, format: (_, move) => REFERRAL_STATE_LABELS[move.state] },
  { key: "worker", title: "By", get: (move) => move.worker },
  { key: "note", title: "Note", get: (move) => move.note, whole: true },
];

const CHASES: readonly Column<ReferralChase>[] = [
  { key: "on", title: "Day", get: (chase) => chase.on, kind: "day" },
  { key: "worker", title: "By", get: (chase) => chase.worker },
  { key: "note", title: "Note", get: (chase) => chase.note, whole: true },
];

export const referralShow = command({
  description: "One referral: who was asked for what, what was shared, every move and every chase.",
  args: { id: argument("id of the referral, from `referral list`") },
  options: { restricted: flag("also where it is restricted; who saw it is recorded") },
  examples: [["resettle referral show <id>", "how it got to where it is"]],
  async run(context, { id, restricted }) {
    const { withSession } = await import("../../../services/session.js");
    const { showReferralPage } = await import("../../../services/showReferralPage.js");
    const page = await withSession(sessionOptions(context), (session) => showReferralPage(session, id, restricted));
    await context.output.item({ schema: "referral.show/1", item: pageItem(page), sections: pageSections(page) });
  },
});

function pageItem({ record, name, about, authority, answerBy, chases }: ReferralPage): object {
  const { id, prisonerNumber, state, madeOn, reason, outcome, moves, recordedBy, recordedOn } = record;
  return {
    ...{ referralId: id, prisonerNumber, name, ...about, authority, reason, state, madeOn, answerBy, outcome },
    ...{ recordedBy, recordedOn, moves, chases },
  };
}

function pageSections({ record, name, about, authority, answerBy, chases }: ReferralPage): Section[] {
  return [
    fields([
      ["Number", record.prisonerNumber],
      ["Name", name],
      ["Service", record.service],
      ["Printed as", record.publicLabel],
      ["Kind", kindWords(record)],
      ["Council", authority],
      ["Pathway", PATHWAY_LABELS[record.pathway]],
      ["State", REFERRAL_STATE_LABELS[record.state]],
      ["Their answer", about.answer === undefined ? undefined : ANSWER_LABELS[about.answer]],
      ["Consent", record.consent],
      [record.state === "draft" ? "Written" : "Made", record.madeOn, "day"],
      ["Answer by", answerBy, "day"],
      ["Outcome", record.outcome === undefined ? undefined : REFERRAL_OUTCOME_LABELS[record.outcome]],
      ...detailFields(about.details),
    ]),
    prose(record.reason, "Why"),
    table("What became of it", MOVES, record.moves, "Nothing yet."),
    table("Chased", CHASES, chases, "Not yet."),
  ];
}
