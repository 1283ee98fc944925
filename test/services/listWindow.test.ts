import { beforeAll, describe, expect, it } from "vitest";
import type { RollPerson } from "../../src/domain/person.js";
import { addDays, plainDate } from "../../src/domain/plainDate.js";
import { listWindow, type WindowQuestion } from "../../src/services/listWindow.js";
import type { Session } from "../../src/services/session.js";
import type { Store } from "../../src/store/store.js";
import { rollPerson, seedPeople } from "../support/builders.js";
import { sessionOn } from "../support/session.js";
import { forEachStore } from "../support/stores.js";

const SUNDAY = plainDate("2026-11-22");
const MONDAY = plainDate("2026-11-23");

/** Somebody whose conditional release date is so many days from Monday. */
function withDaysToGo(prisonerNumber: string, days: number, wish: Parameters<typeof rollPerson>[0] = {}): RollPerson {
  const { facts, ...rest } = wish;
  return rollPerson({ prisonerNumber, ...rest, facts: { dates: { crd: addDays(MONDAY, days) }, ...facts } });
}

const OPEN = withDaysToGo("A1001AA", 44, {
  lastName: "Llŷr",
  location: "B-2-007",
  facts: { dates: { crd: addDays(MONDAY, 44) }, receptionDate: plainDate("2025-03-03") },
});
const OPEN_SOONER = withDaysToGo("A1002AC", 9);
const OPEN_SAME_DAY = withDaysToGo("A1000AD", 44);
const ELSEWHERE = withDaysToGo("A1003AD", 60, { prison: "EYI" });
const OVERDUE = withDaysToGo("A1004AE", -7);
const HELD = withDaysToGo("A1005AF", -7, { facts: { immigrationHold: true, dates: { crd: addDays(MONDAY, -7) } } });
const ENTERING_TODAY = withDaysToGo("A1006AG", 84);
const ENTERING_IN_7 = withDaysToGo("A1007AH", 91);
const ENTERING_IN_8 = withDaysToGo("A1008AJ", 92);
const FAR_OFF = withDaysToGo("A1009AK", 900);
const NO_DATE = rollPerson({ prisonerNumber: "A1010AL" });
const REMAND = rollPerson({ prisonerNumber: "A1011AM", facts: { legalStatus: "REMAND" } });
const IMMIGRATION = rollPerson({ prisonerNumber: "A1012AN", facts: { legalStatus: "IMMIGRATION_DETAINEE" } });
const LIFE = rollPerson({ prisonerNumber: "A1013AP", facts: { legalStatus: "INDETERMINATE_SENTENCE" } });
const RELEASED = withDaysToGo("A1014AQ", -3, {
  facts: { releasedOn: addDays(MONDAY, -3), dates: { crd: addDays(MONDAY, -3) } },
});
const EVERYONE = [
  ...[FAR_OFF, OPEN, OPEN_SOONER, OPEN_SAME_DAY, ELSEWHERE, OVERDUE, HELD, ENTERING_TODAY, ENTERING_IN_7, ENTERING_IN_8],
  ...[NO_DATE, REMAND, IMMIGRATION, LIFE, RELEASED],
];

const MORNING: WindowQuestion = { entering: 7, states: [], all: false };

forEachStore("the window list", ({ makeStore }) => {
  let store: Store;
  let session: Session;
  beforeAll(async () => {
    store = await makeStore();
    await seedPeople(store, EVERYONE, SUNDAY);
    session = await sessionOn(store);
  });
  const numbersOf = async (question: Partial<WindowQuestion>, wish: Partial<Session> = {}) =>
    (await listWindow({ ...session, ...wish }, { ...MORNING, ...question })).items.map((row) => row.prisonerNumber);

  it("has those in the window, overdue and held, then those who enter within a week, whose release comes first first", async () => {
    const { items, notShown } = await listWindow(session, MORNING);
    expect(items.map(({ prisonerNumber, state }) => [prisonerNumber, state])).toEqual([
      ["A1002AC", "open"],
      ["A1000AD", "open"],
      ["A1001AA", "open"],
      ["A1003AD", "open"],
      ["A1006AG", "open"],
      ["A1004AE", "overdue"],
      ["A1005AF", "held_after_release_date"],
      ["A1007AH", "not_open"],
    ]);
    expect(Object.fromEntries(notShown)).toEqual({
      not_open: 2,
      no_date: 1,
      unsentenced: 1,
      immigration_no_date: 1,
      indeterminate_no_date: 1,
      released: 1,
    });
  });

  it("says of a person what decided, and how the work stands", async () => {
    const { items } = await listWindow(session, MORNING);
    const row = items.find((one) => one.prisonerNumber === "A1001AA");
    expect(row).toEqual({
      prisonerNumber: "A1001AA",
      name: "LLŶR, Ioan",
      prison: "MDI",
      location: "B-2-007",
      state: "open",
      basis: "CRD",
      earliestDate: "2027-01-06",
      windowStart: "2026-10-14",
      nextBasis: "CRD",
      nextDate: "2027-01-06",
      releaseStatutory: "2027-01-06",
      releaseExpected: "2027-01-06",
      daysToRelease: 44,
      flags: [],
      screenings: {
        bcst1: { status: "not_due" },
        bcst2: { status: "not_due" },
        bcst3: { status: "overdue", dueOn: "2026-10-14" },
      },
      plan: { status: "none" },
      openReferrals: 0,
      highIntensity: "none",
      nextDeadline: {
        code: "duty_to_refer",
        label: expect.any(String),
        state: "overdue",
        opensOn: "2026-10-14",
        dueOn: "2026-11-11",
      },
    });
  });

  it("counts the days to the day the person walks out, below nothing where it has passed", async () => {
    const { items } = await listWindow(session, { ...MORNING, all: true });
    const daysOf = (number: string) => items.find((row) => row.prisonerNumber === number)?.daysToRelease;
    expect([daysOf("A1002AC"), daysOf("A1004AE"), daysOf("A1010AL")]).toEqual([9, -7, undefined]);
  });

  it.each<[string, Partial<WindowQuestion>, readonly string[]]>([
    ["those who enter within so many days", { entering: 8 }, ["A1007AH", "A1008AJ"]],
    ["those who enter today, with 0 days", { entering: 0 }, []],
  ])("also has %s", async (_, question, entering) => {
    const { items } = await listWindow(session, { ...MORNING, ...question });
    expect(items.filter((row) => row.state === "not_open").map((row) => row.prisonerNumber)).toEqual(entering);
  });

  it.each<[string, Partial<WindowQuestion>, readonly string[]]>([
    ["one state", { states: ["no_date"] }, ["A1010AL"]],
    [
      "several states",
      { states: ["unsentenced", "immigration_no_date", "indeterminate_no_date"] },
      ["A1011AM", "A1012AN", "A1013AP"],
    ],
    ["somebody who was released", { states: ["released"] }, ["A1014AQ"]],
  ])("has, where it is asked for, %s", async (_, question, numbers) => {
    expect(await numbersOf(question)).toEqual(numbers);
  });

  it("has everyone on the roll, where everyone is asked for, those without a date last but for the released", async () => {
    const numbers = await numbersOf({ all: true });
    expect(numbers).toHaveLength(EVERYONE.length);
    expect(numbers.slice(-6)).toEqual(["A1009AK", "A1010AL", "A1011AM", "A1012AN", "A1013AP", "A1014AQ"]);
  });

  it("is narrowed to prisons", async () => {
    expect(await numbersOf({}, { prisons: ["EYI"] })).toEqual(["A1003AD"]);
    expect(await numbersOf({ all: true }, { prisons: ["WWI"] })).toEqual([]);
  });

  it("is of the day that is asked about, also one long after the last roll", async () => {
    expect(await numbersOf({ states: ["overdue"] }, { asOf: addDays(MONDAY, 50) })).toContain("A1001AA");
    expect(await numbersOf({ all: true }, { asOf: addDays(SUNDAY, -1) })).toEqual([]);
  });

  it("stops where it is asked to", async () => {
    await expect(listWindow({ ...session, signal: AbortSignal.abort(new Error("stopped")) }, MORNING)).rejects.toThrow("stopped");
  });

  it("leaves one line in the audit trail: what was asked, how many, and nobody's name or number", async () => {
    const { entries } = await store.verifyAudit();
    await listWindow(session, MORNING);
    const lines = [];
    for await (const batch of store.read.audit.entriesAfter(entries)) lines.push(...batch);
    expect(lines).toHaveLength(1);
    expect(JSON.stringify(lines)).toContain("window.list");
    expect(JSON.stringify(lines)).not.toMatch(/A1001AA|Llŷr/i);
  });

  describe("with what the team has recorded", () => {
    beforeAll(async () => {
      const recorded = { prisonerNumber: "A1001AA", recordedOn: MONDAY };
      await store.write("jwood", "set up", async (tx) => {
        const worker = { fullName: "Jo Wood", organisation: "", phone: "", active: true };
        await tx.workers.set({ ...worker, name: "jwood", role: "resettlement_worker" });
        await tx.workers.set({ ...worker, name: "rpatel", role: "pom" });
        await tx.assignments.assign({ ...recorded, worker: "rpatel", role: "pom", from: MONDAY });
        await tx.assignments.assign({ ...recorded, worker: "jwood", role: "resettlement_worker", from: MONDAY });
        await tx.screenings.record(
          { ...recorded, kind: "bcst3", template: "bcst3", templateVersion: "1", completedOn: MONDAY, answers: {} },
          {},
        );
        const referral = { kind: "service", pathway: "accommodation", service: "Testford Housing", publicLabel: "" } as const;
        const asked = { ...recorded, ...referral, reason: "", consent: true, madeOn: MONDAY, answerWithinDays: 10 };
        await tx.referrals.record(asked, { state: "made", note: "" });
        await tx.referrals.record({ ...asked, service: "Riverside" }, { state: "withdrawn", note: "" });
      });
    });

    it("loses nobody, whatever was asked: who is not shown is counted", async () => {
      const questions: Partial<WindowQuestion>[] = [
        ...[{}, { all: true }, { entering: 400 }, { states: ["no_date"] as const }, { worker: "jwood" }, { worker: "nobody" }],
        ...[{ missing: "bcst3" as const }, { missing: "plan" as const }, { all: true, missing: "referral" as const }],
        { changedSince: SUNDAY },
      ];
      for (const question of questions) {
        const { items, notShown } = await listWindow(session, { ...MORNING, ...question });
        const counted = [...notShown.values()].reduce((sum, people) => sum + people, items.length);
        expect(counted, JSON.stringify(question)).toBe(EVERYONE.length);
      }
    });

    it("says who oversees the case, which screening is done, and how many referrals are open", async () => {
      const { items } = await listWindow(session, { ...MORNING, worker: "jwood" });
      expect(items).toMatchObject([
        {
          prisonerNumber: "A1001AA",
          worker: "jwood",
          openReferrals: 1,
          highIntensity: "none",
          screenings: { bcst3: { status: "done", dueOn: "2026-10-14", doneOn: MONDAY } },
        },
      ]);
    });

    it.each<[string, Partial<WindowQuestion>, boolean]>([
      ["a worker in any role", { worker: "rpatel" }, true],
      ["another worker", { worker: "aking" }, false],
      ["no BCST3", { missing: "bcst3" }, false],
      ["no plan", { missing: "plan" }, true],
      ["no referral that is open", { missing: "referral" }, false],
    ])("is narrowed to people with %s", async (_, question, isShown) => {
      const numbers = await numbersOf(question);
      expect(numbers.includes("A1001AA")).toBe(isShown);
      expect(numbers.includes("A1002AC")).toBe(question.worker === undefined);
    });

    it("does not know on Sunday what was done on Monday", async () => {
      const { items } = await listWindow({ ...session, asOf: SUNDAY }, { ...MORNING, all: true });
      const row = items.find((one) => one.prisonerNumber === "A1001AA");
      expect(row).toMatchObject({ openReferrals: 0, screenings: { bcst3: { status: "overdue" } } });
      expect(row).not.toHaveProperty("worker");
    });
  });
});

forEachStore("the window list of what changed since a day", ({ makeStore }) => {
  it("has those who are new, whose state is another, or whose window or next date moved; nobody else", async () => {
    const store = await makeStore();
    await seedPeople(store, [OPEN, OPEN_SOONER, FAR_OFF, ENTERING_TODAY, NO_DATE], SUNDAY);
    const movedDate = withDaysToGo("A1002AC", 30);
    const nowDated = withDaysToGo("A1010AL", 500);
    const otherCell = { ...FAR_OFF, location: "C-1-001" };
    await seedPeople(store, [OPEN, movedDate, otherCell, ENTERING_TODAY, nowDated, OVERDUE], MONDAY);
    const { items } = await listWindow(await sessionOn(store), { ...MORNING, changedSince: SUNDAY });
    expect(items.map((row) => row.prisonerNumber).sort()).toEqual(["A1002AC", "A1004AE", "A1006AG", "A1010AL"]);
  });
});
