import { expect, it } from "vitest";
import { findMergeProposals } from "../../src/domain/mergeProposals.js";
import { plainDate } from "../../src/domain/plainDate.js";
import { forEachStore } from "../support/stores.js";
import { gone, MONDAY, received, rollPerson, TUESDAY, takeIn } from "./people.js";

const BORN = { dateOfBirth: plainDate("1990-04-02") };
const OLD = rollPerson("A1234BC", BORN);
const NEW = rollPerson("B2345CD", BORN);

forEachStore("numbers that may be one person's", ({ makeStore }) => {
  it("are found while an import is under way, before it is recorded", async () => {
    const store = await makeStore();
    await takeIn(store, MONDAY, received(MONDAY, OLD));
    const proposals = await store.write("clerk", "roll import", async (tx) => {
      const number = await tx.imports.nextNumber();
      const batch = { newPeople: [], openVersions: [], rememberRows: [], openStays: [] };
      await tx.roll.apply(number, TUESDAY, {
        closeVersions: [],
        forgetRows: [],
        closeStays: [],
        ...batch,
        ...received(TUESDAY, NEW),
      });
      await tx.roll.apply(number, TUESDAY, {
        closeVersions: [],
        forgetRows: [],
        closeStays: [],
        ...batch,
        ...gone(TUESDAY, "A1234BC"),
      });
      const found = findMergeProposals(await tx.merges.listCandidates(number, TUESDAY), number);
      const file = { file: "roll.csv", sha256: "1", mapping: "resettle", encoding: "utf-8", counts: {}, columns: [] };
      await tx.imports.record({ number, ...file, takenOn: TUESDAY, complete: true, prisons: ["MDI"] });
      return found;
    });
    expect(proposals).toEqual([{ from: "A1234BC", into: "B2345CD" }]);
  });

  it("are also found where one roll of the day has the one gone and another roll has the other", async () => {
    const store = await makeStore();
    await takeIn(store, MONDAY, received(MONDAY, OLD, rollPerson("C3456DE", BORN)), ["MDI"]);
    const first = await takeIn(store, TUESDAY, gone(TUESDAY, "A1234BC"), ["MDI"]);
    const second = await takeIn(store, TUESDAY, received(TUESDAY, { ...NEW, prison: "LEI" }), ["LEI"]);
    const proposed = async (number: number) =>
      findMergeProposals(await store.read.merges.listCandidates(number, TUESDAY), number);
    expect(await proposed(second)).toEqual([{ from: "A1234BC", into: "B2345CD" }]);
    expect(await proposed(first)).toEqual(await proposed(second));
  });
});
