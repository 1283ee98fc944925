import type { PlainDate } from "./plainDate.js";

/** The release date types a roll may hold, by their field names here. CONF is `confirmed`; codes are in `DATE_CODES`. */
export const DATE_TYPES = [
  "confirmed",
  "crd",
  "ard",
  "npd",
  "prrd",
  "dprrd",
  "mtd",
  "ped",
  "apd",
  "hdced",
  "hdcad",
  "sed",
  "led",
  "tused",
  "ersed",
  "tersed",
  "rotl",
  "tariff",
  "paroleHearing",
  "etd",
  "ltd",
  "ncrd",
] as const;
export type DateType = (typeof DATE_TYPES)[number];

/** The field's official code of a date type, as staff know it from NOMIS. */
export const DATE_CODES: Readonly<Record<DateType, string>> = {
  confirmed: "CONF",
  crd: "CRD",
  ard: "ARD",
  npd: "NPD",
  prrd: "PRRD",
  dprrd: "DPRRD",
  mtd: "MTD",
  ped: "PED",
  apd: "APD",
  hdced: "HDCED",
  hdcad: "HDCAD",
  sed: "SED",
  led: "LED",
  tused: "TUSED",
  ersed: "ERSED",
  tersed: "TERSED",
  rotl: "ROTL",
  tariff: "TARIFF",
  paroleHearing: "HEARING",
  etd: "ETD",
  ltd: "LTD",
  ncrd: "NCRD",
};

/** National legal statuses (prison-api, prisoner-search). */
export const LEGAL_STATUSES = [
  "SENTENCED",
  "RECALL",
  "REMAND",
  "CONVICTED_UNSENTENCED",
  "INDETERMINATE_SENTENCE",
  "IMMIGRATION_DETAINEE",
  "CIVIL_PRISONER",
  "DEAD",
  "OTHER",
  "UNKNOWN",
] as const;
export type LegalStatus = (typeof LEGAL_STATUSES)[number];

export const RECALL_TYPES = ["FTR14", "FTR28", "FTR56", "STANDARD"] as const;
export type RecallType = (typeof RECALL_TYPES)[number];

export const HDC_STATUSES = ["unknown", "approved", "postponed", "refused", "ineligible", "opted_out"] as const;
export type HdcStatus = (typeof HDC_STATUSES)[number];

export const PAROLE_STATUSES = ["unknown", "pending", "granted", "refused"] as const;
export type ParoleStatus = (typeof PAROLE_STATUSES)[number];

/** Dates by type; a type that is absent was not on the roll. */
export type DateSet = Readonly<Partial<Record<DateType, PlainDate>>>;

/** What the rules R1 to R12 read of one person. */
export interface ReleaseFacts {
  readonly legalStatus: LegalStatus;
  readonly dates: DateSet;
  /** Dates set by hand that replace the calculated one of the same type (R1). */
  readonly overrides: DateSet;
  readonly receptionDate?: PlainDate;
  readonly sentenceStartDate?: PlainDate;
  readonly recallType?: RecallType;
  readonly returnToCustodyDate?: PlainDate;
  readonly hdcStatus: HdcStatus;
  readonly paroleStatus: ParoleStatus;
  /** Held under immigration powers (IS91 or equivalent). */
  readonly immigrationHold: boolean;
  readonly under18: boolean;
  readonly releasedOn?: PlainDate;
  /** Text of columns that a team's mapping watches, by heading. No rule reads it; a change in it is a change of details. */
  readonly watched?: Readonly<Record<string, string>>;
}

/** What a roll says of one person on one day. `lastName` is empty where the roll has no names. */
export interface RollPerson {
  readonly prisonerNumber: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly middleNames: string;
  readonly dateOfBirth?: PlainDate;
  readonly sex?: string;
  /** Prison code, for example MDI. */
  readonly prison: string;
  readonly location?: string;
  readonly facts: ReleaseFacts;
}

/** "SURNAME, First Middle" as prison lists write a name; the number alone where no name is known. */
export function listName(person: Pick<RollPerson, "lastName" | "firstName" | "middleNames" | "prisonerNumber">): string {
  const given = [person.firstName, person.middleNames].filter((part) => part !== "").join(" ");
  if (person.lastName === "" && given === "") return person.prisonerNumber;
  return given === "" ? person.lastName.toUpperCase() : `${person.lastName.toUpperCase()}, ${given}`;
}
