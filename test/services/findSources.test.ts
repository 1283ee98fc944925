import { expect, it } from "vitest";
import { findSources } from "../../src/services/findSources.js";
import { sessionOn } from "../support/session.js";
import { forEachStore } from "../support/stores.js";
import { MONDAY, makeUpPrison, TUESDAY, takeIn, WEDNESDAY, withChange } from "./importRoll/madeUpPrison.js";

forEachStore("where a person's values come from", ({ makeStore }) => {
  it("is the import, the line, the heading and the text as it stood, since which each has been unbroken", async () => {
    const store = await makeStore();
    const prison = makeUpPrison();
    const crowd = prison.crowd();
    const { prisonerNumber } = prison.person(3);
    const first = await takeIn(store, MONDAY, withChange(crowd, 3, { lastName: " MARSH3" }));
    const second = await takeIn(store, TUESDAY, withChange(crowd, 3, { crd: "14/12/2026" }));
    await takeIn(store, WEDNESDAY, withChange(crowd, 3, { crd: "14/12/2026", location: "B-2", lastName: "Marsh3" }));
    const sources = await findSources(await sessionOn(store, { asOf: WEDNESDAY }), prisonerNumber);
    const of = (field: string) => sources.find((source) => source.field === field);
    expect(of("lastName")).toEqual({
      field: "lastName",
      value: "Marsh3",
      importNumber: first.importId,
      file: "roll.csv",
      takenOn: MONDAY,
      line: 5,
      cells: [{ column: "lastName", text: " MARSH3" }],
    });
    expect(of("crd")).toMatchObject({
      value: "2026-12-14",
      importNumber: second.importId,
      takenOn: TUESDAY,
      cells: [{ column: "crd", text: "14/12/2026" }],
    });
    expect(of("location")).toMatchObject({ value: "B-2", takenOn: WEDNESDAY });
    const onTuesday = await findSources(await sessionOn(store, { asOf: TUESDAY }), prisonerNumber);
    expect(onTuesday.find(({ field }) => field === "location")).toMatchObject({ value: "A-1-3", takenOn: MONDAY });
    expect(await findSources(await sessionOn(store, { asOf: MONDAY }), "Z9999ZZ")).toEqual([]);
  });
});
