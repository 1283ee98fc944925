import type { DateLanguage, InLanguages } from "./dateWords.js";
import type { LegalStatus } from "./person.js";
import { daysBetween, type PlainDate } from "./plainDate.js";
import { minutesOf, type PlainTime } from "./plainTime.js";
import type { RecordOf } from "./records.js";

export const SUGGESTED_FOR = ["everyone", "first_sentence_or_breach", "no_settled_address", "nobody"] as const;
export type SuggestedFor = (typeof SUGGESTED_FOR)[number];

/** A module of the preparation-for-release programme, as its file has it. */
export interface ProgrammeModule {
  readonly id: string;
  readonly title: string;
  readonly titleIn?: InLanguages | undefined;
  readonly about: string;
  readonly suggestedFor: SuggestedFor;
}

/** A module held once, for several people: where, when, by whom, with how many places. */
export interface ProgrammeSession {
  readonly id: string;
  readonly module: string;
  readonly prison: string;
  readonly date: PlainDate;
  readonly time: PlainTime;
  readonly minutes: number;
  readonly place: string;
  readonly runBy: string;
  readonly places: number;
  readonly cancelledOn?: PlainDate;
  readonly recordedBy: string;
  readonly recordedOn: PlainDate;
}

/** A person's place in a session and, once it was held, whether they came and what they took from it. */
export interface ProgrammeBooking extends RecordOf {
  readonly sessionId: string;
  /** Undefined until somebody has said. */
  readonly came?: boolean;
  readonly took: string;
  /** The day the place was given up: it is free again, and the booking is on no list. */
  readonly givenUpOn?: PlainDate;
}

/** What suggestions are made from. */
export interface SuggestionFacts {
  readonly legalStatus: LegalStatus;
  /** Times in custody that are known of. */
  readonly stays: number;
  readonly addressKnown: boolean;
  /** Modules the person has attended. */
  readonly attended: ReadonlySet<string>;
}

export interface Suggestion {
  readonly module: ProgrammeModule;
  readonly reason: string;
}

/** The modules to suggest to a person, with the reason (records.md, Programme). One that was attended is never suggested again. */
export function suggestModules(modules: readonly ProgrammeModule[], facts: SuggestionFacts): readonly Suggestion[] {
  return modules.flatMap((module) => {
    const reason = facts.attended.has(module.id) ? undefined : REASONS[module.suggestedFor](facts);
    return reason === undefined ? [] : [{ module, reason }];
  });
}

const REASONS: Readonly<Record<SuggestedFor, (facts: SuggestionFacts) => string | undefined>> = {
  everyone: () => "Suggested to everyone.",
  nobody: () => undefined,
  no_settled_address: ({ addressKnown }) => (addressKnown ? undefined : "No settled address on release is recorded."),
  first_sentence_or_breach: ({ legalStatus, stays }) => {
    if (legalStatus === "RECALL") return "An earlier licence was breached: recalled.";
    return legalStatus === "SENTENCED" && stays <= 1 ? "The first custodial sentence these records know of." : undefined;
  },
};

/** What of a person decides whether they can come to a session. */
export interface Attendee {
  readonly prison: string | undefined;
  readonly onRoll: boolean;
  readonly releaseExpected: PlainDate | undefined;
  /** Other sessions they are booked in. */
  readonly others: readonly ProgrammeSession[];
}

/** Why a person cannot come to a session they are booked in: released by then, in no or another prison, or in another session. */
export function findSessionClashes(session: ProgrammeSession, person: Attendee): readonly string[] {
  const { releaseExpected, prison, onRoll } = person;
  const clashes: string[] = [];
  if (releaseExpected !== undefined && releaseExpected <= session.date) clashes.push(`release is expected on ${releaseExpected}`);
  if (!onRoll) clashes.push(`no longer on the roll of ${session.prison}`);
  else if (prison !== session.prison) clashes.push(`in ${prison}, and the session is at ${session.prison}`);
  const other = person.others.find((one) => overlaps(one, session));
  if (other !== undefined) clashes.push(`in another session at ${other.time} that day`);
  return clashes;
}

function overlaps(a: ProgrammeSession, b: ProgrammeSession): boolean {
  if (a.id === b.id || a.cancelledOn !== undefined || daysBetween(a.date, b.date) !== 0) return false;
  return minutesOf(a.time) < minutesOf(b.time) + b.minutes && minutesOf(b.time) < minutesOf(a.time) + a.minutes;
}

/** A module that a person attended, and what they took from it. */
export interface AttendedModule {
  readonly title: string;
  readonly on: PlainDate;
  readonly took: string;
}

/** A session still to come in which a person has a place. */
export interface BookedModule {
  readonly title: string;
  readonly on: PlainDate;
  readonly time: PlainTime;
  readonly place: string;
}

/** A module that was attended, as the person's plan has it. */
export function attendanceWords({ title, took }: Pick<AttendedModule, "title" | "took">, language: DateLanguage = "en"): string {
  const part = language === "cy" ? `Cymryd rhan: “${title}”` : `Took part in “${title}”`;
  return took === "" ? part : `${part}: ${took}`;
}
