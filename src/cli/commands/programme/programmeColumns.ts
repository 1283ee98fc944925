import { formatDay } from "../../../domain/dateWords.js";
import type { ProgrammeSession, SuggestedFor, Suggestion } from "../../../domain/programme.js";
import type { ProgrammePlace } from "../../../services/programme/showProgramme.js";
import type { Column } from "../../output/column.js";
import type { Field } from "../../output/section.js";

export const SUGGESTED_LABELS: Readonly<Record<SuggestedFor, string>> = {
  everyone: "everyone",
  first_sentence_or_breach: "first sentence, or earlier breach",
  no_settled_address: "no settled address",
  nobody: "nobody",
};

export const SUGGESTION_COLUMNS: readonly Column<Suggestion>[] = [
  { key: "module", title: "Module", get: ({ module }) => module.id },
  { key: "reason", title: "Why", get: ({ reason }) => reason },
];

/** The sessions of one person. */
export const PLACE_COLUMNS: readonly Column<ProgrammePlace>[] = [
  { key: "date", title: "Day", get: ({ session }) => session.date, kind: "day" },
  { key: "time", title: "Time", get: ({ session }) => session.time },
  { key: "title", title: "Module", get: ({ title }) => title },
  { key: "state", title: "State", get: stateWords, tone: ({ clashes }) => (clashes.length > 0 ? "warning" : undefined) },
  { key: "sessionId", title: "Session", get: ({ session }) => session.id },
];

/** Who is in one session. */
export const PEOPLE_COLUMNS: readonly Column<ProgrammePlace>[] = [
  { key: "prisonerNumber", title: "Number", get: ({ prisonerNumber }) => prisonerNumber },
  { key: "name", title: "Name", get: ({ name }) => name },
  { key: "state", title: "State", get: stateWords, tone: ({ clashes }) => (clashes.length > 0 ? "warning" : undefined) },
  { key: "took", title: "Took from it", get: ({ took }) => took },
];

function stateWords({ came, clashes, session }: ProgrammePlace): string {
  if (session.cancelledOn !== undefined) return "cancelled";
  if (came !== undefined) return came ? "came" : "did not come";
  return clashes.length === 0 ? "booked" : `booked, but ${clashes.join("; ")}`;
}

/** A place as data. */
export function placeItem({ id, prisonerNumber, session, title, came, took, clashes }: ProgrammePlace): object {
  const { id: sessionId, module, date, time, cancelledOn } = session;
  return { bookingId: id, prisonerNumber, sessionId, module, title, date, time, cancelledOn, came, took, clashes };
}

/** What, when, where and by whom. */
export function sessionFields(held: ProgrammeSession, title: string): readonly Field[] {
  return [
    ["Module", title],
    ["When", `${formatDay(held.date)}, ${held.time}, ${held.minutes} minutes`],
    ["Where", [held.prison, held.place].filter((part) => part !== "").join(", ")],
    ["Run by", held.runBy],
    ["Cancelled", held.cancelledOn, "day"],
  ];
}
