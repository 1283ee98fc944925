import { expect, it } from "vitest";
import { openStore } from "../../src/store/store.js";
import { forEachStore, type StoreUnderTest } from "../support/stores.js";
import { MONDAY } from "./people.js";

const AT_NINE = new Date("2026-11-23T09:00:00Z");
const AT_TEN = new Date("2026-11-23T10:00:00Z");
const AT_ELEVEN = new Date("2026-11-23T11:00:00Z");

/** A goal written at nine, and made another by jo at ten. */
async function goalChangedAtTen({ makePlace, makeStore }: StoreUnderTest) {
  const place = await makePlace();
  const first = await makeStore({ ...place, now: () => AT_NINE });
  const { id } = await first.write("jo", "test", async (tx) => {
    await tx.people.record("A1234BC");
    return tx.goals.record({ prisonerNumber: "A1234BC", recordedOn: MONDAY, goal: "Swim", firstStep: "", status: "planned" });
  });
  const openedAt = async (now: Date, seenAt?: Date) => openStore({ ...place, now: () => now, ...(seenAt && { seenAt }) });
  const atTen = await openedAt(AT_TEN);
  await atTen.write("jo", "test", (tx) => tx.goals.change(id, { firstStep: "ZZMARKER", status: "in_progress" }));
  await atTen.close();
  return { id, openedAt };
}

forEachStore("two people at one record", (under) => {
  it("tells the second who changed what and when, and writes nothing over it", async () => {
    const { id, openedAt } = await goalChangedAtTen(under);
    const late = await openedAt(AT_ELEVEN, AT_NINE);
    const change = late.write("sam", "test", async (tx) => {
      await tx.goals.change(id, { status: "dropped" });
      await tx.goals.record({ prisonerNumber: "A1234BC", recordedOn: MONDAY, goal: "Run", firstStep: "", status: "planned" });
    });
    await expect(change).rejects.toMatchObject({ kind: "refused", code: "CHANGED_SINCE" });
    await expect(change).rejects.toThrow("It was changed since you looked: at 10:00 by jo (first step, status).");
    expect(await late.read.goals.list("A1234BC")).toMatchObject([{ goal: "Swim", status: "in_progress" }]);
    await late.close();
  });

  it("lets the second go on who looked after the first was done", async () => {
    const { id, openedAt } = await goalChangedAtTen(under);
    const late = await openedAt(AT_ELEVEN, new Date("2026-11-23T10:30:00Z"));
    await late.write("sam", "test", (tx) => tx.goals.change(id, { status: "dropped" }));
    expect(await late.read.goals.get(id)).toMatchObject({ status: "dropped", firstStep: "ZZMARKER" });
    await late.close();
  });

  it("is not in the way of looking, or of another record", async () => {
    const { openedAt } = await goalChangedAtTen(under);
    const late = await openedAt(AT_ELEVEN, AT_NINE);
    await late.recordLook("sam", "test", { action: "goal.list", subject: "A1234BC" });
    await late.write("sam", "test", (tx) =>
      tx.goals.record({ prisonerNumber: "A1234BC", recordedOn: MONDAY, goal: "Run", firstStep: "", status: "planned" }),
    );
    expect(await late.read.goals.list("A1234BC")).toHaveLength(2);
    await late.close();
  });
});
