import { describe, expect, it } from "vitest";
import { addDays, plainDate } from "../../src/domain/plainDate.js";
import { listDue } from "../../src/services/listDue.js";
import { listWindow } from "../../src/services/listWindow.js";
import { releasePerson, undoRelease } from "../../src/services/releasePerson.js";
import type { Session } from "../../src/services/session.js";
import { showHistory } from "../../src/services/showHistory.js";
import { showPerson } from "../../src/services/showPerson.js";
import { rollPerson, seedPeople } from "../support/builders.js";
import { sessionOn } from "../support/session.js";
import { forEachStore } from "../support/stores.js";

const MONDAY = plainDate("2026-11-23");
const NUMBER = "A1234BC";
const marsh = (receptionDate = "2026-03-02") =>
  rollPerson({ facts: { dates: { crd: MONDAY }, receptionDate: plainDate(receptionDate) } });
const WINDOW = { entering: 0, states: [], all: true };
const released = { end: "released", reason: "", on: MONDAY } as const;

forEachStore("a release", ({ makeStore }) => {
  const open = async (): Promise<Session> => {
    const store = await makeStore();
    await seedPeople(store, [marsh()], addDays(MONDAY, -7));
    return sessionOn(store);
  };
  const on = (session: Session, day: number): Session => ({ ...session, asOf: addDays(MONDAY, day) });
  const dueCodes = async (session: Session) =>
    (await listDue(session, { order: "day" })).map(({ code, dueOn }) => `${code} ${dueOn}`);

  it("starts what is counted from it, whether the roll still has the person or not", async () => {
    const session = await open();
    await releasePerson(session, NUMBER, released);
    expect(await dueCodes(on(session, 1))).toContain("first_night 2026-11-24");
    await seedPeople(session.store, [], addDays(MONDAY, 1));
    expect(await dueCodes(on(session, 1))).toEqual(["first_night 2026-11-24"]);
    expect(await dueCodes(on(session, 43))).toContain("employment_6_weeks 2027-01-04");
    expect((await showHistory(on(session, 2), NUMBER)).stays).toMatchObject([{ endedOn: MONDAY, end: "released" }]);
    expect(await showPerson(on(session, 2), NUMBER)).toMatchObject({ release: { on: MONDAY, end: "released" } });
  });

  it("takes the person out of the window, and taking it back puts them in again", async () => {
    const session = await open();
    await releasePerson(session, NUMBER, released);
    expect((await listWindow(session, WINDOW)).items).toMatchObject([{ state: "released" }]);
    await undoRelease(session, NUMBER);
    expect((await listWindow(session, WINDOW)).items).toMatchObject([{ state: "open" }]);
    await expect(undoRelease(session, NUMBER)).rejects.toMatchObject({ code: "NO_RELEASE" });
    expect(await showPerson(session, NUMBER)).not.toHaveProperty("release");
  });

  it("is over when the person is on a roll again", async () => {
    const session = await open();
    await releasePerson(session, NUMBER, released);
    await seedPeople(session.store, [], addDays(MONDAY, 1));
    await seedPeople(session.store, [marsh("2026-12-20")], addDays(MONDAY, 30));
    const later = on(session, 30);
    expect((await dueCodes(later)).filter((code) => code.startsWith("first_night"))).toEqual([]);
    expect(await showPerson(later, NUMBER)).not.toHaveProperty("release");
    expect((await showHistory(later, NUMBER)).stays.map(({ end }) => end)).toEqual(["released", undefined]);
    await releasePerson(later, NUMBER, { ...released, on: later.asOf });
    expect((await showHistory(later, NUMBER)).stays.map(({ end }) => end)).toEqual(["released", "released"]);
  });

  it("is over when the roll that never lost the person says that they came in since", async () => {
    const session = await open();
    await releasePerson(session, NUMBER, released);
    await seedPeople(session.store, [marsh("2026-12-20")], addDays(MONDAY, 30));
    expect((await listWindow(on(session, 30), WINDOW)).items[0]?.state).not.toBe("released");
  });

  it("that is none asks for no outcomes", async () => {
    const session = await open();
    await releasePerson(session, NUMBER, { ...released, end: "died" });
    await seedPeople(session.store, [], addDays(MONDAY, 1));
    expect(await dueCodes(on(session, 5))).toEqual([]);
  });

  describe("is refused", () => {
    it.each([
      ["before they came in", { ...released, on: plainDate("2025-01-06") }, "RELEASE_BEFORE_RECEPTION"],
      ["for a day that has not come", { ...released, on: addDays(MONDAY, 1) }, "DAY_AHEAD"],
    ])("%s", async (_, given, code) => {
      await expect(releasePerson(await open(), NUMBER, given)).rejects.toMatchObject({ code });
    });

    it("twice", async () => {
      const session = await open();
      await releasePerson(session, NUMBER, released);
      const again = releasePerson(session, NUMBER, { ...released, on: addDays(MONDAY, -1) });
      await expect(again).rejects.toMatchObject({ kind: "refused", code: "RELEASED_ALREADY" });
    });
  });
});
