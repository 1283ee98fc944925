import type { ReleaseFacts, RollPerson } from "./person.js";
import type { PlainDate } from "./plainDate.js";
import { type DateMove, findPersonChanges } from "./rollChanges.js";

/** How a roll found somebody who was not in that prison before, or that it did not find them, or what else it says of them. */
export type ChangeKind = "received" | "returned" | "transferredIn" | "left" | "changed";

/** Something that is not what it was; a side that is absent was not on the roll. */
interface Moved {
  readonly from?: string;
  readonly to?: string;
}

/** What one import changed about one person, old and new. */
export interface ImportChange {
  readonly prisonerNumber: string;
  readonly kind: ChangeKind;
  /** The largest move to an earlier day first. */
  readonly dateMoves: readonly DateMove[];
  readonly prison?: Moved;
  /** The cell; within one prison where `prison` is absent. */
  readonly location?: Moved;
  readonly details: readonly (Moved & { readonly field: string })[];
}

/** What may be asked for of an import's changes. */
export const SHOWN_PARTS = ["dates", "received", "left", "moved", "details"] as const;
export type ShownPart = (typeof SHOWN_PARTS)[number];

/** What a roll said of a person before, and by which import that ended. */
interface EarlierVersion {
  readonly person: RollPerson;
  readonly toDay?: PlainDate;
  readonly closedByImport?: number;
}

interface OpenedVersion {
  readonly person: RollPerson;
  readonly fromDay: PlainDate;
  readonly importNumber: number;
}

/**
 * What an import changed about somebody of whom it opened a version, against the last one before it. Someone who had left the roll of another prison on the same day was transferred;
 * whoever else had left is back, and is not compared.
 */
export function describeOpened(opened: OpenedVersion, before: EarlierVersion | undefined): ImportChange {
  const { prisonerNumber, prison } = opened.person;
  if (before === undefined) return { prisonerNumber, kind: "received", dateMoves: [], details: [], prison: { to: prison } };
  const otherPrison = before.person.prison !== prison;
  const leftToday = otherPrison && before.toDay === opened.fromDay;
  if (before.closedByImport !== opened.importNumber && !leftToday)
    return { prisonerNumber, kind: "returned", dateMoves: [], details: [], prison: { to: prison } };
  return { prisonerNumber, kind: otherPrison ? "transferredIn" : "changed", ...compare(before.person, opened.person) };
}

/** That somebody is no longer on the roll. */
export function describeLeft({ person }: Pick<EarlierVersion, "person">): ImportChange {
  const { prisonerNumber, prison } = person;
  return { prisonerNumber, kind: "left", dateMoves: [], details: [], prison: { from: prison } };
}

/** Whether a change is of that part: one person's may be of several. A cell moved within a prison; received is whoever came onto its roll. */
export function isOfPart({ kind, dateMoves, location, details }: ImportChange, part: ShownPart): boolean {
  switch (part) {
    case "dates":
      return dateMoves.length > 0;
    case "received":
      return kind === "received" || kind === "returned" || kind === "transferredIn";
    case "left":
      return kind === "left";
    case "moved":
      return kind === "changed" && location !== undefined;
    case "details":
      return details.length > 0;
  }
}

/** Those whose dates moved first, the largest move to an earlier day at the top; then by what happened, and by number. */
export function byNews(a: ImportChange, b: ImportChange): number {
  return rankOf(a) - rankOf(b) || firstMove(a) - firstMove(b) || (a.prisonerNumber < b.prisonerNumber ? -1 : 1);
}

const ORDER: readonly ChangeKind[] = ["returned", "transferredIn", "received", "left", "changed"];

function rankOf({ dateMoves, kind }: ImportChange): number {
  return dateMoves.length > 0 ? -1 : ORDER.indexOf(kind);
}

function firstMove({ dateMoves }: ImportChange): number {
  return dateMoves[0]?.days ?? 0;
}

function compare(before: RollPerson, after: RollPerson): Omit<ImportChange, "prisonerNumber" | "kind"> {
  const { dateMoves, otherPrison, otherLocation, details } = findPersonChanges(before, after);
  return {
    dateMoves,
    ...(otherPrison ? { prison: moved(before.prison, after.prison) } : {}),
    ...(otherLocation ? { location: moved(before.location, after.location) } : {}),
    details: details.map((field) => ({ field, ...moved(detailOf(before, field), detailOf(after, field)) })),
  };
}

function moved(from: string | undefined, to: string | undefined): Moved {
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function detailOf(person: RollPerson, field: string): string | undefined {
  const value: unknown = field in person ? person[field as keyof RollPerson] : person.facts[field as keyof ReleaseFacts];
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string" && value !== "" ? value : undefined;
}
