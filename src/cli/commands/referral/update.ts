import { REFERRAL_STATE_LABELS } from "../../../domain/recordLabels.js";
import { REFERRAL_OUTCOMES, REFERRAL_STATES, type ReferralState } from "../../../domain/records.js";
import { needsReason } from "../../../domain/referral.js";
import { REFERRAL_ANSWERS } from "../../../domain/referralAnswers.js";
import { command } from "../../command.js";
import type { Context } from "../../context.js";
import { labelChoices } from "../../labelChoices.js";
import { argument, choice, day, flag, text } from "../../option.js";
import { sessionOptions } from "../../sessionOptions.js";
import { DETAIL_OPTIONS, detailsOf, LATER_OPTIONS } from "./detailOptions.js";
import { shownItem, shownSections } from "./shownSections.js";

export const referralUpdate = command({
  description:
    "Moves a referral on: made, then accepted or declined, started, completed. Only moves that can happen are allowed; a decline, a withdrawal and an early end need a reason.",
  args: { id: argument("id of the referral, from `referral list`") },
  options: {
    state: choice("state", REFERRAL_STATES, "what has become of it"),
    on: day("the day that happened; today unless given"),
    note: text("words", "why, or what was said"),
    outcome: choice("outcome", REFERRAL_OUTCOMES, "what came of it, once it is over"),
    consent: flag("the person has agreed to it since"),
    answer: choice("answer", REFERRAL_ANSWERS, "the same in the words of a duty to refer, an ID application or a bank"),
    was: choice("state", REFERRAL_STATES, "the state you saw it in: where somebody has moved it since, nothing is changed"),
    ...DETAIL_OPTIONS,
    ...LATER_OPTIONS,
  },
  examples: [
    ["resettle referral update <id> --state accepted --on yesterday", "the service said yes"],
    ["resettle referral update <id> --state completed --outcome achieved", "it is over, and it helped"],
    ["resettle referral update <id> --answer returned_incomplete --on yesterday", "the bank sent it back"],
    ["resettle referral update <id> --was made --state accepted", "unless somebody else was quicker"],
  ],
  async run(context, { id, on, note, outcome, consent, answer, ...given }) {
    const details = detailsOf(given);
    const isSaid = outcome !== undefined || answer !== undefined || consent || Object.keys(details).length > 0;
    const { state: next, was } = given.state === undefined && !isSaid ? await askState(context, id, given.was) : given;
    const why =
      note ??
      (next !== undefined && needsReason(next) && context.ask.available && details.withdrawnFor === undefined
        ? await context.ask.input({ flag: "--note", message: "Why?", check: notEmpty })
        : undefined);
    const { withSession } = await import("../../../services/session.js");
    const { updateReferral } = await import("../../../services/updateReferral.js");
    const changes = { state: next, answer, outcome, details, ...(consent ? { consent } : {}) };
    const updated = await withSession(sessionOptions(context), (session) =>
      updateReferral(session, id, changes, { on, note: why, was }),
    );
    await context.output.item({ schema: "referral.update/1", item: shownItem(updated), sections: shownSections(updated) });
  },
});

/** Offers only the moves that are allowed from where the referral stands, and remembers where that was. */
async function askState(context: Context, id: string, was: ReferralState | undefined) {
  const { withSession } = await import("../../../services/session.js");
  const { getNextStates } = await import("../../../services/updateReferral.js");
  const seen = context.ask.available
    ? await withSession(sessionOptions(context), (session) => getNextStates(session, id))
    : undefined;
  const choices = labelChoices(seen?.next ?? [], REFERRAL_STATE_LABELS);
  const state = await context.ask.select({ flag: "--state", message: "What has become of it?", choices });
  return { state, was: was ?? seen?.state };
}

function notEmpty(typed: string): string | undefined {
  return typed === "" ? "Say why: everyone asks afterwards." : undefined;
}
