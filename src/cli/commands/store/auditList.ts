import { formatDay, formatTime } from "../../../domain/dateWords.js";
import { dayInLondon, timeInLondon } from "../../../domain/plainTime.js";
import type { AuditEntry } from "../../../services/auditTrail/listAudit.js";
import { command } from "../../command.js";
import { day, text } from "../../option.js";
import type { Column } from "../../output/column.js";
import { sessionOptions } from "../../sessionOptions.js";

const COLUMNS: readonly Column<AuditEntry>[] = [
  { key: "seq", title: "No.", get: ({ seq }) => seq },
  { key: "at", title: "When", get: ({ at }) => at, format: (at) => whenOf(new Date(String(at))) },
  {
    key: "actor",
    title: "Who",
    get: ({ actor }) => actor,
    format: (actor, { role }) => (role === undefined || role === actor ? String(actor) : `${actor} (signed in as ${role})`),
  },
  { key: "action", title: "What", get: ({ action }) => action },
  {
    key: "prisonerNumber",
    title: "About",
    get: ({ subject }) => subject,
  },
  { key: "erased", title: "Erased", get: ({ erased }) => erased === true, dataOnly: true },
  { key: "purpose", title: "Why", get: ({ purpose }) => purpose },
  { key: "record", title: "Record", get: ({ record }) => record, dataOnly: true },
  { key: "details", title: "More", get: ({ details }) => detailsWords(details) },
  { key: "hash", title: "Hash", get: ({ hash }) => hash, dataOnly: true },
  { key: "role", title: "Signed in as", get: ({ role }) => role, dataOnly: true },
];

export const auditList = command({
  description:
    "The audit trail, oldest first: every change, every look at a person, every page printed and list shown. An entry says what, when, who and why, never what a record holds. Who is what --as said; on a server, the role that was signed in stands beside it, which the server itself put there. To read the trail is itself an entry, and the last one listed. Of somebody who was erased, entries stay and no longer say about whom.",
  options: {
    person: text("person", "only about this person, also under numbers they had before"),
    actor: text("worker", "only what this worker did"),
    action: text("action", "only this, for example person.show; or all of a kind, for example plan"),
    from: day("from this day on"),
    to: day("until this day, counted too"),
  },
  examples: [
    ["resettle store audit list --person A1001AA", "who looked at this record, and who changed it?"],
    ["resettle store audit list --action plan --from 2026-11-01 --csv", "plans drawn and given out since a day"],
  ],
  async run(context, question) {
    const { withSession } = await import("../../../services/session.js");
    const { listAudit } = await import("../../../services/auditTrail/listAudit.js");
    await withSession(sessionOptions(context), (session) =>
      context.output.stream({
        schema: "store.audit.list/1",
        columns: COLUMNS,
        batches: listAudit(session, question),
        jsonItem: ({ subject, erased = false, role = null, ...entry }) => ({
          ...{ ...entry, role, erased },
          prisonerNumber: subject ?? null,
        }),
        empty: "There is no such entry.",
      }),
    );
  },
});

function whenOf(at: Date): string {
  return `${formatDay(dayInLondon(at))} ${formatTime(timeInLondon(at))}`;
}

function detailsWords(details: AuditEntry["details"]): string {
  return Object.entries(details)
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(", ") : value}`)
    .join("; ");
}
