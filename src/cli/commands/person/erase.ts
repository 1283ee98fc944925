import type { Erasable, ErasedPerson } from "../../../services/rights/erasePerson.js";
import { command } from "../../command.js";
import type { Context } from "../../context.js";
import { argument, flag, text } from "../../option.js";
import { fields, prose, type Section } from "../../output/section.js";
import { askText } from "../../questions.js";
import { sessionOptions } from "../../sessionOptions.js";

const STAYS = [
  "What stays: how many people each roll had; entries of the audit trail, which no longer say about whom; and a hash of the number, so that they are erased again where an older copy of the store is put back.",
  "What this cannot reach: pages, letters, calendars and exports that were written to files, rejects files, rolls as they came, and backups, until those are deleted. A roll of today or before that still names them is taken in without them; one of a later day begins a new record, for they are back.",
].join("\n");

export const personErase = command({
  description:
    "Takes everything that is held on a person out of the store, under every number they have had: what rolls said, screenings, needs, referrals, plans and their pages, what is restricted. Without --yes it only says what would go. Refused while a hold stands (`person hold`), and while they are on the roll. On PostgreSQL the server keeps deleted rows in its files until it has vacuumed them, and in its own backups and logs: that is its administrator's to do.",
  args: { person: argument("prisoner number, or a part of the surname if only one person matches") },
  options: {
    reason: text("text", "why, without saying who: it is kept"),
    yes: flag("erase them; without it, only say what would go"),
  },
  examples: [
    ["resettle person erase A1001AA", "what would go?"],
    ['resettle person erase A1001AA --reason "Asked for in writing" --yes', "it is gone; refused for somebody on the roll"],
  ],
  async run(context, { person, reason, yes }) {
    const { withSession } = await import("../../../services/session.js");
    const { previewErasure, erasePerson } = await import("../../../services/rights/erasePerson.js");
    if (!yes) {
      const found = await withSession(sessionOptions(context), (session) => previewErasure(session, person));
      await show(context, found, { erased: false, heading: "This would go" });
      return;
    }
    const why = reason ?? (await askText(context, { flag: "--reason", message: "Why? Do not say who." }));
    const erased: ErasedPerson = await withSession(sessionOptions(context), (session) => erasePerson(session, person, why));
    await show(context, erased, { erased: true, heading: "Erased" });
    if (erased.notScrubbed === undefined) return;
    context.output.warn(
      `The record is gone, but the store's file could not be written anew, so old copies may still lie in it: ${erased.notScrubbed}`,
    );
  },
});

async function show(context: Context, found: Erasable, { erased, heading }: { erased: boolean; heading: string }): Promise<void> {
  const { hold, ...rest } = found;
  const item = { ...rest, erased, hold: hold === undefined ? null : { reason: hold.reason, recordedOn: hold.recordedOn } };
  await context.output.item({ schema: "person.erase/1", item, sections: [countsOf(found, heading), prose(STAYS)] });
  if (erased) return;
  if (hold !== undefined) context.output.say(`A hold stands since ${hold.recordedOn}: ${hold.reason}. It cannot be erased now.`);
  if (found.onRoll) context.output.say("They are on the roll, and cannot be erased now.");
  if (hold === undefined && !found.onRoll)
    context.output.next(`resettle person erase ${found.prisonerNumber} --reason <text> --yes`, "erase them");
}

function countsOf({ numbers, counts, rows, auditEntries }: Erasable, heading: string): Section {
  return fields(
    [
      ["Numbers", numbers.join(", ")],
      ...Object.entries(counts).map(([table, count]) => [inWords(table), count] as const),
      ["rows together", rows],
      ["audit entries that stay", auditEntries],
    ],
    heading,
  );
}

function inWords(table: string): string {
  return table.replaceAll("_", " ");
}
