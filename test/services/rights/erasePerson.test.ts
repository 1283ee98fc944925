import { beforeEach, describe, expect, it } from "vitest";
import { plainDate } from "../../../src/domain/plainDate.js";
import { erasePerson, previewErasure } from "../../../src/services/rights/erasePerson.js";
import { applyErasures, listErasures } from "../../../src/services/rights/erasures.js";
import { holdPerson, liftHold } from "../../../src/services/rights/holds.js";
import type { Session } from "../../../src/services/session.js";
import type { Store } from "../../../src/store/store.js";
import { auditTrail } from "../../support/auditTrail.js";
import { rollPerson, seedPeople } from "../../support/builders.js";
import { sessionOn } from "../../support/session.js";
import { forEachStore } from "../../support/stores.js";
import { recordWholeCase } from "../../support/wholeCase.js";

const [MONDAY, TUESDAY] = [plainDate("2026-11-23"), plainDate("2026-11-24")];
const [GONE, HERE] = ["A1234BC", "B2345CD"];
const people = [rollPerson({ prisonerNumber: GONE, lastName: "Wren" }), rollPerson({ prisonerNumber: HERE, lastName: "Other" })];

forEachStore("erasing a person", ({ makeStore }) => {
  let store: Store;
  let session: Session;

  beforeEach(async () => {
    store = await makeStore();
    await seedPeople(store, people, MONDAY);
    for (const { prisonerNumber } of people) await recordWholeCase(store, prisonerNumber, MONDAY);
    await seedPeople(store, people.slice(1), TUESDAY);
    session = await sessionOn(store, { asOf: TUESDAY });
  });

  it("takes everything of theirs, nothing of another's, and leaves a store that is sound", async () => {
    const before = await store.read.personRows.count([HERE]);
    const { counts, rows } = await erasePerson(session, GONE, "Asked for in writing");
    expect(counts).toMatchObject({ screening: 1, need: 1, plan: 1, custody: 1, person: 1, family_contact: 1 });
    expect(rows).toBeGreaterThan(20);
    expect([...(await store.read.personRows.count([GONE]))]).toEqual([]);
    expect(await store.read.personRows.count([HERE])).toEqual(before);
    expect((await store.check()).problems).toEqual([]);
    await expect(previewErasure(session, GONE)).rejects.toMatchObject({ code: "PERSON_NOT_FOUND" });
  });

  it("leaves the trail whole, with entries about nobody, and one that says that somebody was erased", async () => {
    const earlier = await auditTrail(store);
    await erasePerson(session, GONE, "Asked for in writing");
    const trail = await auditTrail(store);
    expect(trail.filter(({ subject }) => subject === GONE)).toEqual([]);
    expect(trail.filter(({ erased }) => erased === true).length).toBe(
      earlier.filter(({ subject }) => subject === GONE).length + 1,
    );
    expect(trail.at(-1)).toMatchObject({ action: "person.erase", actor: "worker", erased: true });
    expect(JSON.stringify(trail)).not.toMatch(/A1234BC|Wren|Asked/);
    expect(await store.verifyAudit()).toMatchObject({ intact: true });
  });

  it("only says what would go until it is told to", async () => {
    const before = await store.read.personRows.count([GONE]);
    const { counts, onRoll, hold } = await previewErasure(session, GONE);
    expect(counts).toEqual(Object.fromEntries(before));
    expect({ onRoll, hold }).toEqual({ onRoll: false, hold: undefined });
    expect(await store.read.personRows.count([GONE])).toEqual(before);
  });

  describe("is refused", () => {
    it("while they are on the roll", async () => {
      await expect(erasePerson(session, HERE, "Asked for")).rejects.toMatchObject({ kind: "refused", code: "PERSON_ON_ROLL" });
    });

    it("while a hold stands, and not when it is lifted", async () => {
      await holdPerson(session, GONE, "A claim is open");
      await expect(holdPerson(session, GONE, "Another")).rejects.toMatchObject({ code: "HELD_ALREADY" });
      expect((await previewErasure(session, GONE)).hold).toMatchObject({ reason: "A claim is open" });
      await expect(erasePerson(session, GONE, "Due")).rejects.toMatchObject({ kind: "refused", code: "PERSON_HELD" });
      await liftHold(session, GONE);
      await expect(liftHold(session, GONE)).rejects.toMatchObject({ code: "NOT_HELD" });
      await erasePerson(session, GONE, "Due");
    });

    it.each(["Mr WREN asked", "a1234bc asked", "for Ioan"])("with a reason that says who: %s", async (reason) => {
      await expect(erasePerson(session, GONE, reason)).rejects.toMatchObject({ kind: "usage", code: "REASON_NAMES_PERSON" });
    });
  });

  it("takes the records of all their numbers", async () => {
    await store.write("jo", "set up", async (tx) => {
      await tx.people.record("C3456DE");
      await tx.goals.record({ prisonerNumber: "C3456DE", recordedOn: MONDAY, goal: "A dog", firstStep: "", status: "planned" });
      await tx.merges.record({ from: "C3456DE", into: GONE, reason: "One person", mergedOn: MONDAY });
    });
    const { numbers } = await erasePerson(session, "C3456DE", "Asked for");
    expect(numbers).toEqual([GONE, "C3456DE"]);
    expect([...(await store.read.personRows.count(["C3456DE"]))]).toEqual([]);
    expect(await store.verifyAudit()).toMatchObject({ intact: true });
  });

  it("is not done again to somebody who came back since", async () => {
    await erasePerson(session, GONE, "Asked for in writing");
    const list = await listErasures(session);
    expect(JSON.stringify(list)).not.toContain(GONE);
    expect(await applyErasures(session, list)).toEqual({ people: 0, erasures: 0 });
    await seedPeople(store, people, TUESDAY);
    await recordWholeCase(store, GONE, TUESDAY);
    expect(await applyErasures(session, list)).toEqual({ people: 0, erasures: 0 });
    await expect(applyErasures(session, { ...list, storeId: "another" })).rejects.toMatchObject({ kind: "input" });
  });
});
