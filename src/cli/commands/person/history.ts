import { formatDay } from "../../../domain/dateWords.js";
import { STAY_END_LABELS, WORKER_ROLE_LABELS } from "../../../domain/recordLabels.js";
import type { Stay } from "../../../domain/records.js";
import type { DateMove } from "../../../domain/rollChanges.js";
import { rollFieldLabel } from "../../../domain/rollFieldLabels.js";
import type { HistoryEntry, PersonHistory } from "../../../services/showHistory.js";
import { command } from "../../command.js";
import { argument } from "../../option.js";
import type { Column } from "../../output/column.js";
import { fields, type Section, table } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";

export const personHistory = command({
  description: "What each roll changed about a person, with the import and the line that said so, and their times in custody.",
  args: { person: argument("prisoner number, or a part of the surname if only one person matches") },
  examples: [["resettle person history A1001AA", "when did their dates move, and which roll said so?"]],
  async run(context, { person }) {
    const { withSession } = await import("../../../services/session.js");
    const { showHistory } = await import("../../../services/showHistory.js");
    const history = await withSession(sessionOptions(context), (session) => showHistory(session, person));
    await context.output.item({ schema: "person.history/1", item: historyItem(history), sections: historySections(history) });
  },
});

function historyItem({ prisonerNumber, name, entries, stays, workers }: PersonHistory): object {
  return {
    prisonerNumber,
    name,
    entries: entries.map(({ importNumber, changes, ...entry }) => ({
      ...entry,
      importId: importNumber,
      dateMoves: changes?.dateMoves,
      details: changes?.details,
    })),
    stays: stays.map(({ receivedOn, firstSeenOn, endedOn, end }) => ({ receivedOn, firstSeenOn, endedOn, end })),
    workers: workers.map(({ worker, fullName, role, from, until }) => ({ worker, fullName, role, from, until })),
  };
}

function historySections(history: PersonHistory): Section[] {
  return [
    fields([["Number", history.prisonerNumber]], history.name),
    table("What the rolls said", ENTRY_COLUMNS, [...history.entries].reverse(), "No roll has named this person yet."),
    table("Times in custody", STAY_COLUMNS, [...history.stays].reverse(), "None yet."),
    table("Who helped", HELPER_COLUMNS, [...history.workers].reverse(), "Nobody yet: `resettle person assign` names a worker."),
  ];
}

const ENTRY_COLUMNS: readonly Column<HistoryEntry>[] = [
  { key: "on", title: "From", get: (entry) => entry.on, kind: "day" },
  { key: "what", title: "What", get: (entry) => entryWords(entry) },
  { key: "importId", title: "Import", get: (entry) => entry.importNumber },
  { key: "line", title: "Line", get: (entry) => entry.line },
  { key: "file", title: "File", get: (entry) => entry.file },
];

const STAY_COLUMNS: readonly Column<Stay>[] = [
  { key: "receivedOn", title: "Came in", get: (stay) => stay.receivedOn, kind: "day" },
  { key: "endedOn", title: "Ended", get: (stay) => stay.endedOn, kind: "day" },
  { key: "end", title: "How", get: (stay) => (stay.end === undefined ? "still here" : STAY_END_LABELS[stay.end]) },
];

const HELPER_COLUMNS: readonly Column<PersonHistory["workers"][number]>[] = [
  { key: "role", title: "Role", get: ({ role }) => WORKER_ROLE_LABELS[role] },
  { key: "fullName", title: "Name", get: ({ fullName }) => fullName },
  { key: "from", title: "From", get: ({ from }) => from, kind: "day" },
  { key: "until", title: "Until", get: ({ until }) => until, kind: "day" },
];

function entryWords(entry: HistoryEntry): string {
  const where = [entry.prison, entry.location].filter((part) => part !== undefined).join(" ");
  if (entry.what === "left") return `No longer on the roll of ${entry.prison}`;
  if (entry.what === "first") return `First named, at ${where}`;
  const { dateMoves = [], otherPrison = false, otherLocation = false, details = [] } = entry.changes ?? {};
  return [
    ...(entry.what === "returned" ? [`Back on the roll, at ${where}`] : []),
    ...(entry.numberOnRoll === undefined ? [] : [`number ${entry.numberBefore ?? ""} is now ${entry.numberOnRoll}`]),
    ...dateMoves.map(moveWords),
    ...(entry.what === "changed" && otherPrison ? [`moved from ${entry.prisonBefore ?? ""} to ${where}`] : []),
    ...(entry.what === "changed" && otherLocation && !otherPrison
      ? [`from ${entry.locationBefore ?? "no location"} to ${entry.location ?? "no location"}`]
      : []),
    ...details.map((field) => `${rollFieldLabel(field)} changed`),
  ].join("; ");
}

function moveWords({ code, from, to, days = 0 }: DateMove): string {
  if (from === undefined) return to === undefined ? code : `${code} is now ${formatDay(to)}`;
  if (to === undefined) return `${code} ${formatDay(from)} is gone`;
  const by = `${Math.abs(days)} ${Math.abs(days) === 1 ? "day" : "days"} ${days < 0 ? "earlier" : "later"}`;
  return `${code} ${by}: ${formatDay(from)} to ${formatDay(to)}`;
}
