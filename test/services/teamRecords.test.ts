import { beforeAll, expect, it } from "vitest";
import { listDue } from "../../src/services/listDue.js";
import type { Store } from "../../src/store/store.js";
import { sessionOn } from "../support/session.js";
import { forEachStore } from "../support/stores.js";
import { MONDAY, makeUpPrison, type Row, TUESDAY, takeIn, withChange, without } from "./importRoll/madeUpPrison.js";

/** The files of the second morning, in the order in which they are taken in. */
type Files = (here: readonly Row[], there: readonly Row[], arrived: Row) => readonly (readonly Row[])[];

forEachStore("what was done for somebody who is then transferred", ({ makeStore }) => {
  let store: Store;
  beforeAll(async () => {
    store = await makeStore();
  });

  it.each<[string, Files]>([
    ["in one file", (here, there, arrived) => [[...here, ...there, arrived]]],
    ["with the old prison's file first", (here, there, arrived) => [here, [...there, arrived]]],
    ["with the new prison's file first", (here, there, arrived) => [[...there, arrived], here]],
  ])("still counts, %s", async (_, files) => {
    const [from, to] = [makeUpPrison(), makeUpPrison()];
    const crowd = withChange(from.crowd(), 0, { crd: "2026-12-24" });
    const [person] = crowd;
    const prisonerNumber = from.person(0).prisonerNumber;
    await takeIn(store, MONDAY, [...crowd, ...to.crowd()]);
    await store.write("jwood", "set up", async (tx) => {
      const screening = { prisonerNumber, recordedOn: MONDAY, kind: "bcst3", template: "bcst3", templateVersion: "1" } as const;
      await tx.screenings.record({ ...screening, completedOn: MONDAY, answers: {} }, {});
    });
    const arrived = { ...(person ?? from.person(0)), prison: to.code, location: "RECP" };
    for (const rows of files(without(crowd, 0), to.crowd(), arrived)) await takeIn(store, TUESDAY, rows);
    const deadlines = await listDue(await sessionOn(store, { asOf: TUESDAY }), { person: prisonerNumber, order: "day" });
    expect(deadlines.find((deadline) => deadline.code === "bcst3")).toMatchObject({ state: "done", doneOn: MONDAY });
  });
});
