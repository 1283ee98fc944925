import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addDays, plainDate } from "../../src/domain/plainDate.js";
import { addNeed, type NewNeed } from "../../src/services/addNeed.js";
import { listNeeds, type NeedFilter } from "../../src/services/listNeeds.js";
import type { Session } from "../../src/services/session.js";
import { showNeedPage } from "../../src/services/showNeed.js";
import { updateNeed } from "../../src/services/updateNeed.js";
import { actionsAfter, auditTrail } from "../support/auditTrail.js";
import { rollPeople, seedPeople } from "../support/builders.js";
import { markForRestricted, sessionOn } from "../support/session.js";
import { forEachStore, restrictedKeyFile } from "../support/stores.js";

const MONDAY = plainDate("2026-11-23");
const GLASSES: NewNeed = { pathway: "health", need: "Glasses", urgency: "before_release", restricted: false };
const OPEN: NeedFilter = { all: false, restricted: false };

forEachStore("a need", ({ makeStore }) => {
  let session: Session;
  /** Somebody else in every test. */
  let person: string;
  const people = rollPeople(20).map(({ prisonerNumber }) => prisonerNumber);

  beforeAll(async () => {
    const store = await makeStore();
    await seedPeople(store, rollPeople(20, { prison: "EYI" }), MONDAY);
    session = await sessionOn(store, { restrictedKeyFile: restrictedKeyFile() });
    await markForRestricted(store);
  });
  beforeEach(() => {
    person = people.pop() ?? "";
  });

  const labels = async (filter: Partial<NeedFilter> = {}, on = session) =>
    (await listNeeds(on, person, { ...OPEN, ...filter })).needs.map(({ label }) => label);

  it("is recorded in words, or by the code of a screening, and shown in words", async () => {
    await addNeed(session, person, { ...GLASSES, need: " Glasses " });
    await addNeed(session, person, { ...GLASSES, pathway: "accommodation", need: "find_accommodation" });
    await addNeed(session, person, { ...GLASSES, need: "new_glasses" });
    expect(await labels()).toEqual(["Glasses", "Find somewhere to live", "New glasses"]);
  });

  it("is listed with the most urgent first, and narrowed", async () => {
    await addNeed(session, person, GLASSES);
    await addNeed(session, person, { ...GLASSES, need: "Shoes", urgency: "immediate" });
    await addNeed(session, person, { ...GLASSES, need: "A phone", pathway: "finance_and_id" });
    expect(await labels()).toEqual(["Shoes", "Glasses", "A phone"]);
    expect(await labels({ urgency: "immediate" })).toEqual(["Shoes"]);
    expect(await labels({ pathway: "finance_and_id" })).toEqual(["A phone"]);
    expect(await labels({}, { ...session, asOf: addDays(MONDAY, -1) })).toEqual([]);
  });

  it("leaves the list when it is met, but not the record", async () => {
    const { record } = await addNeed(session, person, GLASSES);
    expect(await updateNeed(session, record.id, { status: "met", note: "came by post" })).toMatchObject({
      record: { status: "met" },
    });
    expect(await labels()).toEqual([]);
    expect(await labels({ all: true })).toEqual(["Glasses"]);
  });

  it.each([
    ["nothing is given", {}, { kind: "usage" }],
    ["the note is a book", { note: "x".repeat(5_001) }, { kind: "input" }],
  ])("stays as it is where %s", async (_, changes, error) => {
    const { record } = await addNeed(session, person, GLASSES);
    await expect(updateNeed(session, record.id, changes)).rejects.toMatchObject(error);
  });

  it.each([
    ["of that id, to update", () => updateNeed(session, "none", { status: "met" })],
    ["who has it", () => addNeed(session, "Z9999ZZ", GLASSES)],
  ])("that is not there is said: nobody %s", async (_, work) => {
    await expect(work()).rejects.toMatchObject({ kind: "notFound" });
  });

  it.each<[string, Partial<NewNeed>]>([
    ["said to be restricted", { restricted: true }],
    ["on a restricted pathway", { pathway: "abuse_support" }],
  ])("%s is only counted, whatever the list is narrowed to, until it is asked for", async (_, more) => {
    const added = await addNeed(session, person, { ...GLASSES, need: "ZZMARKER", note: "ZZMARKER", ...more });
    expect(JSON.stringify(added)).not.toMatch(/ZZMARKER|pathway/);
    const before = (await auditTrail(session.store)).length;
    for (const filter of [{}, { pathway: "abuse_support" }, { pathway: "accommodation" }, { urgency: "immediate" }] as const) {
      expect(await listNeeds(session, person, { ...OPEN, ...filter })).toMatchObject({ needs: [], restricted: 1 });
    }
    expect(await labels({ restricted: true })).toEqual(["ZZMARKER"]);
    expect(await actionsAfter(session.store, before)).toEqual([...Array(4).fill("need.list"), "need.list_restricted"]);
  });

  it("of everyone is listed with whose it is, in the session's prisons", async () => {
    await addNeed(session, person, GLASSES);
    const everyones = async (prisons: readonly string[]) => (await listNeeds({ ...session, prisons }, undefined, OPEN)).needs;
    const mine = (await everyones(["EYI"])).filter(({ record }) => record.prisonerNumber === person);
    expect(mine).toMatchObject([{ prison: "EYI", name: expect.stringMatching(/^TEST.., Ioan$/), label: "Glasses" }]);
    expect(await everyones(["MDI"])).toEqual([]);
  });

  describe("that is worked on", () => {
    const add = async (more: Partial<NewNeed> = {}) => (await addNeed(session, person, { ...GLASSES, ...more })).record.id;

    it("says who does what by when, and keeps how it changed", async () => {
      const id = await add({ level: "2", action: "Book an optician", by: "Key worker", dueOn: addDays(MONDAY, 7) });
      await updateNeed(session, id, { status: "in_progress" });
      await updateNeed({ ...session, actor: "somebody", asOf: addDays(MONDAY, 1) }, id, { status: "met", by: "Jo" });
      const { shown, history } = await showNeedPage({ ...session, asOf: addDays(MONDAY, 2) }, id);
      expect(shown.record).toMatchObject({ level: "2", action: "Book an optician", by: "Jo", status: "met" });
      expect(history).toEqual([
        { on: "2026-11-23", worker: "worker", changes: { status: ["not_started", "in_progress"] } },
        { on: "2026-11-24", worker: "somebody", changes: { status: ["in_progress", "met"], by: ["Key worker", "Jo"] } },
      ]);
    });

    it("is not due before it was found", async () => {
      const refusal = { kind: "input", code: "DUE_BEFORE_FOUND" };
      await expect(add({ dueOn: addDays(MONDAY, -1) })).rejects.toMatchObject(refusal);
      await expect(updateNeed(session, await add(), { dueOn: addDays(MONDAY, -1) })).rejects.toMatchObject(refusal);
    });

    it("of a restricted one changes nothing but its status", async () => {
      const id = await add({ restricted: true });
      await expect(updateNeed(session, id, { note: "more" })).rejects.toMatchObject({ kind: "refused", code: "SEALED" });
      expect(await updateNeed(session, id, { status: "met" })).toMatchObject({ restricted: true, record: { status: "met" } });
    });

    it("says how the pathway stands", async () => {
      const standing = async () => (await listNeeds(session, person, OPEN)).pathways;
      expect(await standing()).toEqual([]);
      const id = await add();
      expect(await standing()).toEqual([{ pathway: "health", status: "support_required" }]);
      await updateNeed(session, id, { status: "met" });
      expect(await standing()).toEqual([{ pathway: "health", status: "done" }]);
    });
  });
});
