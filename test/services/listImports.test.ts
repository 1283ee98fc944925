import { expect, it } from "vitest";
import { plainDate } from "../../src/domain/plainDate.js";
import { getImport, listImports } from "../../src/services/listImports.js";
import { rollPerson, seedPeople } from "../support/builders.js";
import { sessionOn } from "../support/session.js";
import { forEachStore } from "../support/stores.js";

forEachStore("the rolls that were taken in", ({ makeStore }) => {
  it("are listed newest first, of the prisons asked about, and one is found by its number", async () => {
    const store = await makeStore();
    const session = await sessionOn(store);
    expect(await listImports(session)).toEqual([]);
    const [here, elsewhere] = [rollPerson(), rollPerson({ prisonerNumber: "A2345CD", prison: "EYI" })];
    await seedPeople(store, [here], plainDate("2026-11-22"));
    await seedPeople(store, [here, elsewhere], plainDate("2026-11-23"));
    expect((await listImports(session)).map((roll) => roll.number)).toEqual([2, 1]);
    expect((await listImports({ ...session, prisons: ["EYI"] })).map((roll) => roll.number)).toEqual([2]);
    expect(await getImport(session, 1)).toMatchObject({ number: 1, takenOn: "2026-11-22", prisons: ["MDI"] });
    await expect(getImport(session, 3)).rejects.toMatchObject({ kind: "notFound", code: "IMPORT_NOT_FOUND" });
  });
});
