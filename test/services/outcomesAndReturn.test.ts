import { describe, expect, it } from "vitest";
import { countFigures } from "../../src/domain/outcomeFigures.js";
import { countOutcome, type OutcomeCode } from "../../src/domain/outcomes.js";
import { addDays, addMonths, plainDate } from "../../src/domain/plainDate.js";
import { addWorker } from "../../src/services/addWorker.js";
import { assignWorkers } from "../../src/services/assignWorkers.js";
import { decideHighIntensity, listHighIntensity } from "../../src/services/highIntensity.js";
import { listDue } from "../../src/services/listDue.js";
import { listWindow } from "../../src/services/listWindow.js";
import { recordOutcomes, showOutcomes } from "../../src/services/recordOutcomes.js";
import { releasePerson } from "../../src/services/releasePerson.js";
import { reportCaseload } from "../../src/services/reportCaseload.js";
import { reportOutcomes } from "../../src/services/reportOutcomes.js";
import type { Session } from "../../src/services/session.js";
import { showPerson } from "../../src/services/showPerson.js";
import { rollPerson, seedPeople } from "../support/builders.js";
import { sessionOn } from "../support/session.js";
import { forEachStore } from "../support/stores.js";

const MONDAY = plainDate("2026-11-23");
const [MARSH, HILL] = ["A1234BC", "A2345CD"] as const;
const released = { end: "released", reason: "", on: MONDAY } as const;
const at = (session: Session, asOf: Session["asOf"]): Session => ({ ...session, asOf });

forEachStore("after release", ({ makeStore }) => {
  /** Two people released on Monday from two prisons; one of them is gone from the roll. */
  const open = async (): Promise<Session> => {
    const store = await makeStore();
    const marsh = rollPerson({ prisonerNumber: MARSH });
    await seedPeople(store, [marsh, rollPerson({ prisonerNumber: HILL, prison: "EYI" })], addDays(MONDAY, -30));
    const session = await sessionOn(store);
    await releasePerson(session, MARSH, released);
    await releasePerson(session, HILL, released);
    await seedPeople(store, [marsh], addDays(MONDAY, 1));
    return session;
  };

  it("unknown is an answer, a correction keeps the earlier one, and what was due is done", async () => {
    const session = at(await open(), addDays(MONDAY, 1));
    await recordOutcomes(session, HILL, { values: { first_night: "unknown" } });
    const { outcomes, earlier } = await recordOutcomes(session, HILL, {
      values: { first_night: "hostel", first_appointment: "kept" },
    });
    expect(outcomes.map(({ record }) => record?.value)).toEqual(["hostel", undefined, undefined, undefined, undefined, "kept"]);
    expect(earlier.map(({ value }) => value)).toEqual(["unknown"]);
    const due = await listDue(session, { order: "day" });
    expect(due.map(({ code, prisonerNumber }) => `${prisonerNumber} ${code}`)).toEqual([`${MARSH} first_night`]);
  });

  it("nothing is told before it can be, of a release that is none, or with an answer that is none", async () => {
    const session = await open();
    const early = recordOutcomes(session, HILL, { values: { accommodation_3_months: "yes", employment_6_weeks: "no" } });
    await expect(early).rejects.toMatchObject({
      issues: [{ column: "--settled-at-three-months" }, { column: "--work-at-six-weeks" }],
    });
    await expect(showOutcomes(session, HILL, addDays(MONDAY, -1))).rejects.toMatchObject({ code: "NOT_RELEASED" });
    await expect(recordOutcomes(session, HILL, { values: { first_night: "castle" } })).rejects.toMatchObject({ kind: "input" });
  });

  it("figures leave the unknown out of the base and show it beside, by prison and period", async () => {
    const session = at(await open(), addDays(MONDAY, 2));
    await recordOutcomes(session, MARSH, { values: { first_night: "supported" } });
    await recordOutcomes(session, HILL, { values: { first_night: "unknown" } });
    const { figures, endsNotSaid } = await reportOutcomes(session, {});
    const nights = figures.filter(({ outcome }) => outcome === "first_night");
    expect(nights).toMatchObject([
      { releases: 2, due: 2, yes: 1, no: 0, unknown: 1, notRecorded: 0, percent: 100 },
      { prison: "EYI", releases: 1, unknown: 1 },
      { prison: "MDI", releases: 1, yes: 1 },
    ]);
    expect(nights[1]).not.toHaveProperty("percent");
    expect(endsNotSaid).toBe(0);
    expect((await reportOutcomes(session, { until: addDays(MONDAY, -1) })).figures[0]).toMatchObject({ releases: 0 });
    const one = await reportOutcomes({ ...session, prisons: ["EYI"] }, {});
    expect(one.figures).toHaveLength(6);
    expect(one.figures.find(({ outcome }) => outcome === "employment_6_weeks")).toMatchObject({ due: 0, notRecorded: 0 });
  });

  it("ends that nobody has said are counted beside, not as releases", async () => {
    const store = await makeStore();
    await seedPeople(store, [rollPerson()], MONDAY);
    await seedPeople(store, [], addDays(MONDAY, 1));
    const report = await reportOutcomes(await sessionOn(store, { asOf: addDays(MONDAY, 2) }), {});
    expect(report).toMatchObject({ endsNotSaid: 1, figures: [{ releases: 0 }, {}, {}, {}, {}, {}] });
  });

  it("the caseload counts them for three months, and says who has left", async () => {
    const session = at(await open(), addDays(MONDAY, 2));
    await addWorker(session, "jo", { fullName: "Jo", role: "hito", active: true });
    await assignWorkers(session, [HILL], { worker: "jo" });
    await addWorker(session, "jo", { active: false });
    const [jo, nobody] = await reportCaseload(session);
    expect(jo).toMatchObject({ worker: "jo", active: false, roles: ["hito"], people: 1, released: 1, overdue: 1 });
    expect(nobody).toMatchObject({ fullName: "(no worker)", people: 1 });
    expect(await reportCaseload(at(session, addMonths(MONDAY, 4)))).toEqual([]);
  });
});

forEachStore("high intensity", ({ makeStore }) => {
  const here = (receptionDate: string) => rollPerson({ facts: { receptionDate: plainDate(receptionDate) } });
  const open = async (): Promise<Session> => {
    const store = await makeStore();
    for (const day of ["2025-06-02", "2026-02-02", "2026-11-02"]) {
      await seedPeople(store, [here(day)], plainDate(day));
      if (day !== "2026-11-02") await seedPeople(store, [], addDays(plainDate(day), 40));
    }
    return sessionOn(store);
  };

  it("is proposed with the receptions that were counted, and shown on the list and the page", async () => {
    const session = await open();
    const [row] = await listHighIntensity(session);
    expect(row).toMatchObject({ state: "proposed", reason: expect.stringContaining("3 receptions in 24 months: 2025-06-02") });
    expect((await showPerson(session, MARSH)).highIntensity.state).toBe("proposed");
    expect((await listWindow(session, { entering: 0, states: [], all: true })).items[0]?.highIntensity).toBe("proposed");
  });

  it("once declined is asked again only after another reception", async () => {
    const session = await open();
    await decideHighIntensity(session, MARSH, { decision: "declined", why: "Has a home now" });
    expect(await listHighIntensity(session)).toEqual([]);
    await seedPeople(session.store, [], addDays(MONDAY, 1));
    await seedPeople(session.store, [here("2026-12-14")], plainDate("2026-12-14"));
    expect(await listHighIntensity(at(session, plainDate("2026-12-14")))).toMatchObject([{ state: "proposed" }]);
  });

  it("lasts until it is closed, three months after release, and is picked up again on return", async () => {
    const session = await open();
    await decideHighIntensity(session, MARSH, { decision: "accepted", why: "Third time" });
    await addWorker(session, "hal", { fullName: "Hal", role: "hito", active: true });
    await assignWorkers(session, [MARSH], { worker: "hal" });
    await expect(decideHighIntensity(session, MARSH, { decision: "accepted", why: "again" })).rejects.toMatchObject({
      kind: "refused",
    });
    await releasePerson(session, MARSH, released);
    await seedPeople(session.store, [], addDays(MONDAY, 1));
    const later = at(session, addMonths(MONDAY, 3));
    expect(await listHighIntensity(later)).toMatchObject([{ state: "accepted", hito: "hal", closeOn: "2027-02-23" }]);
    expect((await listDue(later, { order: "day" })).map(({ code }) => code)).toContain("hito_close");
    await decideHighIntensity(later, MARSH, { decision: "closed", why: "Settled" });
    expect((await listDue(later, { order: "day" })).map(({ code }) => code)).not.toContain("hito_close");
    const back = at(session, plainDate("2027-03-01"));
    await seedPeople(session.store, [here("2027-03-01")], back.asOf);
    expect(await listHighIntensity(back)).toMatchObject([{ state: "returned", hito: "hal" }]);
    await decideHighIntensity(back, MARSH, { decision: "accepted", why: "Back" });
    expect(await listHighIntensity(back)).toMatchObject([{ state: "accepted" }]);
  });

  it("has no case to close where there is none", async () => {
    const close = decideHighIntensity(await open(), MARSH, { decision: "closed", why: "x" });
    await expect(close).rejects.toMatchObject({ code: "NO_CASE" });
  });
});

describe("an outcome counts", () => {
  it.each([
    ["first_night", "supported", "yes"],
    ["first_night", "hostel", "yes"],
    ["first_night", "emergency", "no"],
    ["first_night", "shelter", "no"],
    ["first_night", "squat", "no"],
    ["first_night", "rough_sleeping", "no"],
    ["first_night", "unknown", "unknown"],
    ["employment_6_weeks", "no", "no"],
    ["first_appointment", "late", "yes"],
    ["first_appointment", "not_kept", "no"],
    ["in_treatment", "not_needed", "not_concerned"],
  ] as const)("%s %s as %s", (outcome: OutcomeCode, value, counted) => {
    expect(countOutcome(outcome, value)).toBe(counted);
  });

  it("as due only once it can be told", async () => {
    const { policy } = await sessionOn({} as Session["store"]);
    const releases = [{ releasedOn: MONDAY, outcomes: [] }];
    const due = (days: number) =>
      countFigures(releases, { policy, asOf: addDays(MONDAY, days) }).find(({ outcome }) => outcome === "employment_6_weeks")
        ?.due;
    expect([due(41), due(42)]).toEqual([0, 1]);
  });
});
