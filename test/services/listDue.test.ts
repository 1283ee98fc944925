import { beforeAll, describe, expect, it } from "vitest";
import type { RollPerson } from "../../src/domain/person.js";
import { addDays, plainDate } from "../../src/domain/plainDate.js";
import type { PlainTime } from "../../src/domain/plainTime.js";
import { type DueQuestion, type DueRow, listDue } from "../../src/services/listDue.js";
import type { Session } from "../../src/services/session.js";
import type { Store } from "../../src/store/store.js";
import { rollPerson, seedPeople } from "../support/builders.js";
import { sessionOn } from "../support/session.js";
import { forEachStore } from "../support/stores.js";

const FIRST_ROLL = plainDate("2026-11-16");
const SUNDAY = plainDate("2026-11-22");
const MONDAY = plainDate("2026-11-23");

function received(prisonerNumber: string, on: string, crd: string, wish: Partial<RollPerson> = {}): RollPerson {
  const { facts: _, ...rest } = wish;
  return rollPerson({ prisonerNumber, ...rest, facts: { receptionDate: plainDate(on), dates: { crd: plainDate(crd) } } });
}

/** Here for years, out on 24 December: the plan has to be agreed by 10 December. */
const LEAVING = received("A1001AA", "2024-01-15", "2026-12-24", { lastName: "Young" });
/** Came in on Friday, out in years. */
const NEW = received("A1002AC", "2026-11-20", "2029-03-07", { lastName: "Adeyemi" });
/** Here since before the first roll, out in years. */
const LONG_HERE = received("A1003AD", "2026-10-01", "2029-03-07", { lastName: "Begum" });
const ELSEWHERE = received("A1004AE", "2026-11-20", "2029-03-07", { prison: "EYI", lastName: "Carrick" });
const ALL: DueQuestion = {};

forEachStore("what is due where rolls give no day of reception", ({ makeStore }) => {
  let store: Store;
  const noReception = (number: string) => rollPerson({ prisonerNumber: number, prison: "HEI", facts: { dates: { crd: plainDate("2029-03-07") } } }); // biome-ignore format: one line
  beforeAll(async () => {
    store = await makeStore();
    await seedPeople(store, [noReception("A2001AA")], FIRST_ROLL);
    await seedPeople(store, [noReception("A2001AA"), noReception("A2002AC")], SUNDAY);
  });

  it("is not a reception screening of everyone on the prison's first roll, only of who has come in since", async () => {
    const asOf = addDays(SUNDAY, 21);
    const rows = await listDue(await sessionOn(store, { asOf }), ALL);
    expect(rows.map(({ prisonerNumber, code, state }) => `${prisonerNumber} ${code} ${state}`)).toEqual([
      "A2002AC bcst1 overdue",
      "A2002AC bcst2 overdue",
    ]);
    const [bcst1] = await listDue(await sessionOn(store, { asOf }), { ...ALL, person: "A2001AA" });
    expect(bcst1).toMatchObject({ state: "not_applicable", reason: expect.stringContaining("no day of reception") });
  });
});

forEachStore("what is due", ({ makeStore }) => {
  let store: Store;
  let session: Session;
  beforeAll(async () => {
    store = await makeStore();
    session = await sessionOn(store);
    await seedPeople(store, [LEAVING, LONG_HERE], FIRST_ROLL);
    await seedPeople(store, [LEAVING, LONG_HERE, NEW, ELSEWHERE], SUNDAY);
  });
  const due = (question: Partial<DueQuestion> = {}, wish: Partial<Session> = {}) =>
    listDue({ ...session, ...wish }, { ...ALL, ...question });
  const brief = (rows: readonly DueRow[]) => rows.map(({ prisonerNumber, code, state }) => `${prisonerNumber} ${code} ${state}`);

  it("is what is overdue by how harmful it is, then what will be missed first; what has no last day comes last", async () => {
    const rows = await due();
    expect(rows.map(({ daysLeft }) => daysLeft)).toEqual([-26, -53, 0, 0, 7, 7, 16, 16, 16, undefined]);
    expect(brief(rows)).toEqual([
      "A1001AA duty_to_refer overdue",
      "A1001AA bcst3 overdue",
      "A1002AC bcst1 due",
      "A1004AE bcst1 due",
      "A1002AC bcst2 due",
      "A1004AE bcst2 due",
      "A1001AA plan_agreed due",
      "A1001AA universal_credit due",
      "A1001AA review due",
      "A1001AA id_application due",
    ]);
  });

  it("is, day by day, in order of the day", async () => {
    const days = (await due({ order: "day" })).map((row) => row.dueOn ?? row.closesOn ?? "9999-12-31");
    expect(days).toEqual([...days].sort());
  });

  it("is only what is in the states asked for", async () => {
    expect(brief(await due({ states: ["closed", "overdue"] }))).toEqual([
      "A1001AA duty_to_refer overdue",
      "A1001AA bcst3 overdue",
      "A1001AA bank_account closed",
    ]);
    expect(brief(await due({ person: "A1001AA", states: ["closed"] }))).toEqual(["A1001AA bank_account closed"]);
  });

  it("is, person by person, in order of name", async () => {
    const rows = await due({ order: "person" });
    expect([...new Set(rows.map((row) => row.name))]).toEqual(["ADEYEMI, Ioan", "CARRICK, Ioan", "YOUNG, Ioan"]);
    expect(rows.map((row) => row.prisonerNumber)).toEqual(
      [...rows.map((row) => row.prisonerNumber)].sort((a, b) => rank(a) - rank(b)),
    );
  });
  const rank = (number: string) => ["A1002AC", "A1004AE", "A1001AA"].indexOf(number);

  it.each([
    ["a day", "2026-11-23", ["A1001AA duty_to_refer overdue", "A1001AA bcst3 overdue", "A1002AC bcst1 due", "A1004AE bcst1 due"]],
    ["an earlier day", "2026-11-22", ["A1001AA duty_to_refer overdue", "A1001AA bcst3 overdue"]],
    ["a day so early that nothing was due", "2026-08-01", []],
  ])("until %s is what falls due by it", async (_, until, expected) => {
    expect(brief(await due({ until: plainDate(until) }))).toEqual(expected);
  });

  it("never is a screening that fell due before the first roll of the prison", async () => {
    expect(brief(await due({ person: "A1003AD" })).filter((line) => line.includes("bcst"))).toEqual([
      "A1003AD bcst1 not_applicable",
      "A1003AD bcst2 not_applicable",
      "A1003AD bcst3 not_due",
    ]);
    const [first] = await due({ person: "A1003AD" });
    expect(first?.reason).toContain("before these records begin on 2026-11-16");
  });

  it("is asked for where somebody was received after the first roll, also long overdue", async () => {
    const rows = await due({ person: "A1002AC" }, { asOf: addDays(MONDAY, 30) });
    expect(brief(rows).slice(0, 2)).toEqual(["A1002AC bcst1 overdue", "A1002AC bcst2 overdue"]);
  });

  it("is, for one person, every deadline with why it is what it is", async () => {
    const rows = await due({ person: "young" });
    expect(rows).toHaveLength(15);
    for (const row of rows) expect(row).toMatchObject({ prisonerNumber: "A1001AA", reason: expect.stringMatching(/\.$/), source: expect.any(String) }); // biome-ignore format: one claim
  });

  it("is narrowed to prisons", async () => {
    expect(brief(await due({}, { prisons: ["EYI"] }))).toEqual(["A1004AE bcst1 due", "A1004AE bcst2 due"]);
  });

  it("says so where nobody has the number", async () => {
    await expect(due({ person: "Z9999ZZ" })).rejects.toMatchObject({ kind: "notFound" });
  });

  it("leaves one line: of a list how many, of a person whose", async () => {
    const { entries } = await store.verifyAudit();
    await due();
    await due({ person: "A1001AA" });
    const lines = [];
    for await (const batch of store.read.audit.entriesAfter(entries)) lines.push(...batch);
    expect(lines).toMatchObject([{ action: "due.list" }, { action: "due.list", subject: "A1001AA" }]);
  });

  describe("once things are done", () => {
    const recorded = { prisonerNumber: "A1001AA", recordedOn: MONDAY };
    beforeAll(async () => {
      await store.write("jwood", "set up", async (tx) => {
        const worker = { name: "jwood", fullName: "Jo Wood", role: "hito", organisation: "", phone: "", active: true } as const;
        await tx.workers.set(worker);
        await tx.assignments.assign({ ...recorded, worker: "jwood", role: "hito", from: MONDAY });
        const screening = { ...recorded, kind: "bcst3", template: "bcst3", templateVersion: "1", answers: {} } as const;
        await tx.screenings.record({ ...screening, completedOn: MONDAY }, {});
        const asked = { ...recorded, pathway: "accommodation", service: "Council", publicLabel: "", reason: "" } as const;
        const referral = { ...asked, consent: true, madeOn: MONDAY, answerWithinDays: 10 };
        await tx.referrals.record({ ...referral, kind: "duty_to_refer" }, { state: "made", note: "" });
        await tx.referrals.record({ ...referral, kind: "id_application" }, { state: "draft", note: "" });
      });
    });

    it("is no longer what was done; a referral that was only drafted is still to be made", async () => {
      expect(brief(await due({ worker: "jwood" }))).toEqual([
        "A1001AA plan_agreed due",
        "A1001AA universal_credit due",
        "A1001AA review due",
        "A1001AA id_application due",
      ]);
    });

    it("is no longer an appointment for Universal Credit that is booked for release day; one on another day is not enough", async () => {
      const other = { title: "Jobcentre", publicLabel: "", time: "10:00" as PlainTime, minutes: 30, means: "in_person", place: "", postcode: "", with: "", organisation: "", phone: "", requiredByLicence: false, notes: "", status: "booked" } as const; // biome-ignore format: one thing
      const book = (date: string) =>
        store.write("jwood", "set up", (tx) =>
          tx.appointments.record({ ...recorded, ...other, kind: "benefits", date: plainDate(date) }),
        );
      const clock = async () => (await due({ person: "A1001AA" })).find(({ code }) => code === "universal_credit");
      await book("2026-12-30");
      expect(await clock()).toMatchObject({ state: "due", reason: expect.stringContaining("2026-12-30 is on neither day.") });
      await book("2026-12-24");
      expect(await clock()).toMatchObject({ state: "done", reason: expect.stringContaining("booked for 2026-12-24") });
    });

    it("is a tenancy to keep or close, until all of it has been seen to", async () => {
      const clock = async () => (await due({ person: "A1002AC" })).find(({ code }) => code === "tenancy");
      expect(await clock()).toMatchObject({ state: "not_applicable" });
      const home = { prisonerNumber: "A1002AC", recordedOn: MONDAY, pathway: "accommodation", urgency: "immediate", restricted: false, note: "" } as const; // biome-ignore format: one thing
      const need = await store.write("jwood", "set up", (tx) =>
        tx.needs.record({ ...home, need: "close_tenancy", status: "not_started" }),
      );
      expect(await clock()).toMatchObject({ state: "due", dueOn: "2026-11-30" });
      await store.write("jwood", "set up", (tx) => tx.needs.change(need.id, { status: "met" }));
      expect(await clock()).toMatchObject({ state: "done" });
    });

    it("was still due on the day before", async () => {
      expect(brief(await due({}, { asOf: SUNDAY }))).toContain("A1001AA bcst3 overdue");
    });

    it("names who oversees the case, and is narrowed to a worker's people", async () => {
      expect((await due({ worker: "jwood" }))[0]).toMatchObject({ worker: "jwood" });
      expect(await due({ worker: "aking" })).toEqual([]);
    });

    it("is asked for anew where somebody is back after they had left", async () => {
      const others = [LONG_HERE, NEW, ELSEWHERE];
      await seedPeople(store, others, addDays(MONDAY, 1));
      const back = received("A1001AA", "2026-11-26", "2026-12-24", { lastName: "Young" });
      await seedPeople(store, [...others, back], addDays(MONDAY, 3));
      const rows = await due({ person: "A1001AA" }, { asOf: addDays(MONDAY, 3) });
      expect(brief(rows)).toContain("A1001AA bcst1 due");
      expect(brief(rows).find((line) => line.includes("bcst3"))).not.toContain("done");
      expect(brief(rows).find((line) => line.includes("duty_to_refer"))).not.toContain("done");
    });
  });
});
