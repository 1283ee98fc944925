import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addDays, plainDate } from "../../src/domain/plainDate.js";
import { REFERRAL_STATES } from "../../src/domain/records.js";
import { importServices } from "../../src/services/directory/importServices.js";
import { chaseReferrals, listReferrals } from "../../src/services/listReferrals.js";
import { makeReferral, type NewReferral } from "../../src/services/makeReferral.js";
import type { Session } from "../../src/services/session.js";
import { getNextStates, updateReferral } from "../../src/services/updateReferral.js";
import { actionsAfter, auditTrail } from "../support/auditTrail.js";
import { rollPeople, rollPerson, seedPeople } from "../support/builders.js";
import { markForRestricted, sessionOn } from "../support/session.js";
import { forEachStore, restrictedKeyFile } from "../support/stores.js";

const MONDAY = plainDate("2026-11-23");
const ASKED: NewReferral = { service: "Beacon Housing", pathway: "accommodation", consent: true, draft: false };
const OPEN = { all: false, restricted: false };

forEachStore("a referral", ({ makeStore }) => {
  let session: Session;
  /** Somebody else in every test. */
  let person: string;
  const people = rollPeople(30).map(({ prisonerNumber }) => prisonerNumber);

  beforeAll(async () => {
    const store = await makeStore();
    await seedPeople(store, rollPeople(30), MONDAY);
    session = await sessionOn(store);
    await importServices(session, "templates/services/demo.csv", { stdin: process.stdin, complete: false });
  });
  beforeEach(() => {
    person = people.pop() ?? "";
  });

  const entries = async () => (await auditTrail(session.store)).length;

  it("is made as the session's worker, with the policy's days to answer", async () => {
    const made = await makeReferral(session, person, { ...ASKED, service: "  Beacon Housing " });
    expect(made).toMatchObject({ state: "made", madeOn: "2026-11-23", answerBy: "2026-12-07" });
    const [record] = await session.store.read.referrals.list(person);
    expect(record).toMatchObject({ service: "Beacon Housing", answerWithinDays: 10, kind: "service", consent: true });
    expect(record?.moves).toEqual([{ state: "made", on: "2026-11-23", worker: "worker", note: "" }]);
  });

  it("takes what the directory knows of the service", async () => {
    const made = await makeReferral(session, person, { ...ASKED, service: "riverside  recovery", pathway: "drugs_and_alcohol" });
    expect(made.about).toMatchObject({ service: "Riverside Recovery", publicLabel: "Riverside", answerWithinDays: 3 });
  });

  it("needs no pathway for a service that helps with one, found by a part of its name", async () => {
    const { pathway: _, ...asked } = ASKED;
    const made = await makeReferral(session, person, { ...asked, service: "housing opt" });
    expect(made.about).toMatchObject({
      service: "Testford Housing Options",
      publicLabel: "Housing options",
      pathway: "accommodation",
    });
    expect(made.warnings).toEqual([
      "Testford Housing Options: is for people released to Testford; where this person goes is not known.",
    ]);
  });

  it.each<[string, object, object]>([
    ["helps with more than one thing", { service: "Next Door Mentors" }, { kind: "usage", code: "PATHWAY_MISSING" }],
    ["is not in the directory", { service: "Somebody" }, { kind: "usage", code: "PATHWAY_MISSING" }],
    ["shares the words typed with another", { service: "testford" }, { kind: "notFound", code: "SERVICE_NOT_UNIQUE" }],
  ])("is not made without a word more where the service %s", async (_, given, error) => {
    const { pathway: __, ...asked } = ASKED;
    await expect(makeReferral(session, person, { ...asked, ...given })).rejects.toMatchObject(error);
    expect(await session.store.read.referrals.list(person)).toEqual([]);
  });

  it.each<[string, string, object, string[]]>([
    ["not in the directory", "Beacon Housing", {}, []],
    ["taken as it was typed", "testford", { unlisted: true }, []],
    ["withdrawn", "Otherby Bus Pass Scheme", { pathway: "finance_and_id" }, ["has been withdrawn since 2026-07-01"]],
    ["stale", "Steady Thinking", { pathway: "attitudes" }, ["its entry was last checked on 2026-04-13"]],
    ["of another prison", "Keys", {}, ["works with EYI, HOI, not MDI"]],
    ["for something else", "Riverside Recovery", {}, ["does not help with this"]],
    ["for what others must not see", "Larch House", { pathway: "abuse_support" }, []],
  ])("warns of a service that is %s, and is made all the same", async (_, service, given, expected) => {
    const { warnings, state } = await makeReferral(session, person, { ...ASKED, service, ...given });
    expect(state).toBe("made");
    const said = warnings.join("\n");
    if (expected.length === 0) expect(said).toBe("");
    for (const words of expected) expect(said).toContain(words);
  });

  it("is taken at its word before the directory", async () => {
    const given = { ...ASKED, service: "Riverside Recovery", label: "A friend", answerWithin: 1, on: addDays(MONDAY, -3) };
    const made = await makeReferral(session, person, given);
    expect(made).toMatchObject({ madeOn: "2026-11-20", answerBy: "2026-11-23", about: { publicLabel: "A friend" } });
  });

  it.each([
    ["without consent", { consent: false }, { kind: "refused", code: "NO_CONSENT" }],
    ["on a day that has not come", { on: addDays(MONDAY, 1) }, { kind: "input" }],
    ["to a service whose name is a page long", { service: "word ".repeat(50) }, { kind: "input" }],
  ])("is not made %s", async (_, wrong, error) => {
    await expect(makeReferral(session, person, { ...ASKED, ...wrong })).rejects.toMatchObject(error);
    expect(await session.store.read.referrals.list(person)).toEqual([]);
  });

  describe("as a draft", () => {
    const draft = () => makeReferral(session, person, { ...ASKED, consent: false, draft: true, on: addDays(MONDAY, -20) });

    it("waits for nobody's answer", async () => {
      expect(await draft()).not.toHaveProperty("answerBy");
    });

    it("cannot be made before the person agrees", async () => {
      const { id } = await draft();
      await expect(updateReferral(session, id, { state: "made" }, {})).rejects.toMatchObject({
        kind: "refused",
        code: "REFERRAL_MOVE_REFUSED",
        hint: expect.stringContaining("--consent"),
      });
    });

    it("counts the days to answer from when it was made, not from when it was written", async () => {
      const { id } = await draft();
      const made = await updateReferral(session, id, { state: "made", consent: true }, {});
      expect(made).toMatchObject({ state: "made", madeOn: "2026-11-23", answerBy: "2026-12-07" });
    });
  });

  it("moves on, one thing after the other, to an outcome", async () => {
    const { id } = await makeReferral(session, person, { ...ASKED, on: addDays(MONDAY, -9) });
    await updateReferral(session, id, { state: "accepted" }, { on: addDays(MONDAY, -5), note: "starts soon" });
    expect(await getNextStates(session, id)).toEqual({ state: "accepted", next: ["started", "withdrawn", "lapsed"] });
    await updateReferral(session, id, { state: "started" }, { on: addDays(MONDAY, -3) });
    const over = await updateReferral(session, id, { state: "completed", outcome: "achieved" }, {});
    expect(over).toMatchObject({ state: "completed", outcome: "achieved" });
    const mended = await updateReferral(session, id, { outcome: "partly_achieved" }, {});
    expect(mended).toMatchObject({ state: "completed", outcome: "partly_achieved" });
  });

  it.each<[string, Parameters<typeof updateReferral>[2], Parameters<typeof updateReferral>[3], object]>([
    [
      "a move that cannot be",
      { state: "completed" },
      {},
      { kind: "refused", message: expect.stringContaining("cannot become completed") },
    ],
    ["a decline without a reason", { state: "declined" }, { note: " " }, { kind: "refused", code: "REFERRAL_REASON_MISSING" }],
    [
      "a day before the last one",
      { state: "accepted" },
      { on: addDays(MONDAY, -1) },
      { kind: "input", code: "DAY_BEFORE_LAST_MOVE" },
    ],
    [
      "a move from where it no longer is",
      { state: "accepted", consent: true },
      { was: "draft" },
      { kind: "refused", code: "REFERRAL_OVERTAKEN", message: expect.stringContaining("no longer draft: worker recorded made") },
    ],
    ["a day that has not come", { state: "accepted" }, { on: addDays(MONDAY, 1) }, { kind: "input" }],
    ["an outcome before its end", { state: "accepted", outcome: "achieved" }, {}, { code: "REFERRAL_NOT_OVER" }],
    ["nothing", {}, {}, { kind: "usage", code: "NOTHING_GIVEN" }],
  ])("refuses %s, and stays as it is", async (_, changes, detail, error) => {
    const { id } = await makeReferral(session, person, ASKED);
    const before = await entries();
    await expect(updateReferral(session, id, changes, detail)).rejects.toMatchObject(error);
    expect(await actionsAfter(session.store, before)).toEqual([]);
  });

  it("that has ended says so, whatever is asked of it", async () => {
    const { id } = await makeReferral(session, person, ASKED);
    await updateReferral(session, id, { state: "withdrawn" }, { note: "changed their mind" });
    for (const state of REFERRAL_STATES)
      await expect(updateReferral(session, id, { state }, { note: "why" })).rejects.toMatchObject({ kind: "refused" });
    await expect(getNextStates(session, id)).rejects.toMatchObject({ kind: "refused" });
  });

  it("is listed as it stood on the day asked about", async () => {
    const { id } = await makeReferral(session, person, { ...ASKED, on: addDays(MONDAY, -9) });
    await updateReferral(session, id, { state: "declined" }, { note: "full" });
    const on = async (day: number, filter = OPEN) =>
      (await listReferrals({ ...session, asOf: addDays(MONDAY, day) }, person, filter)).referrals.map(
        ({ record, daysWaiting }) => [record.state, daysWaiting],
      );
    expect(await on(-10)).toEqual([]);
    expect(await on(-1)).toEqual([["made", 8]]);
    expect(await on(0)).toEqual([]);
    expect(await on(0, { all: true, restricted: false })).toEqual([["declined", undefined]]);
  });
});

forEachStore("the referrals of everyone", ({ makeStore }) => {
  let session: Session;

  beforeAll(async () => {
    const store = await makeStore();
    const people = [
      rollPerson({ prisonerNumber: "A1001AA" }),
      rollPerson({ prisonerNumber: "A1002AC", prison: "EYI", lastName: "Bowen" }),
    ];
    await seedPeople(store, [...people, rollPerson({ prisonerNumber: "A1003AD", lastName: "Carys" })], addDays(MONDAY, -60));
    session = await sessionOn(store, { restrictedKeyFile: restrictedKeyFile() });
    await markForRestricted(store);
    const made = async (person: string, service: string, more: Partial<NewReferral>) =>
      (await makeReferral(session, person, { ...ASKED, service, answerWithin: 5, ...more })).id;
    await made("A1001AA", "Late", { on: addDays(MONDAY, -8) });
    await made("A1001AA", "In time", { on: addDays(MONDAY, -7) });
    await made("A1002AC", "Latest", { on: addDays(MONDAY, -30) });
    await made("A1002AC", "Sealed", { on: addDays(MONDAY, -30), pathway: "abuse_support" });
    await made("A1003AD", "Draft", { on: addDays(MONDAY, -30), draft: true });
    await updateReferral(session, await made("A1003AD", "Over", {}), { state: "withdrawn" }, { note: "went home" });
    // Carys has left since.
    await seedPeople(store, people, MONDAY);
  });

  const services = ({ referrals }: Awaited<ReturnType<typeof listReferrals>>) => referrals.map(({ record }) => record.service);

  it("are those that are open, with who they are for, of people who have left too", async () => {
    const found = await listReferrals(session, undefined, OPEN);
    expect(services(found).sort()).toEqual(["Draft", "In time", "Late", "Latest"]);
    expect(found.referrals.find(({ record }) => record.service === "Draft")).toMatchObject({
      name: "CARYS, Ioan",
      prison: "MDI",
    });
    expect(found.restricted).toBe(1);
  });

  it("can be narrowed to a prison", async () => {
    const found = await listReferrals({ ...session, prisons: ["EYI"] }, undefined, OPEN);
    expect({ services: services(found), restricted: found.restricted }).toEqual({ services: ["Latest"], restricted: 1 });
  });

  it("leave one line in the trail for the whole list", async () => {
    const before = (await auditTrail(session.store)).length;
    await listReferrals(session, undefined, OPEN);
    await chaseReferrals(session, { restricted: true });
    expect(await actionsAfter(session.store, before)).toEqual(["referral.list", "referral.chase_restricted"]);
  });

  it("are chased once their working days are over, the longest overdue first", async () => {
    // Five working days from Monday 16 November end on Monday 23 November, so that one is still in time.
    const late = await chaseReferrals(session, { restricted: false });
    expect(services(late)).toEqual(["Latest", "Late"]);
    expect(late).toMatchObject({
      restricted: 1,
      referrals: [{ answerBy: "2026-10-30" }, { answerBy: "2026-11-20", daysWaiting: 8 }],
    });
    expect(services(await chaseReferrals({ ...session, asOf: addDays(MONDAY, 1) }, { restricted: false }))).toContain("In time");
  });

  it("on restricted pathways are shown only where they are asked for", async () => {
    expect(services(await chaseReferrals(session, { restricted: true }))).toEqual(["Latest", "Sealed", "Late"]);
  });
});
