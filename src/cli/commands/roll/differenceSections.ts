import { formatDay } from "../../../domain/dateWords.js";
import type { ReturnedPerson } from "../../../services/importRoll/returnedPeople.js";
import type { OpeningReason, PersonDateMoves, WindowOpened } from "../../../services/importRoll/rollImportResult.js";
import type { RollDifference } from "../../../services/rollDifference.js";
import type { Column } from "../../output/column.js";
import { prose, type Section, table } from "../../output/section.js";
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

const RETURNED: readonly Column<ReturnedPerson>[] = [
  { key: "prisonerNumber", title: "Number", get: (person) => person.prisonerNumber },
  {
    key: "lastStay",
    title: "Was in custody",
    get: ({ lastStay }) => lastStay && `${formatDay(lastStay.receivedOn)} to ${formatDay(lastStay.endedOn)}`,
  },
  { key: "screenings", title: "Screenings", get: (person) => person.screenings, align: "right" },
  { key: "openReferrals", title: "Open referrals", get: (person) => person.openReferrals, align: "right" },
  { key: "plan", title: "Plan", get: ({ plan }) => plan && `${plan.version}, ${plan.status}` },
];

/** What is different between two days, what cannot wait first: opened windows, dates that moved, and who came and went. */
export function differenceSections(difference: RollDifference): Section[] {
  return [
    ...openedSection(difference.windowOpened),
    ...cutTable("Dates moved", MOVES, difference.dateMoves),
    ...cutTable("Back again, with what was known of them", RETURNED, difference.returnedPeople),
    ...numbers("Received", difference.received),
    ...numbers("Transferred in", difference.transferredIn),
    ...numbers("No longer on the roll, reason not known", difference.left),
  ];
}

/** Whose window opened, and why: a date that moved is shouted. */
export function openedSection(opened: readonly WindowOpened[], most = SHOWN): Section[] {
  return cutTable("The window has opened for", OPENED, opened, most);
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
