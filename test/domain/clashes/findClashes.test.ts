import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findClashes } from "../../../src/domain/clashes/findClashes.js";
import type { DateSet } from "../../../src/domain/person.js";
import { addDays, type PlainDate, plainDate } from "../../../src/domain/plainDate.js";
import { timeOfMinutes } from "../../../src/domain/plainTime.js";
import { APPOINTMENT_KINDS, APPOINTMENT_MEANS, type AppointmentRecord } from "../../../src/domain/records.js";
import { AS_OF, appointment, clashesOf, condition, firstReport, type Given, hdcCurfew, inputOf, licence } from "./clashCases.js";

/** A Monday in June 2027: from a week before it until late August there is no bank holiday. */
const RELEASE = plainDate("2027-06-14");

const conditions = [
  condition("curfew", { times: ["19:00-07:00", "13:00-14:00"] }),
  condition("report_to_police", { place: "Police", frequency: "Monday to Friday", times: ["10:00"] }),
  condition("evening_at_home_until_tag", { address: "1 Made-up Road" }),
  condition("exclusion_zone", { area: "the town" }),
  condition("no_contact_named_people", { names: ["Xander Quill"] }),
  condition("attend_jobcentre"),
  condition("no_work_with_children", { age: "16" }),
  condition("no_pubs", { times: ["12:00-02:00"] }),
];

const someAppointment: fc.Arbitrary<AppointmentRecord> = fc
  .record({
    day: fc.integer({ min: -7, max: 21 }),
    start: fc.integer({ min: 0, max: 287 }),
    length: fc.integer({ min: 0, max: 36 }),
    kind: fc.constantFrom(...APPOINTMENT_KINDS),
    means: fc.constantFrom(...APPOINTMENT_MEANS),
    postcode: fc.constantFrom("", "ZZ1 1AA", "ZZ2 2BB"),
    place: fc.constantFrom("", "Ship Pub", "Clinic"),
    with: fc.constantFrom("", "Xander Quill"),
    id: fc.uuid(),
  })
  .map(({ day, start, length, ...more }) => ({
    ...appointment("it", `${addDays(RELEASE, day)} 10:00`),
    ...more,
    time: timeOfMinutes(start * 5),
    minutes: length * 5,
  }));

const someAppointments = fc.uniqueArray(someAppointment, { maxLength: 6, selector: ({ id }) => id });

function given(appointments: readonly AppointmentRecord[], weeks = 0): Given {
  const shift = (day: PlainDate) => addDays(day, weeks * 7);
  const dates: DateSet = { crd: shift(plainDate("2027-08-11")), hdcad: shift(RELEASE), led: shift(plainDate("2027-06-30")) };
  return {
    appointments: appointments.map((one) => ({ ...one, date: shift(one.date) })),
    conditions,
    dates,
    facts: { hdcStatus: "approved" },
    licence: licence({ hdcCurfew: hdcCurfew(), firstAppointment: firstReport("next_working_day_2pm") }),
    asOf: AS_OF,
  };
}

describe("all clashes together", () => {
  it("come by code, and then by time", () => {
    const clashes = clashesOf({
      conditions: [condition("curfew", { times: ["19:00-07:00"] })],
      appointments: [
        appointment("late", "2027-02-17 20:00-21:00"),
        appointment("one", "2027-02-16 20:00-21:00"),
        appointment("two", "2027-02-16 20:00-20:30"),
      ],
    });
    expect(clashes.map(({ code, appointments }) => `${code} ${appointments.join(" ")}`)).toEqual([
      "C01 two one",
      "C03 two",
      "C03 one",
      "C03 late",
    ]);
  });

  it("are none where nothing clashes", () => {
    expect(clashesOf({ appointments: [appointment("it", "2027-02-16 10:00-11:00")] })).toEqual([]);
  });

  it("are the same whatever the order in which things were recorded", () => {
    fc.assert(
      fc.property(someAppointments, fc.infiniteStream(fc.integer()), (appointments, keys) => {
        const shuffled = appointments
          .map((one) => ({ one, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        const found = clashesOf(given(appointments));
        expect(clashesOf({ ...given(shuffled), conditions: [...conditions].reverse() })).toEqual(found);
      }),
    );
  });

  it("stay the same, but for the days they name, when everything moves by whole weeks with no bank holiday near", () => {
    fc.assert(
      fc.property(someAppointments, fc.integer({ min: 1, max: 6 }), (appointments, weeks) => {
        const withoutDays = (one: Given) => clashesOf(one).map(({ message: _, remedy: __, ...rest }) => rest);
        expect(withoutDays(given(appointments, weeks))).toEqual(withoutDays(given(appointments)));
      }),
    );
  });

  it("are never fewer with one appointment more, but for what it mends (C09, C10, C11, C18)", () => {
    const MENDED_BY_BOOKING = new Set(["C09", "C10", "C11", "C16", "C18"]);
    fc.assert(
      fc.property(someAppointments, someAppointment, (appointments, more) => {
        const key = (one: Given) => clashesOf(one).map(({ code, appointments: ids }) => `${code} ${ids.join(" ")}`);
        const with1 = key(given([...appointments, more]));
        const before = key(given(appointments)).filter((one) => !MENDED_BY_BOOKING.has(one.slice(0, 3)));
        expect(with1).toEqual(expect.arrayContaining(before));
      }),
    );
  });

  it("name no people, and say what to do in a sentence", () => {
    fc.assert(
      fc.property(someAppointments, (appointments) => {
        for (const { message, remedy } of clashesOf(given(appointments))) {
          expect(message + remedy).not.toMatch(/Quill|Xander|undefined|NaN/);
          expect(remedy).toMatch(/^[A-Z].*\.$/);
          expect(message).toMatch(/\.$/);
        }
      }),
    );
  });

  it("changes nothing it was given", () => {
    const input = inputOf(given([appointment("b", "2027-06-15 10:00-11:00"), appointment("a", "2027-06-15 09:00-10:30")]));
    const before = JSON.stringify(input);
    findClashes(input);
    expect(JSON.stringify(input)).toBe(before);
  });
});
