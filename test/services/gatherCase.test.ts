import { expect, it } from "vitest";
import { addDays, plainDate } from "../../src/domain/plainDate.js";
import { gatherCase } from "../../src/services/gatherCase.js";
import { rollPerson, seedPeople } from "../support/builders.js";
import { sessionOn } from "../support/session.js";
import { forEachStore } from "../support/stores.js";

const MONDAY = plainDate("2026-11-23");
const OTHER = rollPerson({ prisonerNumber: "A5678CD" });

forEachStore("the case of one person", ({ makeStore }) => {
  it("holds the window, the prison by name, and who helps, resettlement worker first", async () => {
    const store = await makeStore();
    await seedPeople(store, [rollPerson({ facts: { dates: { crd: plainDate("2027-02-13") } } })], MONDAY);
    await store.write("w", "set up", async (tx) => {
      await tx.prisons.set({ code: "MDI", name: "HMP Moorland" });
      for (const [name, role] of [
        ["mentor1", "mentor"],
        ["worker1", "resettlement_worker"],
        ["worker0", "resettlement_worker"],
      ] as const) {
        await tx.workers.set({ name, fullName: `${name} in full`, role, organisation: "Example", phone: "", active: true });
      }
      const about = { prisonerNumber: "A1234BC", recordedOn: MONDAY };
      await tx.assignments.assign({ ...about, worker: "mentor1", role: "mentor", from: MONDAY });
      await tx.assignments.assign({ ...about, worker: "worker0", role: "resettlement_worker", from: addDays(MONDAY, -9) });
      await tx.assignments.assign({ ...about, worker: "worker1", role: "resettlement_worker", from: MONDAY });
    });
    const found = await gatherCase(await sessionOn(store), "A1234BC");
    expect(found.custody).toMatchObject({
      onRoll: true,
      prisonName: "HMP Moorland",
      window: { state: "open", releaseExpected: "2027-02-11" },
    });
    expect(found.workers.map(({ name, fullName, role }) => [name, fullName, role])).toEqual([
      ["worker1", "worker1 in full", "resettlement_worker"],
      ["mentor1", "mentor1 in full", "mentor"],
    ]);
    expect(found.stays).toHaveLength(1);
  });

  it("shows a person as they were on a past day, before they came not at all", async () => {
    const store = await makeStore();
    await seedPeople(store, [rollPerson({ location: "A-1-001" }), OTHER], MONDAY);
    await seedPeople(store, [rollPerson({ location: "B-2-002" }), OTHER], addDays(MONDAY, 5));
    const asOf = async (day: number) =>
      (await gatherCase(await sessionOn(store, { asOf: addDays(MONDAY, day) }), "A1234BC")).custody?.person.location;
    expect([await asOf(-1), await asOf(4), await asOf(5)]).toEqual([undefined, "A-1-001", "B-2-002"]);
  });

  it("takes the dates of somebody on the roll to be as new as the newest complete roll (C22)", async () => {
    const store = await makeStore();
    await seedPeople(store, [rollPerson(), OTHER], MONDAY);
    await seedPeople(store, [rollPerson(), OTHER], addDays(MONDAY, 1));
    const { custody } = await gatherCase(await sessionOn(store, { asOf: addDays(MONDAY, 1) }), "A1234BC");
    expect(custody).toMatchObject({ datesImportedOn: "2026-11-24", lastImportOn: "2026-11-24" });
  });

  it("takes the dates of somebody who is gone to be from the last roll that named them", async () => {
    const store = await makeStore();
    await seedPeople(store, [rollPerson({ facts: { dates: { crd: plainDate("2027-02-13") } } }), OTHER], MONDAY);
    await seedPeople(store, [OTHER], addDays(MONDAY, 1));
    await seedPeople(store, [OTHER], addDays(MONDAY, 2));
    const { custody } = await gatherCase(await sessionOn(store, { asOf: addDays(MONDAY, 2) }), "A1234BC");
    expect(custody).toMatchObject({ onRoll: false, datesImportedOn: "2026-11-23", lastImportOn: "2026-11-25" });
  });

  it("asks for no newer dates of somebody who left on the day they were to be released", async () => {
    const store = await makeStore();
    await seedPeople(store, [rollPerson({ facts: { dates: { crd: plainDate("2026-11-24") } } }), OTHER], MONDAY);
    await seedPeople(store, [OTHER], addDays(MONDAY, 1));
    const { custody } = await gatherCase(await sessionOn(store, { asOf: addDays(MONDAY, 1) }), "A1234BC");
    expect(custody).toMatchObject({ onRoll: false, datesImportedOn: "2026-11-24", lastImportOn: "2026-11-24" });
  });

  it("leaves out conditions that are off the licence, and puts appointments in order", async () => {
    const store = await makeStore();
    await seedPeople(store, [rollPerson()], MONDAY);
    const about = { prisonerNumber: "A1234BC", recordedOn: MONDAY };
    await store.write("w", "set up", async (tx) => {
      const condition = { ...about, condition: "curfew", policyVersion: "4.0", details: {}, licenceText: "" };
      await tx.conditions.record({ ...condition, removedOn: MONDAY });
      await tx.conditions.record(condition);
    });
    const found = await gatherCase(await sessionOn(store), "A1234BC");
    expect(found.conditions.map(({ removedOn }) => removedOn)).toEqual([undefined]);
  });
});
