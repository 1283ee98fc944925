import { beforeAll, describe, expect, it } from "vitest";
import type { RollPerson } from "../../src/domain/person.js";
import { addDays, plainDate } from "../../src/domain/plainDate.js";
import { addWorker } from "../../src/services/addWorker.js";
import { assignWorkers, type NewAssignment } from "../../src/services/assignWorkers.js";
import { findPeople } from "../../src/services/findPeople.js";
import { listWorkers } from "../../src/services/listWorkers.js";
import type { Session } from "../../src/services/session.js";
import { showHistory } from "../../src/services/showHistory.js";
import { showPerson } from "../../src/services/showPerson.js";
import { actionsAfter, auditTrail } from "../support/auditTrail.js";
import { rollPerson, seedPeople } from "../support/builders.js";
import { sessionOn } from "../support/session.js";
import { forEachStore } from "../support/stores.js";

const MONDAY = plainDate("2026-11-23");
const NUMBER = "A1234BC";

const released = (crd: string, more: Partial<RollPerson> = {}): RollPerson =>
  rollPerson({
    ...more,
    facts: { dates: { crd: plainDate(crd), sed: plainDate("2028-01-10") }, receptionDate: plainDate("2025-03-03") },
  });

forEachStore("people", ({ makeStore }) => {
  /** One for the tests that only look; those that take in a roll have one of their own. */
  let session: Session;
  const open = async (): Promise<Session> => {
    const store = await makeStore();
    const others = [rollPerson({ prisonerNumber: "A2345CD", lastName: "Marshall", prison: "EYI" })];
    await seedPeople(store, [released("2027-05-03"), ...others], addDays(MONDAY, -7));
    await seedPeople(store, [released("2027-01-04", { location: "B-2-002" }), ...others], MONDAY);
    return sessionOn(store);
  };
  beforeAll(async () => {
    session = await open();
  });

  const added = async () => (await auditTrail(session.store)).length;

  describe("are found", () => {
    it.each([
      ["a part of the surname", "mars", ["MARSH, Ioan", "MARSHALL, Ioan"]],
      ["the number", " a1234bc", ["MARSH, Ioan"]],
      ["a number nobody has", "Z9999ZZ", []],
      ["nothing like a name", "--", []],
      ["the first name", "ioan", ["MARSH, Ioan", "MARSHALL, Ioan"]],
      ["parts of the whole name", "io MARSHA", ["MARSHALL, Ioan"]],
      ["parts of the whole name, the surname first", "marsha ïo", ["MARSHALL, Ioan"]],
      ["“Surname, First”", "marsha, io", ["MARSHALL, Ioan"]],
      ["“First, Surname”, which is the wrong way round", "ioan, marsh", []],
      ["words of which one is in nobody's name", "ioan zzz", []],
      ["the beginning of the number", "a234", ["MARSHALL, Ioan"]],
      ["the end of the number", "4bc", ["MARSH, Ioan"]],
      ["letters that are in a number only", "BC", []],
      ["a wildcard", "%", []],
    ])("by %s", async (_, typed, expected) => {
      const { people, more } = await findPeople(session, typed);
      expect({ names: people.map(({ name }) => name), more }).toEqual({ names: expected, more: 0 });
    });

    it("in the session's prisons, and when they have left too", async () => {
      const session = await open();
      await seedPeople(session.store, [released("2027-01-04")], addDays(MONDAY, 1));
      expect((await findPeople(session, "marshall")).people).toMatchObject([{ prisonerNumber: "A2345CD", onRoll: false }]);
      expect((await findPeople({ ...session, prisons: ["MDI"] }, "mars")).people).toMatchObject([{ prisonerNumber: NUMBER }]);
    });

    it("leaving one line in the trail that holds no name", async () => {
      const before = await added();
      await findPeople(session, "marsh");
      const [line, ...more] = (await auditTrail(session.store)).slice(before);
      expect(line).toMatchObject({ action: "person.find", details: { matches: 2 } });
      expect(JSON.stringify([line, more])).not.toMatch(/marsh/i);
    });
  });

  describe("on one page", () => {
    it("have their dates, their window and why, and how long is left", async () => {
      const page = await showPerson(session, NUMBER);
      expect(page).toMatchObject({ prisonerNumber: NUMBER, name: "MARSH, Ioan" });
      expect(page.custody).toMatchObject({
        onRoll: true,
        receivedOn: "2025-03-03",
        dates: [
          { code: "CRD", date: "2027-01-04", override: false },
          { code: "SED", date: "2028-01-10", override: false },
        ],
        window: { state: "open", basis: "CRD", windowStart: "2026-10-12", releaseExpected: "2027-01-04" },
        daysToRelease: 42,
      });
    });

    it("are shown as they were on a past day, and looking leaves one line", async () => {
      const before = await added();
      const page = await showPerson({ ...session, asOf: addDays(MONDAY, -1) }, NUMBER);
      expect(page.custody).toMatchObject({ window: { state: "not_open" }, person: { location: "A-1-001" } });
      expect(await actionsAfter(session.store, before)).toEqual(["person.show"]);
    });

    it("say when they were last on the roll once they have left", async () => {
      const session = await open();
      await seedPeople(session.store, [], addDays(MONDAY, 1));
      const page = await showPerson({ ...session, asOf: addDays(MONDAY, 2) }, NUMBER);
      expect(page.custody).toMatchObject({ onRoll: false, leftOn: "2026-11-24", prisonName: "MDI" });
    });

    it("are there even where no roll has named them", async () => {
      await session.store.write("worker", "typed in", (tx) => tx.people.record("A9999ZZ"));
      expect(await showPerson(session, "A9999ZZ")).toMatchObject({ name: "A9999ZZ", needs: [] });
      expect(await showPerson(session, "A9999ZZ")).not.toHaveProperty("custody");
    });

    it("have only what is still open, and what lies ahead", async () => {
      const about = { prisonerNumber: NUMBER, recordedOn: MONDAY };
      await session.store.write("worker", "set up", async (tx) => {
        const need = { ...about, pathway: "health", urgency: "before_release", restricted: false, note: "" } as const;
        await tx.needs.record({ ...need, need: "Glasses", status: "not_started" });
        await tx.needs.record({ ...need, need: "Shoes", status: "met" });
        await tx.needs.record({ ...need, need: "Sleep", urgency: "immediate", status: "in_progress" });
        await tx.goals.record({ ...about, goal: "A garden", firstStep: "Seeds", status: "planned" });
        await tx.goals.record({ ...about, goal: "A dog", firstStep: "", status: "dropped" });
      });
      const page = await showPerson(session, NUMBER);
      expect(page.needs.map(({ label }) => label)).toEqual(["Sleep", "Glasses"]);
      expect(page.goals.map(({ goal }) => goal)).toEqual(["A garden"]);
    });
  });

  describe("in their history", () => {
    it("have what each roll changed, with its import and line, and their times in custody", async () => {
      const session = await open();
      await seedPeople(session.store, [], addDays(MONDAY, 1));
      await seedPeople(session.store, [released("2027-01-04", { prison: "EYI", location: "C-3-003" })], addDays(MONDAY, 9));
      const { entries, stays } = await showHistory({ ...session, asOf: addDays(MONDAY, 9) }, NUMBER);
      expect(entries.map(({ on, what, importNumber, line }) => [on, what, importNumber, line])).toEqual([
        ["2026-11-16", "first", 1, 2],
        ["2026-11-23", "changed", 2, 2],
        ["2026-11-24", "left", 3, undefined],
        ["2026-12-02", "returned", 4, 2],
      ]);
      expect(entries[1]).toMatchObject({
        file: "roll-2026-11-23.csv",
        locationBefore: "A-1-001",
        changes: { dateMoves: [{ code: "CRD", from: "2027-05-03", to: "2027-01-04", days: -119 }] },
      });
      expect(entries[3]).toMatchObject({ prisonBefore: "MDI", prison: "EYI" });
      expect(stays.map(({ end }) => end)).toEqual(["not_on_roll", undefined]);
    });

    it("have nothing from after the day asked about", async () => {
      const { entries } = await showHistory({ ...session, asOf: addDays(MONDAY, -1) }, NUMBER);
      expect(entries.map(({ what }) => what)).toEqual(["first"]);
    });
  });

  describe("given a worker", () => {
    const assignWorker = async (session: Session, person: string, given: NewAssignment) =>
      (await assignWorkers(session, [person], given))[0];

    beforeAll(async () => {
      await addWorker(session, "jpritchard", { fullName: "Jo Pritchard", role: "resettlement_worker", active: true });
      await addWorker(session, "kcomley", { fullName: "Kit Comley", role: "resettlement_worker", active: true });
      await addWorker(session, "gone", { fullName: "Gone", role: "pom", active: false });
    });

    it("have them in their own role from today, and whoever had it until then", async () => {
      const first = await assignWorker(session, NUMBER, { worker: "jpritchard", from: addDays(MONDAY, -5) });
      expect(first).toMatchObject({ role: "resettlement_worker", from: "2026-11-18" });
      expect(await assignWorker(session, NUMBER, { worker: "jpritchard" })).toEqual(first);
      await assignWorker(session, NUMBER, { worker: "kcomley" });
      const { workers } = await showPerson(session, NUMBER);
      expect(workers).toMatchObject([{ fullName: "Kit Comley", from: "2026-11-23" }]);
      expect(await listWorkers(session, { all: false })).toMatchObject([
        { name: "jpritchard", people: 0 },
        { name: "kcomley", people: 1 },
      ]);
    });

    it.each([
      ["nobody knows", { worker: "nobody" }, { kind: "notFound" }],
      ["who has left", { worker: "gone" }, { kind: "refused" }],
      ["for a time when another already had the role", { worker: "kcomley", from: addDays(MONDAY, -9) }, { kind: "refused" }],
    ])("are refused one %s", async (_, given, error) => {
      await assignWorker(session, "A2345CD", { worker: "jpritchard", from: addDays(MONDAY, -5) });
      await expect(assignWorker(session, "A2345CD", given)).rejects.toMatchObject(error);
    });
  });
});
