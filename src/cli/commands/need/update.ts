import { NEED_STATUS_LABELS } from "../../../domain/recordLabels.js";
import { NEED_STATUSES, URGENCIES } from "../../../domain/records.js";
import { command } from "../../command.js";
import type { Context } from "../../context.js";
import { labelChoices } from "../../labelChoices.js";
import { argument, choice, text } from "../../option.js";
import { sessionOptions } from "../../sessionOptions.js";
import { DETAILS } from "./details.js";
import { shownItem, shownSections } from "./needSections.js";

export const updateCommand = command({
  description: "Says how a need stands now.",
  args: { id: argument("id of the need, from `need list`") },
  options: {
    status: choice("status", NEED_STATUSES, "how it stands"),
    urgency: choice("urgency", URGENCIES, "when it has to be dealt with"),
    note: text("words", "in place of the note there is"),
    ...DETAILS,
  },
  examples: [
    ["resettle need update <id> --status met", "it is dealt with"],
    ['resettle need update <id> --action "Write to the landlord" --by "Key worker" --due +14d', "who does what by when"],
  ],
  async run(context, { id, due, ...given }) {
    const changes = { ...given, dueOn: due };
    const { withSession } = await import("../../../services/session.js");
    const { updateNeed } = await import("../../../services/updateNeed.js");
    const nothingGiven = Object.values(changes).every((value) => value === undefined);
    const seenAt = nothingGiven && context.ask.available ? await showBefore(context, id) : undefined;
    const choices = labelChoices(NEED_STATUSES, NEED_STATUS_LABELS);
    const status = nothingGiven
      ? await context.ask.select({ flag: "--status", message: "How does it stand?", choices })
      : changes.status;
    const updated = await withSession({ ...sessionOptions(context), ...(seenAt && { seenAt }) }, (session) =>
      updateNeed(session, id, { ...changes, status }),
    );
    await context.output.item({ schema: "need.update/1", item: shownItem(updated), sections: shownSections(updated) });
  },
});

/** Says how the need stands before somebody is asked, and gives when that was: what is changed while they think is not changed over. */
async function showBefore(context: Context, id: string): Promise<Date> {
  const seenAt = context.now();
  const { withSession } = await import("../../../services/session.js");
  const { showNeedPage } = await import("../../../services/showNeed.js");
  const { shown } = await withSession(sessionOptions(context), (session) => showNeedPage(session, id));
  const what = shown.restricted ? "A restricted need" : shown.label;
  context.output.say(`${what}, of ${shown.record.prisonerNumber}: ${NEED_STATUS_LABELS[shown.record.status].toLowerCase()} now.`);
  return seenAt;
}
