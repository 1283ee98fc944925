import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainDate } from "../../src/domain/plainDate.js";
import type { PlainTime } from "../../src/domain/plainTime.js";
import { buildCalendar, type CalendarEvent } from "../../src/plan/calendar.js";

const MADE_ON = plainDate("2026-11-23");

function event(wish: Partial<CalendarEvent> = {}): CalendarEvent {
  const usual = { id: "a1", date: plainDate("2026-12-18"), time: "10:30" as PlainTime, minutes: 45, title: "Jobcentre" };
  return { ...usual, place: "20 Station Road", notes: [], cancelled: false, ...wish };
}

/** The lines as a calendar reads them: folded ones joined. */
function linesOf(calendar: string): string[] {
  return calendar.replaceAll("\r\n ", "").split("\r\n");
}

const sequenceOf = (lines: string[] = []) =>
  Number(lines.find((line) => line.startsWith("SEQUENCE:"))?.slice("SEQUENCE:".length));

describe("a calendar", () => {
  it("has an appointment at its wall-clock time in London, with the zone's own rules", () => {
    const lines = linesOf(buildCalendar([event()], MADE_ON));
    expect(lines).toEqual(expect.arrayContaining(["BEGIN:VCALENDAR", "TZID:Europe/London", "METHOD:PUBLISH", "END:VCALENDAR"]));
    expect(lines).toContain("DTSTART;TZID=Europe/London:20261218T103000");
    expect(lines).toContain("DTEND;TZID=Europe/London:20261218T111500");
    expect(lines).toContain("SUMMARY:Jobcentre");
    expect(lines).toContain("LOCATION:20 Station Road");
    expect(lines).toContain("STATUS:CONFIRMED");
  });

  it.each([
    ["23:30", 60, "DTEND;TZID=Europe/London:20270101T003000"],
    ["00:00", 1_440, "DTEND;TZID=Europe/London:20270101T000000"],
    ["09:00", 0, "DTEND;TZID=Europe/London:20261231T090000"],
  ])("has one of New Year's Eve at %s for %i minutes end on its day", (time, minutes, end) => {
    const calendar = buildCalendar([event({ date: plainDate("2026-12-31"), time: time as PlainTime, minutes })], MADE_ON);
    expect(linesOf(calendar)).toContain(end);
  });

  it("has one without a time all day", () => {
    const { time: _, ...allDay } = event();
    const lines = linesOf(buildCalendar([allDay], MADE_ON));
    expect(lines).toContain("DTSTART;VALUE=DATE:20261218");
    expect(lines).toContain("DTEND;VALUE=DATE:20261219");
  });

  it("takes out what was cancelled, under the same id and a later sequence", () => {
    const [booked, cancelled] = [false, true].map((gone) => linesOf(buildCalendar([event({ cancelled: gone })], MADE_ON)));
    const uid = (lines: string[] = []) => lines.find((line) => line.startsWith("UID:"));
    expect(uid(cancelled)).toBe(uid(booked));
    expect(sequenceOf(cancelled)).toBeGreaterThan(sequenceOf(booked));
    expect(cancelled).toContain("STATUS:CANCELLED");
  });

  it("given out on a later day replaces what was given out before: the same id, a later sequence", () => {
    const [before, after] = [MADE_ON, plainDate("2026-11-24")].map((day) => linesOf(buildCalendar([event()], day)));
    const uid = (lines: string[] = []) => lines.filter((line) => line.startsWith("UID:"));
    expect(uid(after)).toEqual(uid(before));
    expect(sequenceOf(after)).toBeGreaterThan(sequenceOf(before));
    expect(buildCalendar([event()], MADE_ON)).toBe(buildCalendar([event()], MADE_ON));
  });

  it("says who made it without saying for whom", () => {
    const lines = linesOf(buildCalendar([event({ title: "Jobcentre of Example" })], MADE_ON));
    expect(lines.slice(0, 5)).toEqual([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//resettle//appointments//EN",
      "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
    ]);
    expect(lines.at(-1)).toBe("");
  });

  it("changes its clocks when London does, as the machine's own rules for London have it", () => {
    const lines = linesOf(buildCalendar([event()], MADE_ON));
    const ruleOf = (part: string) => lines.slice(lines.indexOf(`BEGIN:${part}`), lines.indexOf(`END:${part}`));
    expect(ruleOf("DAYLIGHT")).toEqual(expect.arrayContaining(["TZOFFSETTO:+0100", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"]));
    expect(ruleOf("STANDARD")).toEqual(expect.arrayContaining(["TZOFFSETTO:+0000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"]));
    const london = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", timeZoneName: "short" });
    const zoneAt = (utc: number) => london.formatToParts(utc).find(({ type }) => type === "timeZoneName")?.value;
    for (let year = 2026; year < 2040; year++) {
      for (const [month, before, after] of [
        [2, "GMT", "BST"],
        [9, "BST", "GMT"],
      ] as const) {
        const lastDay = new Date(Date.UTC(year, month + 1, 0));
        const lastSunday = Date.UTC(year, month, lastDay.getUTCDate() - lastDay.getUTCDay(), 1);
        expect([zoneAt(lastSunday - 1), zoneAt(lastSunday)], `${year}`).toEqual([before, after]);
      }
    }
  });

  it.each([
    ["the short night", "2027-03-27", "DTEND;TZID=Europe/London:20270328T070000"],
    ["the long night", "2027-10-30", "DTEND;TZID=Europe/London:20271031T070000"],
  ])("ends what lasts over %s when the wall says so", (_, date, end) => {
    const lines = linesOf(buildCalendar([event({ date: plainDate(date), time: "19:00" as PlainTime, minutes: 720 })], MADE_ON));
    expect(lines).toContain(end);
  });

  it("keeps whatever a title says a title, on lines of at most 75 octets", () => {
    const text = fc.string({
      unit: fc.constantFrom("a", "ŵ", "💥", ",", ";", "\\", "\n", "\r", ":", "END:VEVENT", "\u001b", " "),
    });
    fc.assert(
      fc.property(text, text, (title, note) => {
        const calendar = buildCalendar([event({ title, notes: [note] })], MADE_ON);
        for (const line of calendar.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(calendar.replaceAll("\r\n", "")).not.toMatch(/\p{Cc}/u);
        const lines = linesOf(calendar);
        expect(lines.filter((line) => line === "BEGIN:VEVENT" || line === "END:VEVENT")).toHaveLength(2);
        const summary = lines.find((line) => line.startsWith("SUMMARY:"))?.slice("SUMMARY:".length);
        const read = summary?.replace(/\\(n|.)/gu, (_, escaped) => (escaped === "n" ? "\n" : escaped));
        expect(read).toBe(title.replace(/\r\n?/gu, "\n").replaceAll("\u001b", ""));
      }),
    );
  });
});
