import type { RollPerson } from "../domain/person.js";
import type { PlainDate } from "../domain/plainDate.js";
import type { StayEnd } from "../domain/records.js";
import { STAY_VALUES, VERSION_VALUES } from "./importDigest.js";
import { type PackedRows, packRows } from "./packedRows.js";
import { searchName } from "./searchName.js";
import { joinCells } from "./sourceCells.js";
import { factsText } from "./storedFacts.js";

/** The row that last named a person who is on the roll now. */
export interface RollRow {
  readonly prisonerNumber: string;
  readonly prison: string;
  /** Hash of the row's text, as whoever imports computes it. */
  readonly hash: string;
}

/** What one batch of a roll changes. Any list may be empty; a person is in each at most once. */
export interface RollBatch {
  /** Whose open version ends on the day of the roll, because another follows or because they are gone. */
  readonly closeVersions: readonly string[];
  /** Versions that begin on the day of the roll; `source` is the text of the cells that were read, in the order of the import's columns. */
  readonly openVersions: readonly { readonly person: RollPerson; readonly line: number; readonly source?: readonly string[] }[];
  /** Rows to remember, new or in place of the one there was. A record of whoever has none begins with it. */
  readonly rememberRows: readonly RollRow[];
  /** Whose row is forgotten: those who are gone, so that they are read anew when they are back. */
  readonly forgetRows: readonly string[];
  readonly closeStays: readonly { readonly endedOn: PlainDate; readonly end: StayEnd; readonly people: readonly string[] }[];
  readonly openStays: readonly {
    readonly prisonerNumber: string;
    readonly receivedOn: PlainDate;
    readonly firstSeenOn: PlainDate;
  }[];
}

/** What begins with a batch, as it is written: plain values, which another thread can make. */
export interface BatchValues {
  /** In the order of PERSON_VALUES. */
  readonly people: PackedRows;
  /** In the order of VERSION_VALUES, by line. */
  readonly versions: PackedRows;
  /** In the order of STAY_VALUES, by line. */
  readonly stays: PackedRows;
}

export const PERSON_VALUES = ["prisoner_number", "import_number", "roll_prison", "row_hash"] as const;

/** `day` is the day the roll was taken. Throws where a stay begins without a version, or the two are in other orders. */
export function valuesOfBatch(importNumber: number, day: PlainDate, batch: RollBatch): BatchValues {
  expectVersions(batch);
  const people = batch.rememberRows.map((row) => [row.prisonerNumber, importNumber, row.prison, row.hash]);
  const versions = batch.openVersions.map(({ person, line, source }) => [
    ...personValues(person),
    day,
    importNumber,
    line,
    joinCells(source ?? []),
  ]);
  const stays = batch.openStays.map((stay) => [
    stay.prisonerNumber,
    String(importNumber),
    stay.receivedOn,
    stay.firstSeenOn,
    importNumber,
  ]);
  return {
    people: packRows(PERSON_VALUES.length, people),
    versions: packRows(VERSION_VALUES.length, versions),
    stays: packRows(STAY_VALUES.length, stays),
  };
}

/** The digest of an import takes its stays in the order of the versions they begin with. */
function expectVersions({ openVersions, openStays }: RollBatch): void {
  let found = 0;
  for (const { person } of openVersions) if (person.prisonerNumber === openStays[found]?.prisonerNumber) found += 1;
  if (found < openStays.length) throw new Error("a stay begins with a version of the same import, in the order of the lines");
}

function personValues(person: RollPerson): (string | null)[] {
  return [
    person.prisonerNumber,
    person.prison,
    person.location ?? null,
    person.lastName,
    person.firstName,
    person.middleNames,
    searchName(person),
    person.dateOfBirth ?? null,
    person.sex ?? null,
    factsText(person.facts),
  ];
}
