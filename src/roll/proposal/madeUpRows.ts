import { plainDateOf } from "../../domain/plainDate.js";
import type { MappedColumn } from "../bindColumns.js";
import { shapeOf } from "../numberShape.js";
import { parseFullName } from "../personName.js";
import type { RawRow } from "../rawRow.js";
import { parseDateShape, settleDate } from "../rollDate.js";
import { isDateField, type RollField } from "../rollFields.js";
import type { DateOrder } from "../rollMapping.js";

/** A column that is read, with the order of its dates. */
export interface SampledColumn extends MappedColumn {
  readonly dateOrder?: DateOrder;
}

const SURNAMES = ["Testerton", "Sample", "Proof", "Draft", "Mockett", "Trialley", "Specimen", "Placeholder"];
const FIRST_NAMES = ["Arlo", "Bryn", "Cai", "Dara", "Elis", "Ffion", "Gwil", "Hana"];
const MIDDLE_NAMES = ["Kemp", "Wyn", "Lee", "Rhys"];
/** What these say is the same for many people, and is what a mapping has to understand. */
const KEPT: ReadonlySet<RollField> = new Set<RollField>([
  "sex",
  "prison",
  "legalStatus",
  "imprisonmentStatus",
  "custodyState",
  "recallType",
  "hdcStatus",
  "paroleStatus",
  "nonDtoReleaseDateType",
  "recall",
  "indeterminateSentence",
  "immigrationHold",
  "under18",
]);

/**
 * Rows of the same layout about people who do not exist: numbers, names, dates and cells are made up in the shape of the real ones, words that say
 * what many have in common are kept, and columns that nothing reads are left blank.
 */
export function makeUpRows(rows: readonly RawRow[], width: number, columns: readonly SampledColumn[]): string[][] {
  return rows.map(({ cells }, person) => {
    const made = Array.from({ length: width }, () => "");
    for (const column of columns) made[column.index] = makeUpCell(cells[column.index] ?? "", column, person);
    return made;
  });
}

function makeUpCell(cell: string, { fields, dateOrder = "dayFirst", index }: SampledColumn, person: number): string {
  if (cell.trim() === "") return "";
  const is = (...wanted: readonly RollField[]) => fields.some((field) => wanted.includes(field));
  if (fields.some((field) => KEPT.has(field))) return cell;
  if (fields.some(isDateField)) return makeUpDate(cell, dateOrder, is("dateOfBirth"), person * 7 + index);
  if (is("lastName")) return likeCase(pick(SURNAMES, person), cell);
  if (is("firstName")) return likeCase(pick(FIRST_NAMES, person), cell);
  if (is("middleNames")) return likeCase(pick(MIDDLE_NAMES, person), cell);
  if (is("fullName")) return makeUpName(cell, person);
  return fillShape(cell, person);
}

/** In capitals, small letters or neither, as the real one. */
function likeCase(made: string, real: string): string {
  if (real === real.toUpperCase()) return made.toUpperCase();
  return real === real.toLowerCase() ? made.toLowerCase() : made;
}

/** In the order of the real one: with a comma, in capitals in front, or the surname last. */
function makeUpName(cell: string, person: number): string {
  const real = parseFullName(cell);
  const last = likeCase(pick(SURNAMES, person), real.lastName);
  const first = likeCase(pick(FIRST_NAMES, person), real.firstName === "" ? "A" : real.firstName);
  if (real.firstName === "") return last;
  if (cell.includes(",")) return `${last}, ${first}`;
  return cell.trim().startsWith(real.lastName) ? `${last} ${first}` : `${first} ${last}`;
}

/** Another day written in the same way, in a year near the real one; a birth in another decade. Its day of the month proves the order of day and month. */
function makeUpDate(cell: string, order: DateOrder, isBirth: boolean, seed: number): string {
  const shape = parseDateShape(cell.trim());
  if (shape.kind === "none" || shape.kind === "blank") return cell;
  const real = settleDate(shape, order, 2069);
  if (real.kind !== "day") return fillShape(cell, seed);
  const year = isBirth ? 1970 + ((seed * 3) % 35) : Number(real.day.slice(0, 4));
  const made = plainDateOf(year, (seed % 12) + 1, 13 + (seed % 15));
  return made === undefined ? "" : writeLike(cell.trim(), made, order);
}

/** The numbers of a date put in the places of another's; its time becomes midnight. */
function writeLike(cell: string, made: string, order: DateOrder): string {
  const [year = "", month = "", day = ""] = made.split("-");
  const named = /[a-z]{3,9}/iu.exec(cell.replace(/^[a-z]{3,9},? (?=\d)/iu, ""))?.[0];
  const time = /[T ]+\d{1,2}[:.]\d{2}.*$/u.exec(cell)?.[0] ?? "";
  const midnight = time.replace(/\d/gu, "0");
  const date = time === "" ? cell : cell.slice(0, -time.length);
  const separator = /[-/. ]/u.exec(date)?.[0] ?? "-";
  if (/^\d{4}/u.test(date)) return `${[year, month, day].join(separator)}${midnight}`;
  const shortYear = /(?:^|\D)\d{2}$/u.test(date) ? year.slice(2) : year;
  const middle = named === undefined ? month : likeCase(MONTHS[Number(month) - 1] ?? "Jan", named);
  const parts = named === undefined && order === "monthFirst" ? [month, day, shortYear] : [day, middle, shortYear];
  return `${parts.join(separator)}${midnight}`;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/** Letters that national prisoner numbers use (identifiers.md). */
const LETTERS = "ACDEFGHJKLMNPQRTVWXYZ";

const LONGEST_TEXT = 40;

/** A text of the same shape; each person's differs. */
function fillShape(cell: string, person: number): string {
  let place = 0;
  return shapeOf(cell.trim().slice(0, LONGEST_TEXT)).replace(/[A9]/gu, (kind) => {
    place += 1;
    if (kind === "A") return pick([...LETTERS], place === 1 ? 0 : person + place);
    return String((place === 1 ? 1 : person + place) % 10);
  });
}

function pick(list: readonly string[], index: number): string {
  return list[index % list.length] ?? "";
}
