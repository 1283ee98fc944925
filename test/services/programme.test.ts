import { Readable } from "node:stream";
import { beforeAll, describe, expect, it } from "vitest";
import { type PlainDate, plainDate } from "../../src/domain/plainDate.js";
import { type PlainTime, parsePlainTime } from "../../src/domain/plainTime.js";
import { bookSession, recordAttendance, unbookSession } from "../../src/services/programme/attendance.js";
import { loadModules } from "../../src/services/programme/modules.js";
import { moveSession, type SessionChanges } from "../../src/services/programme/moveSession.js";
import { resolvePeople } from "../../src/services/programme/people.js";
import { addSession, cancelSession, listSessions } from "../../src/services/programme/sessions.js";
import { modulesOf, showProgramme, showSession } from "../../src/services/programme/showProgramme.js";
import type { Session } from "../../src/services/session.js";
import { auditTrail } from "../support/auditTrail.js";
import { rollPerson, seedPeople } from "../support/builders.js";
import { sessionOn } from "../support/session.js";
import { forEachStore } from "../support/stores.js";

const MONDAY = plainDate("2026-11-23");
const WEDNESDAY = plainDate("2026-12-02");
const at = (text: string) => parsePlainTime(text) as PlainTime;
const SAME: SessionChanges = { date: undefined, time: undefined, place: undefined, runBy: undefined, places: undefined };
const sentenced = (prisonerNumber: string, crd: string, prison = "MDI") =>
  rollPerson({ prisonerNumber, prison, facts: { dates: { crd: plainDate(crd) } } });

forEachStore("the programme", ({ makeStore }) => {
  let session: Session;
  beforeAll(async () => {
    const store = await makeStore();
    await seedPeople(
      store,
      [
        sentenced("A1001AA", "2027-03-10"),
        sentenced("A1002AC", "2026-12-01"),
        sentenced("A1003AD", "2027-03-10", "EYI"),
        sentenced("A1004AE", "2027-03-10"),
      ],
      MONDAY,
    );
    session = await sessionOn(store, { prisons: ["MDI"] });
  });
  const hold = (places = 8, time = "10:00", date: PlainDate = WEDNESDAY, module = "achieving_goals") =>
    addSession(session, { module, date, time: at(time), minutes: 60, place: "Room 2", runBy: "Jo", places });
  const clashesOf = async (id: string, person: string) => (await bookSession(session, id, [person]))[0]?.clashes.join("; ");

  it("books several people at once, and who is in stays in", async () => {
    const { id } = await hold();
    await bookSession(session, id, ["A1001AA", "A1004AE"]);
    await bookSession(session, id, ["A1001AA"]);
    expect((await showProgramme(session, id)).places.map((one) => one.prisonerNumber)).toEqual(["A1001AA", "A1004AE"]);
    expect((await listSessions(session, false)).find((one) => one.id === id)).toMatchObject({ booked: 2, places: 8 });
  });

  it("refuses a full session, books nobody, and offers the next with room", async () => {
    const day = plainDate("2026-12-07");
    const full = await hold(1, "09:00", day);
    const next = await hold(2, "14:00", day);
    await expect(bookSession(session, full.id, ["A1001AA", "A1004AE"])).rejects.toMatchObject({
      kind: "refused",
      message: "The session has only 1 place left, and 2 would be booked; nobody was.",
      hint: expect.stringContaining(next.id),
    });
    expect((await showProgramme(session, full.id)).places).toEqual([]);
  });

  it("has a place free again where somebody is taken out, and takes nobody out who is not in it", async () => {
    const { id } = await hold(1, "11:00", plainDate("2026-12-14"));
    await bookSession(session, id, ["A1001AA"]);
    await expect(unbookSession(session, id, ["A1001AA", "A1004AE"])).rejects.toMatchObject({ code: "NOT_BOOKED" });
    await expect(bookSession(session, id, ["A1004AE"])).rejects.toMatchObject({ code: "SESSION_FULL" });
    await unbookSession(session, id, ["A1001AA"]);
    await bookSession(session, id, ["A1004AE"]);
    expect((await showProgramme(session, id)).places.map((one) => one.prisonerNumber)).toEqual(["A1004AE"]);
    expect((await listSessions(session, false)).find((one) => one.id === id)).toMatchObject({ booked: 1 });
    const over = { ...session, asOf: plainDate("2026-12-15") };
    await expect(unbookSession(over, id, ["A1004AE"])).rejects.toMatchObject({ kind: "refused", code: "SESSION_OVER" });
  });

  it("says what is in the way: release, another prison, another session at that time", async () => {
    const day = plainDate("2026-12-09");
    const { id } = await hold(8, "10:00", day);
    expect(await clashesOf(id, "A1002AC")).toContain("release is expected on 2026-12-01");
    expect(await clashesOf(id, "A1003AD")).toBe("in EYI, and the session is at MDI");
    expect(await clashesOf(id, "A1004AE")).toBe("");
    const other = await hold(8, "10:59", day);
    expect(await clashesOf(other.id, "A1004AE")).toBe("in another session at 10:00 that day");
    const after = await hold(8, "11:00", day, "my_housing_solution");
    await cancelSession(session, other.id);
    expect(await clashesOf(after.id, "A1004AE")).toBe("");
  });

  describe("a session that is moved", () => {
    const EARLY = plainDate("2027-01-11");
    const LATER = plainDate("2027-01-18");
    const held = async (people: readonly string[], time: string) => {
      const { id } = await hold(3, time, EARLY);
      await bookSession(session, id, people);
      return id;
    };

    it("is on another day and in another place, and whoever is booked stays so and has to be told", async () => {
      const id = await held(["A1001AA", "A1004AE"], "08:00");
      const moved = await moveSession(session, id, { ...SAME, date: LATER, place: "Chapel" });
      expect(moved).toMatchObject({ date: LATER, time: "08:00", place: "Chapel", runBy: "Jo", places: 3, moved: true });
      expect(moved.people).toEqual([
        { prisonerNumber: "A1001AA", clashes: [] },
        { prisonerNumber: "A1004AE", clashes: [] },
      ]);
      expect(await showSession(session, id)).toMatchObject({
        title: "Achieving goals",
        session: { date: LATER, place: "Chapel" },
        places: [{ prisonerNumber: "A1001AA" }, { prisonerNumber: "A1004AE" }],
      });
    });

    it("says who cannot come on the new day", async () => {
      const id = await held(["A1004AE"], "09:00");
      const { people } = await moveSession(session, id, { ...SAME, date: plainDate("2027-03-11") });
      expect(people).toEqual([{ prisonerNumber: "A1004AE", clashes: ["release is expected on 2027-03-10"] }]);
    });

    it("is not moved for who is booked where only another runs it, or more can come", async () => {
      const id = await held(["A1001AA"], "10:00");
      expect(await moveSession(session, id, { ...SAME, runBy: "Ash", places: 9 })).toMatchObject({ moved: false, places: 9 });
    });

    it("leaves one line, with the fields that changed; what changes nothing leaves none", async () => {
      const id = await held([], "11:00");
      const before = (await auditTrail(session.store)).length;
      await moveSession(session, id, { ...SAME, time: at("11:30"), runBy: "Jo" });
      await moveSession(session, id, { ...SAME, time: at("11:30") });
      expect((await auditTrail(session.store)).slice(before)).toMatchObject([
        { action: "programme_session.change", record: id, details: { fields: ["time"] } },
      ]);
    });

    it.each<[string, SessionChanges, string, string]>([
      ["fewer places than are booked", { ...SAME, places: 1 }, "refused", "TOO_FEW_PLACES"],
      ["a day that is over", { ...SAME, date: plainDate("2026-11-22") }, "input", "DAY_PAST"],
      ["nothing", SAME, "usage", "NOTHING_GIVEN"],
      ["a place in more words than a line", { ...SAME, place: "x".repeat(201) }, "input", "INPUT_MISTAKES"],
    ])("is not given %s, and stays as it was", async (_, changes, kind, code) => {
      const id = await held(["A1001AA", "A1004AE"], "14:00");
      const before = await showSession(session, id);
      await expect(moveSession(session, id, changes)).rejects.toMatchObject({ kind, code });
      expect(await showSession(session, id)).toEqual(before);
    });

    it("may have just as many places as are booked", async () => {
      const id = await held(["A1001AA", "A1004AE"], "15:00");
      expect(await moveSession(session, id, { ...SAME, places: 2 })).toMatchObject({ places: 2, booked: 2 });
    });

    it("was neither cancelled nor held", async () => {
      const cancelled = await held([], "16:00");
      await cancelSession(session, cancelled);
      const to = { ...SAME, date: LATER };
      await expect(moveSession(session, cancelled, to)).rejects.toMatchObject({ kind: "refused", code: "SESSION_CANCELLED" });
      const over = await held(["A1001AA"], "17:00");
      const dayAfter = { ...session, asOf: plainDate("2027-01-12") };
      await expect(moveSession(dayAfter, over, to)).rejects.toMatchObject({ kind: "refused", code: "SESSION_HELD" });
      const onTheDay = { ...session, asOf: EARLY };
      await recordAttendance(onTheDay, over, ["A1001AA"], { came: false, took: undefined });
      await expect(moveSession(onTheDay, over, to)).rejects.toMatchObject({ kind: "refused", code: "SESSION_HELD" });
      await expect(moveSession(session, "no such", to)).rejects.toMatchObject({ kind: "notFound" });
    });
  });

  describe("who came", () => {
    const later = () => ({ ...session, asOf: WEDNESDAY });

    it("is not known before the day, and is recorded with what they took from it; it is an achievement, and not suggested again", async () => {
      const { id } = await hold(8, "15:00");
      await bookSession(session, id, ["A1001AA"]);
      const suggested = async (when: Session) => (await showProgramme(when, "A1001AA")).suggested.map(({ module }) => module.id);
      expect(await suggested(session)).toEqual(["understanding_my_licence", "achieving_goals", "my_housing_solution"]);
      const came = { came: true, took: "A first step" };
      await expect(recordAttendance(session, id, ["A1001AA"], came)).rejects.toMatchObject({ kind: "refused" });
      await recordAttendance(later(), id, ["A1001AA"], came);
      const attended = async () => (await modulesOf(session, "A1001AA", await loadModules(session.env), "en")).attended;
      expect(await attended()).toEqual([{ title: "Achieving goals", took: "A first step", on: WEDNESDAY }]);
      expect(await suggested(later())).toEqual(["understanding_my_licence", "my_housing_solution"]);
      await recordAttendance(later(), id, ["A1001AA"], { came: false, took: undefined });
      expect(await attended()).toEqual([]);
    });

    it("may be somebody who was not booked; who was not booked and did not come is a mistake", async () => {
      const { id } = await hold(8, "16:30");
      await expect(recordAttendance(later(), id, ["A1004AE"], { came: false, took: undefined })).rejects.toMatchObject({
        kind: "refused",
        message: expect.stringContaining("A1004AE"),
      });
      await recordAttendance(later(), id, ["A1004AE"], { came: true, took: undefined });
      await expect(cancelSession(session, id)).rejects.toMatchObject({ kind: "refused" });
    });
  });

  it("reads people from standard input, and names every one that cannot be found", async () => {
    const lines = (text: string) => Readable.from([text]);
    expect(await resolvePeople(session, ["-"], lines("A1001AA\r\n\nA1004AE\nA1001AA\n"))).toEqual(["A1001AA", "A1004AE"]);
    await expect(resolvePeople(session, ["-", "A1001AA"], lines("Z9998ZZ\nZ9999ZZ\n"))).rejects.toMatchObject({
      kind: "notFound",
      issues: [{ message: expect.stringContaining("Z9998ZZ") }, { message: expect.stringContaining("Z9999ZZ") }],
    });
  });

  it("refuses a module there is not, a day that is over, and a session of no one prison", async () => {
    await expect(hold(8, "10:00", WEDNESDAY, "no_such")).rejects.toMatchObject({ kind: "notFound" });
    await expect(hold(8, "10:00", plainDate("2026-11-22"))).rejects.toMatchObject({ kind: "input" });
    const anywhere = { ...session, prisons: [] };
    const given = { module: "achieving_goals", date: WEDNESDAY, time: at("10:00"), minutes: 60, place: "", runBy: "", places: 1 };
    await expect(addSession(anywhere, given)).rejects.toMatchObject({ kind: "usage" });
  });
});
