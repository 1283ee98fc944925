import { addDays, daysBetween, type PlainDate, plainDate } from "../domain/plainDate.js";
import { minutesOf, type PlainTime, timeOfMinutes } from "../domain/plainTime.js";

/** Something to put in a calendar. */
export interface CalendarEvent {
  /** The same each time it is given out, so that a calendar puts a newer one in the place of the older. */
  readonly id: string;
  readonly date: PlainDate;
  /** Wall-clock time in London; all day where it has none. */
  readonly time?: PlainTime;
  readonly minutes: number;
  readonly title: string;
  readonly place: string;
  /** Lines for the person: whom to see, what to bring. */
  readonly notes: readonly string[];
  /** It will not take place: calendars that have it take it out. */
  readonly cancelled: boolean;
}

/** Octets of one line, without its end (RFC 5545, 3.1). */
const LONGEST_LINE = 75;

/** Clocks in London go forward on the last Sunday of March and back on the last of October. */
const LONDON = [
  "BEGIN:VTIMEZONE",
  "TZID:Europe/London",
  "BEGIN:DAYLIGHT",
  "TZOFFSETFROM:+0000",
  "TZOFFSETTO:+0100",
  "TZNAME:BST",
  "DTSTART:19960331T010000",
  "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
  "END:DAYLIGHT",
  "BEGIN:STANDARD",
  "TZOFFSETFROM:+0100",
  "TZOFFSETTO:+0000",
  "TZNAME:GMT",
  "DTSTART:19961027T020000",
  "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
  "END:STANDARD",
  "END:VTIMEZONE",
];

/** A calendar as iCalendar text (RFC 5545). `madeOn`: the day that is put on it, so that the same events on one day are the same text. */
export function buildCalendar(events: readonly CalendarEvent[], madeOn: PlainDate): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//resettle//appointments//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    ...LONDON,
    ...events.flatMap((event) => eventLines(event, madeOn)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

function eventLines(event: CalendarEvent, madeOn: PlainDate): string[] {
  const notes = event.notes.filter((note) => note !== "");
  return [
    "BEGIN:VEVENT",
    `UID:${event.id}@resettle.invalid`,
    `DTSTAMP:${digits(madeOn)}T000000Z`,
    `SEQUENCE:${sequence(event, madeOn)}`,
    `STATUS:${event.cancelled ? "CANCELLED" : "CONFIRMED"}`,
    ...timing(event),
    `SUMMARY:${escapeText(event.title)}`,
    ...(event.place === "" ? [] : [`LOCATION:${escapeText(event.place)}`]),
    ...(notes.length === 0 ? [] : [`DESCRIPTION:${escapeText(notes.join("\n"))}`]),
    "END:VEVENT",
  ];
}

const FIRST_DAY = plainDate("2026-01-01");

/** Higher each day, and for what was cancelled: calendars keep what they have unless the new one says that it is newer, and a first report may move. */
function sequence({ cancelled }: CalendarEvent, madeOn: PlainDate): number {
  return Math.max(0, daysBetween(FIRST_DAY, madeOn)) * 2 + (cancelled ? 1 : 0);
}

function timing({ date, time, minutes }: CalendarEvent): string[] {
  if (time === undefined) return [`DTSTART;VALUE=DATE:${digits(date)}`, `DTEND;VALUE=DATE:${digits(addDays(date, 1))}`];
  const end = minutesOf(time) + minutes;
  const lastDay = addDays(date, Math.floor(end / MINUTES_A_DAY));
  return [`DTSTART;${moment(date, time)}`, `DTEND;${moment(lastDay, timeOfMinutes(end))}`];
}

const MINUTES_A_DAY = 1_440;

function moment(date: PlainDate, time: PlainTime): string {
  return `TZID=Europe/London:${digits(date)}T${time.replace(":", "")}00`;
}

function digits(date: PlainDate): string {
  return date.replaceAll("-", "");
}

/** What is filled in can never become structure: line ends, commas, semicolons and backslashes are escaped, other control characters go. */
function escapeText(text: string): string {
  return text
    .replace(/\r\n?/gu, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .replace(/[\\,;]/gu, "\\$&")
    .replaceAll("\n", "\\n");
}

/** A line longer than 75 octets goes on behind a line end and a space, never within a letter. */
function fold(line: string): string {
  const pieces: string[] = [];
  let piece = "";
  let octets = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (octets + size > LONGEST_LINE) {
      pieces.push(piece);
      [piece, octets] = ["", 1];
    }
    piece += letter;
    octets += size;
  }
  return [...pieces, piece].join("\r\n ");
}
