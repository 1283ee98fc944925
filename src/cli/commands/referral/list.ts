import type { AccommodationStanding } from "../../../services/accommodationStanding.js";
import type { ListedReferral, ReferralList } from "../../../services/listReferrals.js";
import { command } from "../../command.js";
import type { Context } from "../../context.js";
import { withListSession } from "../../listSession.js";
import { day, flag, optionalArgument, text } from "../../option.js";
import type { Column } from "../../output/column.js";
import { fields } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";
import { CHASE_COLUMNS, LIST_COLUMNS, NUMBER, referralItem } from "./referralColumns.js";
import { standingWords } from "./standingWords.js";

const RESTRICTED = flag("those on restricted pathways too; who saw them is recorded");
/** More warnings than this would push the list off the screen. */
const MOST_CAUTIONS = 8;

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
    await print(context, found, { schema: "referral.list/1", columns, empty: "No open referrals.", more: { ...found.standing } });
    warnOfCautions(context, found.referrals);
    sayStanding(context, found.standing);
  },
});

export const referralChase = command({
  description:
    "The referrals whose service has not answered within its working days, the longest overdue first, with how often each was asked again; and which will go stale or close soon.",
  options: {
    restricted: RESTRICTED,
    asked: text("id", "record that the service of this referral was asked again"),
    on: day("the day it was; today unless given"),
    note: text("words", "what was said"),
  },
  examples: [
    ["resettle referral chase", "whom to ring this morning"],
    ['resettle referral chase --asked <id> --note "They will look for it"', "somebody rang them"],
  ],
  async run(context, { restricted, asked, on, note }) {
    if (asked !== undefined) return recordChase(context, asked, { on, note });
    const { chaseReferrals } = await import("../../../services/listReferrals.js");
    const found = await withListSession(context, (session) => chaseReferrals(session, { restricted }));
    await print(context, found, {
      schema: "referral.chase/1",
      columns: CHASE_COLUMNS,
      empty: "Every service has answered in time.",
      more: { closing: found.closing.map(referralItem) },
    });
    warnOfCautions(context, found.closing);
    if (found.referrals.length > 0) context.output.next("resettle referral chase --asked <id>", "once you have asked again");
    return undefined;
  },
});

async function recordChase(
  context: Context,
  id: string,
  detail: Parameters<typeof import("../../../services/chaseReferral.js")["chaseReferral"]>[2],
): Promise<undefined> {
  const { withSession } = await import("../../../services/session.js");
  const { chaseReferral } = await import("../../../services/chaseReferral.js");
  const item = await withSession(sessionOptions(context), (session) => chaseReferral(session, id, detail));
  await context.output.item({
    schema: "referral.asked/1",
    item,
    sections: [
      fields([
        ["Number", item.prisonerNumber],
        ["Answer by", item.answerBy, "day"],
        ["Asked again", item.chased === 1 ? "once" : `${item.chased} times`],
        ["Last on", item.lastChasedOn, "day"],
        ["Id", item.referralId],
      ]),
    ],
  });
}

interface Printing {
  readonly schema: string;
  readonly columns: readonly Column<ListedReferral>[];
  readonly empty: string;
  readonly more: object;
}

async function print({ output }: Context, { referrals, restricted }: ReferralList, how: Printing): Promise<void> {
  await output.list({ ...how, items: referrals, jsonItem: referralItem, more: { restricted, ...how.more } });
  if (restricted > 0) output.say(`Restricted, and not shown: ${restricted}. --restricted shows them, and that is recorded.`);
}

/** Said before it is too late: what goes stale, closes, opens or waits for us. */
function warnOfCautions({ output }: Context, referrals: readonly ListedReferral[]): void {
  const cautions = referrals
    .flatMap(({ record, cautions: found }) => found.map((caution) => ({ ...caution, record })))
    .sort((a, b) => a.on.localeCompare(b.on));
  for (const { record, message } of cautions.slice(0, MOST_CAUTIONS))
    output.warn(`${record.prisonerNumber}, referral ${record.id} (${record.service}): ${message}`);
  const more = cautions.length - MOST_CAUTIONS;
  if (more > 0) output.warn(`${more} more like these: --json has them all.`);
}

function sayStanding({ output }: Context, standing: AccommodationStanding | undefined): void {
  if (standing !== undefined) for (const line of standingWords(standing)) output.say(line);
}
