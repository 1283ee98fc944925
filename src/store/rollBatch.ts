import type { RollPerson } from "../domain/person.js";
import type { PlainDate } from "../domain/plainDate.js";
import type { StayEnd } from "../domain/records.js";
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

type Values = readonly (string | number | null)[];

/** What begins with a batch, as it is written: plain values, which another thread can make. */
export interface BatchValues {
  /** In the order of person's columns: number, import, prison, hash. */
  readonly people: readonly Values[];
  /** In the order of VERSION_VALUES. */
  readonly versions: readonly Values[];
  /** In the order of STAY_VALUES. */
  readonly stays: readonly Values[];
}

/** `day` is the day the roll was taken. */
export function valuesOfBatch(importNumber: number, day: PlainDate, batch: RollBatch): BatchValues {
  return {
    people: batch.rememberRows.map((row) => [row.prisonerNumber, importNumber, row.prison, row.hash]),
    versions: batch.openVersions.map(({ person, line, source }) => [
      ...personValues(person),
      day,
      importNumber,
      line,
      joinCells(source ?? []),
    ]),
    stays: batch.openStays.map((stay) => [
      stay.prisonerNumber,
      String(importNumber),
      stay.receivedOn,
      stay.firstSeenOn,
      importNumber,
    ]),
  };
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
