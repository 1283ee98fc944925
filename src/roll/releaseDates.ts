import { DATE_CODES, DATE_TYPES, type DateSet, type DateType } from "../domain/person.js";
import type { PlainDate } from "../domain/plainDate.js";
import { wordKey } from "./codedWords.js";
import { type DateField, overrideField, type RollField } from "./rollFields.js";
import type { RollWarning } from "./rollWarning.js";

/** The dates of one row by field; a field that is absent was blank. */
export type RowDates = Readonly<Partial<Record<DateField, PlainDate>>>;

interface ReleaseDates {
  readonly dates: DateSet;
  readonly overrides: DateSet;
  readonly warnings: readonly RollWarning[];
}

/** In the order of the alphabet, which is the order they are kept in. */
const TYPES = [...DATE_TYPES].sort().map((type) => ({ type, override: overrideField(type) }));

/** The types of release date that some fields can fill: a roll has columns for a few of them. */
export function releaseTypesOf(fields: ReadonlySet<RollField>): typeof TYPES {
  return TYPES.filter(({ type, override }) => fields.has(type) || fields.has(override));
}

/** Any of these says what kind of release it is, so a date worked out from them adds nothing. */
const RELEASE_TYPES: readonly DateType[] = ["confirmed", "apd", "hdcad", "crd", "ard", "npd", "prrd", "dprrd", "mtd"];

/** The types that the national search service can name as the one behind its non-DTO date. */
const NON_DTO_TYPES: Readonly<Record<string, DateType>> = { ARD: "ard", CRD: "crd", NPD: "npd", PRRD: "prrd" };

/**
 * A row's dates by type, and those set by hand. `releaseDate` and `nonDtoReleaseDate` are worked out by the other system
 * (release-dates.md, 3.2): they fill in only where the row has no date they could come from. A release date of no type
 * counts as a CRD, so that nobody drops off the list for want of a type.
 */
export function buildReleaseDates(row: RowDates, nonDtoType: string, types = TYPES): ReleaseDates {
  const dates: Partial<Record<DateType, PlainDate>> = {};
  const overrides: Partial<Record<DateType, PlainDate>> = {};
  const warnings: RollWarning[] = [];
  for (const { type, override } of types) {
    const calculated = row[type];
    if (calculated !== undefined) dates[type] = calculated;
    const setByHand = row[override];
    if (setByHand !== undefined) overrides[type] = setByHand;
  }
  const behind = NON_DTO_TYPES[wordKey(nonDtoType)];
  const nonDto = row.nonDtoReleaseDate;
  if (nonDto !== undefined && behind !== undefined) {
    const known = dates[behind];
    if (known !== undefined && known !== nonDto) warnings.push(disagreement(behind));
    dates[behind] ??= nonDto;
  }
  const untyped = row.releaseDate ?? nonDto;
  if (untyped !== undefined && !isExplained(untyped, dates, overrides)) {
    dates.crd = untyped;
    warnings.push({ code: "RELEASE_DATE_UNTYPED", message: "the release date has no type: read as a CRD" });
  }
  return { dates, overrides, warnings };
}

/** Whether a date of no type comes from a date of the row: a type of release is there, or it is the row's PED, HDCED or the like. */
function isExplained(untyped: PlainDate, dates: DateSet, overrides: DateSet): boolean {
  return RELEASE_TYPES.some((type) => dates[type] ?? overrides[type]) || Object.values(dates).includes(untyped);
}

function disagreement(type: DateType): RollWarning {
  const code = DATE_CODES[type];
  return {
    code: "RELEASE_DATES_DISAGREE",
    message: `the ${code} and the date said to be the ${code} differ: the ${code} itself counts`,
  };
}
