import { DATE_TYPES, type DateType } from "../domain/person.js";

const TEXT_FIELDS = [
  "prisonerNumber",
  "lastName",
  "firstName",
  "middleNames",
  /** A whole name in one cell: "SURNAME, First Middle" or "First Middle Surname". */
  "fullName",
  "sex",
  /** A code (MDI) or a name ("Moorland (HMP & YOI)"). */
  "prison",
  "location",
  "legalStatus",
  /** NOMIS codes such as LR or 14FTR_ORA: they tell what kind of recall it is. */
  "imprisonmentStatus",
  /** "ACTIVE IN", "INACTIVE OUT" and the like. */
  "custodyState",
  "recallType",
  "hdcStatus",
  "paroleStatus",
  "nonDtoReleaseDateType",
  /** Any text of the roll's own that is to be kept and compared, though no rule reads it: of several columns, each counts. */
  "watched",
] as const;

const FLAG_FIELDS = ["recall", "indeterminateSentence", "immigrationHold", "under18"] as const;

const PERSON_DATE_FIELDS = ["dateOfBirth", "receptionDate", "sentenceStartDate", "returnToCustodyDate", "releasedOn"] as const;

/** Dates that another system worked out from the dates by type; read only where none of those is there. */
const DERIVED_DATE_FIELDS = ["releaseDate", "nonDtoReleaseDate"] as const;

const OVERRIDE_FIELDS = DATE_TYPES.map((type) => overrideField(type));

export const DATE_FIELDS = [...PERSON_DATE_FIELDS, ...DERIVED_DATE_FIELDS, ...DATE_TYPES, ...OVERRIDE_FIELDS] as const;

/** Everything a mapping can fill from a roll's columns. */
export const ROLL_FIELDS = [...TEXT_FIELDS, ...FLAG_FIELDS, ...DATE_FIELDS] as const;

export type DateField = (typeof DATE_FIELDS)[number];
export type RollField = (typeof ROLL_FIELDS)[number];

const DATES: ReadonlySet<RollField> = new Set(DATE_FIELDS);

export function isDateField(field: RollField): field is DateField {
  return DATES.has(field);
}

/** The field of a date set by hand in place of the calculated one: `crdOverride` for `crd` (R1). */
export function overrideField<Type extends DateType>(type: Type): `${Type}Override` {
  return `${type}Override`;
}
