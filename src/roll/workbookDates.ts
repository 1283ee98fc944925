import { addDays, plainDate } from "../domain/plainDate.js";

/** What a number's format makes of it. */
export type CellFormat = "number" | "date" | "time";

const DAY_SECONDS = 86_400;
/** 31 December 9999 in the 1900 system; the 1904 system counts from 1,462 days later. */
const LAST_DAY = 2_958_465;
const SYSTEMS_APART = 1462;
/** The 1900 system has a 29 February 1900, which never was: before it days count from one day later. */
const LEAP_FAULT = 60;

/** Formats of dates and times that have a number and no text: 14 to 22 and 45 to 47 everywhere, the others in East Asian programs. */
export function builtInFormat(id: number): CellFormat {
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47) || (id >= 32 && id <= 35) || id === 55 || id === 56) return "time";
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? "date" : "number";
}

/** What a format's text makes of a number, by the letters outside quotation marks and brackets: `dd/mm/yyyy`, `[$-809]d mmm`, `[h]:mm`. */
export function customFormat(code: string): CellFormat {
  const [positive = ""] = code
    .replace(/"[^"]*"?|\\.|[_*]./gu, "")
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]?/giu, "")
    .replace(/AM\/PM|A\/P|General/giu, "")
    .split(";");
  if (/[yd]/iu.test(positive)) return "date";
  if (/[hs]/iu.test(positive)) return "time";
  return /m/iu.test(positive) ? "date" : "number";
}

/**
 * Writes the day a workbook's number names as `YYYY-MM-DD`, with ` HH:MM` where there is a time, never by way of local time; undefined where it names none.
 * No day at all, 0 in the 1900 system, is `0000-00-00`.
 */
export function createDateWriter(date1904: boolean): (serial: number, format: CellFormat) => string | undefined {
  // A roll has a few thousand days, each many times over.
  const days = new Map<number, string>();
  const dayText = (number: number) => {
    const known = days.get(number);
    if (known !== undefined) return known;
    const text = date1904 ? dayOf1904(number) : dayOf1900(number);
    if (text !== undefined) days.set(number, text);
    return text;
  };
  return (serial, format) => {
    const seconds = Math.round(serial * DAY_SECONDS);
    const number = Math.floor(seconds / DAY_SECONDS);
    const rest = seconds - number * DAY_SECONDS;
    if (format === "time" && number === 0) return timeText(rest);
    const day = dayText(number);
    return day === undefined || rest === 0 ? day : `${day} ${timeText(rest)}`;
  };
}

function dayOf1900(number: number): string | undefined {
  if (number < 0 || number > LAST_DAY) return undefined;
  if (number === 0) return "0000-00-00";
  if (number === LEAP_FAULT) return "1900-02-29";
  return addDays(number < LEAP_FAULT ? BEFORE_FAULT : AFTER_FAULT, number);
}

function dayOf1904(number: number): string | undefined {
  return number < 0 || number > LAST_DAY - SYSTEMS_APART ? undefined : addDays(FIRST_OF_1904, number);
}

const BEFORE_FAULT = plainDate("1899-12-31");
const AFTER_FAULT = plainDate("1899-12-30");
const FIRST_OF_1904 = plainDate("1904-01-01");

function timeText(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}

/** A day that a cell holds as ISO text (`t="d"`): midnight is no time. What is none stays as it is. */
export function isoText(written: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?)?$/u.exec(written.trim());
  if (match === null) return written;
  const [, day = "", time = "00:00"] = match;
  return time === "00:00" ? day : `${day} ${time}`;
}
