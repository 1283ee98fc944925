import { DATE_TYPES, type DateType, type ReleaseFacts } from "../../src/domain/person.js";
import { type PlainDate, parsePlainDate, plainDate } from "../../src/domain/plainDate.js";
import type { WindowResult } from "../../src/domain/windowResult.js";

/** A worked case of `test/data/window-cases.json` in the words of the program. */
export interface WindowCase {
  readonly id: string;
  readonly title: string;
  readonly asOf: PlainDate;
  readonly facts: ReleaseFacts;
  /** Every field but the explanations; flags in alphabetical order. */
  readonly expected: Omit<WindowResult, "asOf" | "verdicts" | "reasons">;
}

interface CaseFile {
  readonly cases: readonly { readonly id: string; readonly title: string; readonly input: Fields; readonly expected: Fields }[];
}
type Fields = Readonly<Record<string, string | boolean | null | readonly string[]>>;

export function readWindowCases(text: string): readonly WindowCase[] {
  const file = JSON.parse(text) as CaseFile;
  return file.cases.map(({ id, title, input, expected }) => {
    const { as_of: asOf, ...facts } = input;
    return { id, title, asOf: plainDate(String(asOf)), facts: readFacts(facts), expected: readExpected(expected) };
  });
}

/** A made-up person: sentenced, nothing decided, but for what is given. */
export function personWith(more: Partial<ReleaseFacts>): ReleaseFacts {
  return {
    legalStatus: "SENTENCED",
    dates: {},
    overrides: {},
    hdcStatus: "unknown",
    paroleStatus: "unknown",
    immigrationHold: false,
    under18: false,
    ...more,
  };
}

function readFacts(input: Fields): ReleaseFacts {
  const facts = rename(input, {
    legal_status: "legalStatus",
    reception: "receptionDate",
    sentence_start: "sentenceStartDate",
    recall_type: "recallType",
    return_to_custody: "returnToCustodyDate",
    hdc_status: "hdcStatus",
    parole_status: "paroleStatus",
    immigration_hold: "immigrationHold",
    under_18: "under18",
    released_on: "releasedOn",
  });
  return personWith({
    ...(facts as Partial<ReleaseFacts>),
    dates: readDates(input, ""),
    overrides: readDates(input, "_override"),
  });
}

function readDates(input: Fields, suffix: string): Partial<Record<DateType, PlainDate>> {
  const dates: Partial<Record<DateType, PlainDate>> = {};
  for (const type of DATE_TYPES) {
    const name = type === "paroleHearing" ? "parole_hearing" : type;
    const date = parsePlainDate(String(input[name + suffix]));
    if (date !== undefined) dates[type] = date;
  }
  return dates;
}

function readExpected({ flags, ...fields }: Fields): WindowCase["expected"] {
  const found = rename(fields, {
    state: "state",
    basis: "basis",
    earliest_date: "earliestDate",
    window_start: "windowStart",
    next_basis: "nextBasis",
    next_date: "nextDate",
    release_statutory: "releaseStatutory",
    release_expected: "releaseExpected",
    hard_stop: "hardStop",
  });
  return { ...found, flags: [...(flags as readonly string[])].sort() } as unknown as WindowCase["expected"];
}

/** The fields that have a value, under our names. */
function rename(fields: Fields, names: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> {
  const renamed: Record<string, unknown> = {};
  for (const [theirs, ours] of Object.entries(names)) {
    if (fields[theirs] !== undefined && fields[theirs] !== null) renamed[ours] = fields[theirs];
  }
  return renamed;
}
