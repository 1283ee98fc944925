import { beforeAll, expect, it } from "vitest";
import { plainDate } from "../../src/domain/plainDate.js";
import { addAchievement, listAchievements } from "../../src/services/achievements.js";
import { addBarrier, listBarriers, updateBarrier } from "../../src/services/barriers.js";
import { addGoal, listGoals, updateGoal } from "../../src/services/goals.js";
import type { Session } from "../../src/services/session.js";
import { auditTrail } from "../support/auditTrail.js";
import { rollPerson, seedPeople } from "../support/builders.js";
import { markForRestricted, sessionOn } from "../support/session.js";
import { forEachStore, restrictedKeyFile } from "../support/stores.js";

const MONDAY = plainDate("2026-11-23");
const PEOPLE = Array.from({ length: 10 }, (_, index) => rollPerson({ prisonerNumber: `A10${index + 10}AA` }));
const NO_ID = { pathway: "finance_and_id", barrier: "No birth certificate", restricted: false } as const;

forEachStore("barriers, goals and achievements", ({ makeStore }) => {
  let session: Session;
  let next = 0;
  const somebody = () => PEOPLE[next++]?.prisonerNumber ?? "";

  beforeAll(async () => {
    const store = await makeStore();
    await seedPeople(store, PEOPLE, MONDAY);
    session = await sessionOn(store, { restrictedKeyFile: restrictedKeyFile() });
    await markForRestricted(store);
  });

  it("a barrier is recorded open, and is overcome with everything else the same", async () => {
    const person = somebody();
    const barrier = await addBarrier(session, person, { ...NO_ID, action: "Apply", by: "Key worker", dueOn: MONDAY });
    expect(barrier).toMatchObject({ status: "open", recordedBy: "worker", recordedOn: MONDAY });
    expect(await updateBarrier(session, barrier.id, { status: "overcome" })).toEqual({ ...barrier, status: "overcome" });
  });

  it("a restricted barrier is left out of the list unless it is asked for; that is recorded", async () => {
    const person = somebody();
    await addBarrier(session, person, NO_ID);
    await addBarrier(session, person, { ...NO_ID, barrier: "Threats", restricted: true });
    const list = await listBarriers(session, person, false);
    expect([list.barriers.map(({ barrier }) => barrier), list.leftOut]).toEqual([["No birth certificate"], 1]);
    const before = (await session.store.verifyAudit()).entries;
    expect((await listBarriers(session, person, true)).barriers).toHaveLength(2);
    const looks = (await auditTrail(session.store)).slice(before);
    expect(looks).toMatchObject([{ action: "barrier.list", subject: person, details: { restricted: true } }]);
  });

  it.each(["abuse_support", "sex_work_support"] as const)(
    "a barrier on the pathway %s is restricted, whatever was said",
    async (pathway) => {
      const person = somebody();
      await addBarrier(session, person, { ...NO_ID, pathway });
      expect(await listBarriers(session, person, false)).toMatchObject({ barriers: [], leftOut: 1 });
    },
  );

  it("a barrier can be made restricted later", async () => {
    const person = somebody();
    const { id } = await addBarrier(session, person, NO_ID);
    await updateBarrier(session, id, { restricted: true });
    expect(await listBarriers(session, person, false)).toMatchObject({ leftOut: 1 });
  });

  it("a goal is planned at first, and moves on", async () => {
    const person = somebody();
    const goal = await addGoal(session, person, { goal: "See my children", firstStep: "Ask for a visit", targetOn: MONDAY });
    expect(goal).toMatchObject({ status: "planned" });
    await updateGoal(session, goal.id, { status: "achieved" });
    expect(await listGoals(session, person)).toEqual([{ ...goal, status: "achieved" }]);
  });

  it("an achievement has a day or none, but not one to come", async () => {
    const person = somebody();
    await addAchievement(session, person, { achievement: "Passed level 2 maths" });
    await expect(addAchievement(session, person, { achievement: "…", on: plainDate("2026-11-24") })).rejects.toMatchObject({
      kind: "input",
    });
    expect(await listAchievements(session, person)).toMatchObject([{ achievement: "Passed level 2 maths" }]);
  });

  it("nothing is changed where nothing is given, or the id is of nothing", async () => {
    await expect(updateBarrier(session, "x", {})).rejects.toMatchObject({ kind: "usage", code: "NOTHING_GIVEN" });
    await expect(updateGoal(session, "x", {})).rejects.toMatchObject({ kind: "usage", code: "NOTHING_GIVEN" });
    await expect(updateBarrier(session, "x", { status: "overcome" })).rejects.toMatchObject({ kind: "notFound" });
    await expect(addGoal(session, "A9999ZZ", { goal: "…" })).rejects.toMatchObject({ code: "PERSON_NOT_FOUND" });
  });
});
