import { formatDay } from "./dateWords.js";
import { DATE_CODES, type DateType, type ReleaseFacts } from "./person.js";
import type { PlainDate } from "./plainDate.js";
import type { LicenceRecord } from "./records.js";
import type { WindowResult } from "./windowResult.js";

/** A day of the licence, and whether it was recorded with the licence or comes from the roll. */
export interface LicenceDay {
  readonly date: PlainDate;
  /** "licence", or the code of the roll's date. */
  readonly from: string;
}

export interface LicenceDays {
  readonly starts: LicenceDay | undefined;
  readonly ends: LicenceDay | undefined;
}

/** What the roll says of a person, where one names them. */
interface OnRoll {
  readonly facts: ReleaseFacts;
  readonly window: WindowResult;
}

/** From when until when a licence lasts: as recorded; else from the day of release until the licence expiry date of the roll, or the sentence's. */
export function licenceDays(
  licence: Pick<Partial<LicenceRecord>, "startsOn" | "endsOn"> | undefined,
  onRoll: OnRoll | undefined,
): LicenceDays {
  return {
    starts: recorded(licence?.startsOn) ?? releaseDay(onRoll?.window),
    ends: recorded(licence?.endsOn) ?? rollDay(onRoll?.facts, "led") ?? rollDay(onRoll?.facts, "sed"),
  };
}

/** A sentence where a licence would end before it starts; undefined where its days are in order or not both known. */
export function endsBeforeStart({ starts, ends }: LicenceDays): string | undefined {
  if (starts === undefined || ends === undefined || starts.date <= ends.date) return undefined;
  return `The licence would end on ${dayWords(ends)}, before it starts on ${dayWords(starts)}.`;
}

function dayWords({ date, from }: LicenceDay): string {
  return from === "licence" ? formatDay(date) : `${formatDay(date)} (${from} of the roll)`;
}

function recorded(date: PlainDate | undefined): LicenceDay | undefined {
  return date === undefined ? undefined : { date, from: "licence" };
}

/** A licence starts on the day of release. */
function releaseDay(window: WindowResult | undefined): LicenceDay | undefined {
  const { releaseExpected, nextBasis, basis } = window ?? {};
  return releaseExpected === undefined ? undefined : { date: releaseExpected, from: nextBasis ?? basis ?? "release" };
}

function rollDay(facts: ReleaseFacts | undefined, type: DateType): LicenceDay | undefined {
  const date = facts?.overrides[type] ?? facts?.dates[type];
  return date === undefined ? undefined : { date, from: DATE_CODES[type] };
}
