import { formatDay } from "../../../domain/dateWords.js";
import type {
  OpeningReason,
  PersonDateMoves,
  Reject,
  RollImportResult,
  WindowOpened,
} from "../../../services/importRoll/rollImportResult.js";
import type { Column } from "../../output/column.js";
import { fields, prose, type Section, table } from "../../output/section.js";
import { dateMoveWords } from "./dateMoveWords.js";

/** Longer lists are cut, with how many more there are. */
const SHOWN = 15;

const REASONS: Readonly<Record<OpeningReason, string>> = {
  time: "12 weeks to go",
  dateMoved: "A DATE MOVED",
  received: "open on reception",
  returned: "open on return",
};

const OPENED: readonly Column<WindowOpened>[] = [
  { key: "prisonerNumber", title: "Number", get: (opened) => opened.prisonerNumber },
  {
    key: "reason",
    title: "Why",
    get: (opened) => REASONS[opened.reason],
    tone: (opened) => (opened.reason === "dateMoved" ? "bad" : undefined),
  },
  { key: "windowStart", title: "Window opened", get: (opened) => opened.windowStart, kind: "day" },
];

const MOVES: readonly Column<PersonDateMoves>[] = [
  { key: "prisonerNumber", title: "Number", get: (person) => person.prisonerNumber },
  { key: "moves", title: "What moved", get: ({ moves }) => dateMoveWords(moves) },
];

const REJECTS: readonly Column<Reject>[] = [
  { key: "line", title: "Line", get: (reject) => reject.line },
  { key: "prisonerNumber", title: "Number", get: (reject) => reject.prisonerNumber },
  { key: "column", title: "Column", get: (reject) => reject.column },
  { key: "message", title: "Problem", get: (reject) => reject.message },
];

/** What an import did, as an administrator reads it: the difference to yesterday first, the most urgent first. */
export function importSections(result: RollImportResult, checkOnly: boolean): Section[] {
  const known = result.windowOpened.filter((opened) => opened.reason !== "received");
  // On the first roll of a prison everyone is new to us: their number says more than their list.
  const opened = result.firstRollOf.length > 0 ? known : result.windowOpened;
  return [
    fields(figures(result, checkOnly), `${checkOnly ? "A check of " : ""}${result.file}, roll of ${formatDay(result.takenOn)}`),
    ...openedSection(opened),
    ...(opened.length === result.windowOpened.length
      ? []
      : [
          prose(
            `${result.windowOpened.length - known.length} people of this first roll are in the window already: \`resettle window\` lists them.`,
          ),
        ]),
    ...cutTable("Dates moved", MOVES, result.dateMoves),
    ...numbers("Back again, with what was known of them", result.returned),
    ...numbers("Transferred in", result.transferredIn),
    ...numbers("No longer on the roll, reason not known", result.left),
    ...cutTable("Rejected", REJECTS, result.rejects),
  ];
}

/** Whose window opened, and why: a date that moved is shouted. */
export function openedSection(opened: readonly WindowOpened[], most = SHOWN): Section[] {
  return cutTable("The window has opened for", OPENED, opened, most);
}

function figures(result: RollImportResult, checkOnly: boolean): Parameters<typeof fields>[0] {
  const { changes } = result;
  const some = (count: number) => (count === 0 ? undefined : count);
  return [
    ["Prisons", result.prisons.join(", ")],
    ["Read with", `${result.mapping}, ${result.encoding}${result.complete ? "" : ", a part of a roll"}`],
    [
      "Rows",
      `${result.rows}: ${result.accepted} ${checkOnly ? "can be taken in" : "taken in"}, ${result.rejected} rejected, ${result.duplicates} repeated`,
    ],
    ["Unchanged", result.unchanged],
    ["Received", some(changes.received)],
    ["Returned", some(changes.returned)],
    ["Transferred in", some(changes.transferredIn)],
    ["Gone", some(changes.left)],
    ["Dates moved", some(changes.datesMoved)],
    ["Moved cell", some(changes.moved)],
    ["Details changed", some(changes.detailsChanged)],
  ];
}

/** A table of the first `most` items, and how many more there are. */
export function cutTable<T>(heading: string, columns: readonly Column<T>[], items: readonly T[], most = SHOWN): Section[] {
  if (items.length === 0) return [];
  const shown = table(`${heading} (${items.length})`, columns, items.slice(0, most), "");
  return items.length <= most ? [shown] : [shown, prose(`and ${items.length - most} more: --json has them all.`)];
}

function numbers(heading: string, people: readonly string[]): Section[] {
  if (people.length === 0) return [];
  const more = people.length > SHOWN ? ` and ${people.length - SHOWN} more` : "";
  return [prose(people.slice(0, SHOWN).join(" ") + more, `${heading} (${people.length})`)];
}
