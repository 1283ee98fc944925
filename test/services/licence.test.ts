import { beforeAll, describe, expect, it } from "vitest";
import { plainDate } from "../../src/domain/plainDate.js";
import { type PlainTime, timeOfMinutes } from "../../src/domain/plainTime.js";
import type { CurfewChanges } from "../../src/services/curfewChanges.js";
import type { Session } from "../../src/services/session.js";
import { type LicenceChanges, setLicence } from "../../src/services/setLicence.js";
import { showLicence } from "../../src/services/showLicence.js";
import { rollPerson, seedPeople } from "../support/builders.js";
import { sessionOn } from "../support/session.js";
import { forEachStore } from "../support/stores.js";

const MONDAY = plainDate("2026-11-23");
const PEOPLE = Array.from({ length: 40 }, (_, index) =>
  rollPerson({
    prisonerNumber: `A10${index + 10}AA`,
    facts: { dates: { crd: plainDate("2027-02-13"), sed: plainDate("2027-09-01"), led: plainDate("2027-08-13") } },
  }),
);

function at(time: string): PlainTime {
  return timeOfMinutes(Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
}

forEachStore("a licence", ({ makeStore }) => {
  let session: Session;
  let next = 0;
  const somebody = () => PEOPLE[next++]?.prisonerNumber ?? "";

  beforeAll(async () => {
    const store = await makeStore();
    await seedPeople(store, PEOPLE, MONDAY);
    session = await sessionOn(store);
  });

  it("takes the days that nobody recorded from the roll, and says so", async () => {
    const person = somebody();
    expect(await showLicence(session, person)).toMatchObject({
      starts: { date: "2027-02-11", from: "CRD" },
      ends: { date: "2027-08-13", from: "LED" },
      conditions: [],
    });
    await setLicence(session, person, { startsOn: plainDate("2027-02-12") });
    expect(await showLicence(session, person)).toMatchObject({ starts: { date: "2027-02-12", from: "licence" } });
  });

  it("keeps what is not given when something else is set", async () => {
    const person = somebody();
    await setLicence(session, person, { address: "2 Example Road", postcode: "zz1 1ab", tagFittedOn: MONDAY });
    const { licence } = await setLicence(session, person, { endsOn: plainDate("2027-09-01") });
    expect(licence).toMatchObject({ address: "2 Example Road", postcode: "ZZ1 1AB", tagFittedOn: MONDAY, endsOn: "2027-09-01" });
  });

  it("forgets the postcode of an address that is no longer the one", async () => {
    const person = somebody();
    await setLicence(session, person, { address: "2 Example Road", postcode: "ZZ1 1AB" });
    expect((await setLicence(session, person, { address: "9 New Road" })).licence.postcode).toBe("");
  });

  it.each([
    ["nothing at all", {}, "usage"],
    ["an end before its start", { startsOn: plainDate("2027-03-01"), endsOn: plainDate("2027-02-01") }, "input"],
    ["a postcode that is none", { postcode: "here" }, "input"],
    ["a first appointment at no time", { first: { with: "duty officer" } }, "usage"],
    ["a first appointment at a time, with no day", { first: { time: "at", at: at("10:00") } }, "usage"],
    ["a first appointment at two times", { first: { time: "immediately", date: MONDAY } }, "usage"],
    ["a curfew with no hours", { curfew: { from: at("19:00"), until: at("19:00") } }, "input"],
    ["a curfew of seven hours", { curfew: { from: at("23:00"), until: at("06:00") } }, "refused"],
    ["a curfew of a minute less than nine hours", { curfew: { from: at("22:00"), until: at("06:59") } }, "refused"],
  ] as const)("is not set to %s", async (_, changes, kind) => {
    const person = somebody();
    await expect(setLicence(session, person, changes)).rejects.toMatchObject({ kind });
    expect(await session.store.read.licences.findFor(person)).toBeUndefined();
  });

  // The roll has them out on 11 February and on licence until 13 August 2027.
  it.each<[string, LicenceChanges, string]>([
    ["an end before the roll lets them out", { endsOn: plainDate("2027-02-10") }, "(CRD of the roll). Give --starts too"],
    [
      "a start after the roll's expiry",
      { startsOn: plainDate("2027-08-14") },
      "(LED of the roll), before it starts on Sat 14 Aug 2027. Give --ends too",
    ],
    [
      "both the wrong way round",
      { startsOn: plainDate("2027-03-01"), endsOn: plainDate("2027-02-01") },
      "before it starts on Mon 1 Mar 2027.",
    ],
  ])("is not set to %s, and says what to do", async (_, changes, words) => {
    await expect(setLicence(session, somebody(), changes)).rejects.toMatchObject({
      kind: "input",
      issues: [{ message: expect.stringContaining(words) }],
    });
  });

  it("is not set to end before a start that is recorded; both given are believed over the roll", async () => {
    const person = somebody();
    await setLicence(session, person, { startsOn: plainDate("2027-01-04"), endsOn: plainDate("2027-01-04") });
    await expect(setLicence(session, person, { endsOn: plainDate("2027-01-03") })).rejects.toMatchObject({ kind: "input" });
  });

  it("that ends before its start because the roll says so is warned of, not refused", async () => {
    const dates = { crd: plainDate("2027-02-10"), led: plainDate("2027-02-01") };
    const turned = rollPerson({ prisonerNumber: "A1099ZZ", facts: { dates } });
    await seedPeople(session.store, [...PEOPLE, turned], MONDAY);
    const { warnings } = await setLicence(session, "A1099ZZ", { address: "2 Example Road" });
    const words =
      "The licence would end on Mon 1 Feb 2027 (LED of the roll), before it starts on Wed 10 Feb 2027 (CRD of the roll).";
    expect(warnings).toEqual([words]);
    expect((await showLicence(session, "A1099ZZ")).warnings).toEqual([words]);
  });

  it("names every postcode that is none, not only the first", async () => {
    const wrong = { postcode: "x", first: { time: "immediately", postcode: "y" }, curfew: { postcode: "z" } } as const;
    await expect(setLicence(session, somebody(), wrong)).rejects.toMatchObject({
      issues: [{ column: "--postcode" }, { column: "--first-postcode" }, { column: "--curfew-postcode" }],
    });
  });

  describe("with a first appointment", () => {
    it("takes a day and a time to mean that it is at them, and keeps where it is when the time changes", async () => {
      const person = somebody();
      const day = { date: plainDate("2027-02-15"), at: at("10:00") };
      await setLicence(session, person, { first: { ...day, with: "duty officer", place: "1 Example Street" } });
      const { licence } = await setLicence(session, person, { first: { at: at("11:00") } });
      expect(licence.firstAppointment).toMatchObject({
        time: "at",
        ...day,
        at: "11:00",
        with: "duty officer",
        place: "1 Example Street",
      });
    });

    it("has no day any more once it is straight after release", async () => {
      const person = somebody();
      await setLicence(session, person, { first: { date: plainDate("2027-02-15"), at: at("10:00") } });
      const { licence } = await setLicence(session, person, { first: { time: "immediately" } });
      expect(licence.firstAppointment).toEqual({ time: "immediately", with: "", place: "", postcode: "", phone: "" });
    });

    it.each([
      ["2026-11-20", ["has passed"]],
      ["2027-02-13", ["a weekend or a bank holiday"]],
      ["2027-03-26", ["a weekend or a bank holiday"]],
      ["2027-02-10", ["before the licence starts"]],
      ["2027-09-06", ["after the licence ends"]],
      ["2027-02-15", []],
    ])("on %s is kept, with what to look at: %j", async (date, said) => {
      const dates = { startsOn: plainDate(date < "2027" ? date : "2027-02-11"), endsOn: plainDate("2027-08-13") };
      const { warnings } = await setLicence(session, somebody(), { ...dates, first: { date: plainDate(date), at: at("10:00") } });
      expect(warnings).toEqual(said.map((words) => expect.stringContaining(words)));
    });
  });

  describe("with a home detention curfew", () => {
    it("keeps hours of days that differ, drops those that are as every day's, and lets no day be too short", async () => {
      const person = somebody();
      const weekend = { from: at("17:00"), until: at("08:00") };
      const home = { address: "2 Example Road" };
      const byDayOf = async (byDay: CurfewChanges["byDay"]) =>
        (await setLicence(session, person, { ...home, curfew: { byDay } })).licence.hdcCurfew;
      expect((await byDayOf({ sat: weekend }))?.byDay).toEqual({ sat: weekend });
      expect((await byDayOf({ sun: weekend }))?.byDay).toEqual({ sat: weekend, sun: weekend });
      await expect(byDayOf({ tue: { from: at("23:00"), until: at("03:00") } })).rejects.toMatchObject({
        kind: "refused",
        code: "CURFEW_TOO_SHORT",
        message: expect.stringContaining("on a Tuesday has 8 hours"),
      });
      await expect(byDayOf({ tue: { from: at("19:00"), until: at("19:00") } })).rejects.toMatchObject({
        kind: "input",
        issues: [{ column: "--curfew" }],
      });
      const usual = { from: at("19:00"), until: at("07:00") };
      expect(await byDayOf({ sat: usual, sun: usual })).not.toHaveProperty("byDay");
    });

    it("has the policy's hours at the address of the licence, and moves with it", async () => {
      const person = somebody();
      const { licence } = await setLicence(session, person, { address: "2 Example Road", postcode: "ZZ1 1AB", curfew: {} });
      expect(licence.hdcCurfew).toEqual({
        address: "2 Example Road",
        postcode: "ZZ1 1AB",
        daily: { from: "19:00", until: "07:00" },
        firstNight: { from: "15:00", until: "07:00" },
      });
      const moved = await setLicence(session, person, { address: "9 New Road", postcode: "ZZ1 1AC" });
      expect(moved.licence.hdcCurfew).toMatchObject({ address: "9 New Road", postcode: "ZZ1 1AC" });
    });

    it("stays where it is when it has an address of its own", async () => {
      const person = somebody();
      await setLicence(session, person, { address: "2 Example Road", curfew: { address: "5 Other Road" } });
      const { licence } = await setLicence(session, person, { address: "9 New Road" });
      expect(licence.hdcCurfew).toMatchObject({ address: "5 Other Road" });
    });

    it("changes one hour and keeps the others; nine hours are enough", async () => {
      const person = somebody();
      await setLicence(session, person, { address: "2 Example Road", curfew: { from: at("22:00") } });
      const { licence } = await setLicence(session, person, { curfew: { firstFrom: at("16:00") } });
      expect(licence.hdcCurfew).toMatchObject({
        daily: { from: "22:00", until: "07:00" },
        firstNight: { from: "16:00", until: "07:00" },
      });
    });

    it("is off again once it is taken off", async () => {
      const person = somebody();
      await setLicence(session, person, { address: "2 Example Road", curfew: {} });
      expect((await setLicence(session, person, { curfew: "none" })).licence.hdcCurfew).toBeUndefined();
      expect((await session.store.read.licences.findFor(person))?.hdcCurfew).toBeUndefined();
    });

    it("with no address to be at is kept, and that is said", async () => {
      expect((await setLicence(session, somebody(), { curfew: {} })).warnings).toEqual([expect.stringContaining("no address")]);
    });
  });

  it("leaves a line in the trail each time it is looked at", async () => {
    const { entries } = await session.store.verifyAudit();
    await showLicence(session, somebody());
    expect(await session.store.verifyAudit()).toMatchObject({ entries: entries + 1 });
  });
});
