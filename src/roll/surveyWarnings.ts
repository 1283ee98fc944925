import { DATE_TYPES } from "../domain/person.js";
import type { ChosenMapping } from "./chooseMapping.js";
import type { SettledOrder } from "./dateOrders.js";
import type { RawRow } from "./rawRow.js";
import type { RollDay } from "./rollDay.js";
import { ROLL_FIELDS, type RollField } from "./rollFields.js";
import type { DateOrder, RollMapping } from "./rollMapping.js";
import type { RollWarning } from "./rollWarning.js";
import type { EncodingFound } from "./textEncoding.js";

/** What to say about how the text was decoded (rolls.md, 12). */
export function warnOfEncoding({ encoding, oddLines, oddLineCount }: EncodingFound): RollWarning[] {
  if (encoding !== "windows-1252") return [];
  const more = oddLineCount > oddLines.length ? ` and ${oddLineCount - oddLines.length} more` : "";
  return [{ code: "ENCODING_WINDOWS_1252", message: `not UTF-8: read as Windows-1252 because of ${lineNames(oddLines)}${more}` }];
}

/** What to say about headings that are not read (rolls.md, 14). */
export function warnOfHeadings({ unknown, repeated, blank, columns, mapping }: ChosenMapping): RollWarning[] {
  const warnings: RollWarning[] = [];
  const missing = mapping.own ? findMissing(columns, mapping) : [];
  if (missing.length > 0) {
    const message = `the mapping ${mapping.name} expects ${missing.join(", ")}, and no column has it: has the export changed?`;
    warnings.push({ code: "COLUMNS_MISSING", message });
  }
  if (unknown.length > 0) {
    warnings.push({
      code: "COLUMNS_UNKNOWN",
      message: `the mapping ${mapping.name} does not know the columns ${unknown.join(", ")}: not read`,
    });
  }
  if (repeated.length > 0)
    warnings.push({ code: "HEADINGS_REPEATED", message: `headings stand more than once: ${repeated.join(", ")}` });
  if (blank > 0)
    warnings.push({ code: "HEADINGS_BLANK", message: `${blank} ${blank === 1 ? "column has" : "columns have"} no heading` });
  return [...warnings, ...warnOfGaps(new Set(columns.flatMap(({ fields }) => fields)), unknown.length > 0)];
}

/** What a roll without a name, a date or a legal status means for the lists. Where columns were left unread, a mapping could read them. */
function warnOfGaps(filled: ReadonlySet<RollField>, canBeMapped: boolean): RollWarning[] {
  const remedy = canBeMapped ? ". `resettle roll mapping new` makes a mapping that reads what is not known" : "";
  const gaps: readonly (readonly [code: string, fields: readonly RollField[], message: string])[] = [
    ["NO_NAMES", ["lastName", "firstName", "fullName"], `no column is read as a name: people are numbers only${remedy}`],
    ["NO_RELEASE_DATES", RELEASE_DATES, `no column is read as a release date: nobody's window can be found from this${remedy}`],
    ["NO_LEGAL_STATUS", ["legalStatus", "imprisonmentStatus"], "no column says the legal status: it is UNKNOWN for everyone"],
  ];
  return gaps.filter(([, fields]) => !fields.some((field) => filled.has(field))).map(([code, , message]) => ({ code, message }));
}

const RELEASE_DATES: readonly RollField[] = ["releaseDate", "nonDtoReleaseDate", ...DATE_TYPES];

/** Fields that a team's own mapping fills and this roll does not. Those built in know more headings than any one export has. */
function findMissing(columns: ChosenMapping["columns"], mapping: RollMapping): string[] {
  const filled = new Set(columns.flatMap(({ fields }) => fields));
  return ROLL_FIELDS.filter((field) => !filled.has(field)).flatMap((field) => mapping.columns[field]?.[0] ?? []);
}

/** What to say about day and month (rolls.md, 3), and about years of two digits. */
export function warnOfDates(orders: readonly SettledOrder[]): RollWarning[] {
  const warnings: RollWarning[] = [];
  const byHow = (because: SettledOrder["because"], order: DateOrder) =>
    orders.filter((one) => one.because === because && one.order === order);
  for (const order of ["dayFirst", "monthFirst"] as const) {
    const read = `read ${ORDER_NAMES[order]}`;
    const guessed = byHow("mapping", order);
    if (guessed.length > 0) {
      warnings.push({
        code: "DATE_ORDER_UNPROVED",
        message: `day and month could not be proved in ${headingNames(guessed)}: ${read}`,
      });
    }
    const like = byHow("otherColumns", order);
    if (like.length > 0) {
      warnings.push({
        code: "DATE_ORDER_AS_OTHERS",
        message: `day and month could not be proved in ${headingNames(like)}: ${read}, as other columns are`,
      });
    }
  }
  for (const { evidence, order, because } of orders) {
    const { dayFirstLine, monthFirstLine, twoDigitYears } = evidence;
    const { heading } = evidence.column;
    if (because === "mappingAgainstProof") {
      const message = `lines ${dayFirstLine} and ${monthFirstLine} of ${heading} have day and month in two orders: read ${ORDER_NAMES[order]}`;
      warnings.push({ code: "DATE_ORDER_CONTRADICTED", message, column: heading });
    } else if (because === "itsOwnDates" && order === "monthFirst") {
      const message = `line ${monthFirstLine} of ${heading} proves that the month comes first`;
      warnings.push({ code: "DATE_ORDER_MONTH_FIRST", message, column: heading });
    }
    if (twoDigitYears > 0) {
      warnings.push({
        code: "DATE_YEAR_SHORT",
        message: `${twoDigitYears} dates in ${heading} have a year of two digits`,
        column: heading,
      });
    }
  }
  return warnings;
}

/** What to say about lines below the table (rolls.md, 10). */
export function warnOfFooter(footer: readonly RawRow[]): RollWarning[] {
  if (footer.length === 0) return [];
  const message = `${lineNames(footer.map(({ line }) => line))} below the table left out`;
  return [{ code: "FOOTER_LEFT_OUT", message }];
}

/** What to say about headings that stand again on every page of a printed report. */
export function warnOfPages(lines: readonly number[]): RollWarning[] {
  if (lines.length === 0) return [];
  const shown = lines.slice(0, PAGES_NAMED);
  const more = lines.length > shown.length ? ` and ${lines.length - shown.length} more` : "";
  return [{ code: "PAGE_HEADINGS_LEFT_OUT", message: `${lineNames(shown)}${more} only repeat what heads each page: left out` }];
}

const PAGES_NAMED = 5;

/** What to say about the day that the lines above or below the table name. */
export function warnOfDay(said: Partial<RollDay> | undefined): RollWarning[] {
  if (said?.proved !== false) return [];
  const message = "day and month could not be proved in the day of the roll: read as the other dates are";
  return [{ code: "DATE_ORDER_UNPROVED", message, ...(said.line === undefined ? {} : { line: said.line }) }];
}

/** What to say about prison codes that are on no list. */
export function warnOfPrisons(unlisted: readonly string[]): RollWarning[] {
  if (unlisted.length === 0) return [];
  return [
    {
      code: "PRISON_NOT_LISTED",
      message: `not on the list of prisons: ${unlisted.join(", ")}. Taken as ${unlisted.length === 1 ? "it is" : "they are"}`,
    },
  ];
}

const ORDER_NAMES: Readonly<Record<DateOrder, string>> = { dayFirst: "day first", monthFirst: "month first" };

function headingNames(orders: readonly SettledOrder[]): string {
  return orders.map(({ evidence }) => evidence.column.heading).join(", ");
}

function lineNames(lines: readonly number[]): string {
  return lines.length === 1 ? `line ${lines[0]}` : `lines ${lines.join(", ")}`;
}
