import { matchPrison, parsePrisonerNumber } from "../../domain/identifiers.js";
import { type PlainDate, partsOf } from "../../domain/plainDate.js";
import { createLegalStatusReader } from "../legalStatus.js";
import { shapeOf } from "../numberShape.js";
import { parseDateShape, settleDate } from "../rollDate.js";
import type { KnownPrison } from "../rollPrisons.js";

/** What the cells of a column look like, whatever its heading says. */
export type Look =
  | "blank"
  | "prisonerNumber"
  /** Another kind of number that nearly every row has to itself. */
  | "number"
  | "year"
  | "birth"
  | "future"
  | "past"
  | "prison"
  /** Codes as prisons have them, that are on no list. */
  | "code"
  | "cell"
  | "fullName"
  | "sex"
  | "legalStatus"
  | "other";

/** As it is told: "its cells look like …". */
export const LOOK_WORDS: Readonly<Record<Look, string>> = {
  blank: "nothing: the column is blank",
  prisonerNumber: "prisoner numbers",
  number: "numbers or codes of their own",
  year: "years",
  birth: "dates of birth",
  future: "dates to come",
  past: "dates gone by",
  prison: "prisons",
  code: "codes of three letters",
  cell: "cells",
  fullName: "whole names",
  sex: "male or female",
  legalStatus: "legal statuses",
  other: "text",
};

export interface LooksSettings {
  readonly prisons: readonly KnownPrison[];
  /** The day that ages, past and future are counted from. */
  readonly day: PlainDate;
}

/** So many cells in a hundred have to look alike. */
const ALIKE = 0.9;
const MOST_PRISONS = 200;
const YOUNGEST = 15;
const OLDEST = 100;
const CELL = /^[A-Z0-9]{1,4}(?:-[A-Z0-9]{1,4}){1,4}$|^(?:RECP|COURT|CSWAP|TAP|HOSP)$/iu;
const SEXES: ReadonlySet<string> = new Set(["m", "f", "male", "female"]);
const NAME = /^[\p{L}\p{M}'’ʼ`. -]+(?:,[\p{L}\p{M}'’ʼ`. -]+){0,2}$/u;
const LATEST_YEAR = 2069;

/** What a column's cells look like. The cells have been tidied. */
export function findLook(cells: readonly string[], settings: LooksSettings): Look {
  const filled = cells.filter((cell) => cell !== "");
  if (filled.length === 0) return "blank";
  const distinct = [...new Set(filled)];
  const alike = (share: number, is: (cell: string) => boolean) => filled.filter(is).length >= filled.length * share;
  const isCell = (cell: string) => CELL.test(cell) && /\d/u.test(cell);
  const readStatus = createLegalStatusReader();
  const status = (word: string) =>
    readStatus({ word, imprisonmentStatus: "", recall: undefined, indeterminate: undefined }).status;
  if (alike(ALIKE, (cell) => parsePrisonerNumber(cell) !== undefined)) return "prisonerNumber";
  const dates = findDates(filled, settings.day);
  if (dates !== undefined) return dates;
  if (filled.some(isCell) && alike(ALIKE, (cell) => CELL.test(cell))) return "cell";
  if (alike(ALIKE, (cell) => SEXES.has(cell.toLowerCase()))) return "sex";
  if (distinct.length <= MOST_PRISONS && distinct.every((cell) => matchPrison(cell, settings.prisons) !== undefined))
    return "prison";
  if (alike(ALIKE, (cell) => status(cell) !== "UNKNOWN")) return "legalStatus";
  if (distinct.length <= MOST_PRISONS && distinct.every((cell) => /^[A-Z]{2,3}[A-Z0-9]$/u.test(cell))) return "code";
  if (alike(1, (cell) => /^(?:19|20)\d\d$/u.test(cell))) return "year";
  if (distinct.length >= filled.length * ALIKE && alike(1, (cell) => /^[A9][A9/-]{3,}$/u.test(shapeOf(cell)) && /\d/u.test(cell)))
    return "number";
  const isName = (cell: string) => NAME.test(cell) && /[ ,]/u.test(cell) && cell.split(" ").length <= 6;
  if (distinct.length * 2 >= filled.length && distinct.length > 1 && alike(ALIKE, isName)) return "fullName";
  return "other";
}

/** Births by the ages they give; other dates by whether most are still to come. Undefined where the cells are no dates. */
function findDates(filled: readonly string[], day: PlainDate): "birth" | "future" | "past" | undefined {
  const shapes = filled.map(parseDateShape);
  const none = shapes.filter(({ kind }) => kind === "none").length;
  const days = shapes.flatMap((shape) => {
    const [one, other] = [settleDate(shape, "dayFirst", LATEST_YEAR), settleDate(shape, "monthFirst", LATEST_YEAR)];
    return one.kind === "day" ? [one.day] : other.kind === "day" ? [other.day] : [];
  });
  if (days.length === 0 || days.length + none < filled.length * ALIKE) return undefined;
  const [year] = partsOf(day);
  const ages = days.map((one) => year - partsOf(one)[0]);
  if (ages.filter((age) => age >= YOUNGEST && age <= OLDEST).length >= days.length * ALIKE) return "birth";
  return days.filter((one) => one > day).length * 2 > days.length ? "future" : "past";
}
