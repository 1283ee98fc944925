import { expect, it } from "vitest";
import { plainDate } from "../../src/domain/plainDate.js";
import { forEachStore } from "../support/stores.js";

forEachStore("smoke", ({ makeStore }) => {
  it("writes", async () => {
    const store = await makeStore();
    await store.write("w", "test", async (tx) => {
      await tx.people.record("A1234BC");
      const g = await tx.goals.record({
        prisonerNumber: "A1234BC",
        recordedOn: plainDate("2026-11-23"),
        goal: "x",
        firstStep: "y",
        status: "planned",
      });
      await tx.goals.change(g.id, { status: "achieved" });
      await tx.goals.change(g.id, { status: "achieved" });
    });
    expect(await store.read.goals.list("A1234BC")).toHaveLength(1);
    expect(await store.verifyAudit()).toMatchObject({ intact: true, entries: 3 });
    expect(await store.check()).toMatchObject({ problems: [] });
  });
});
