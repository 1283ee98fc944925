import { expect, it } from "vitest";
import { forEachStore } from "../support/stores.js";
import { changed, gone, MONDAY, namedOn, received, rollPerson, TUESDAY, takeIn } from "./people.js";

const ALEX = rollPerson("A1234BC", { lastName: "Aldous" });
const BILLIE = rollPerson("B2345CD", { lastName: "Brindle" });

forEachStore("an import that is taken back", ({ makeStore, makePlace, runSql }) => {
  it("leaves rows to be read anew of whoever it had changed, and no others", async () => {
    const store = await makeStore();
    await takeIn(store, MONDAY, received(MONDAY, ALEX, BILLIE, rollPerson("C3456DE")));
    const { closeVersions = [], ...rest } = changed(TUESDAY, { ...ALEX, location: "B-2" });
    const { closeVersions: left = [], ...departed } = gone(TUESDAY, "B2345CD");
    const number = await takeIn(store, TUESDAY, { ...rest, ...departed, closeVersions: [...closeVersions, ...left] });
    await store.write("clerk", "take back a roll", (tx) => tx.rollUndo.undo(number));
    const rows: unknown[] = [];
    for await (const batch of store.read.roll.rows()) rows.push(...batch);
    expect(rows).toEqual([
      { prisonerNumber: "A1234BC", prison: "MDI", hash: "" },
      { prisonerNumber: "B2345CD", prison: "MDI", hash: "" },
      { prisonerNumber: "C3456DE", prison: "MDI", hash: `hash-${MONDAY}` },
    ]);
  });

  it("is taken back whole or not at all", async () => {
    const store = await makeStore();
    const number = await takeIn(store, MONDAY, received(MONDAY, ALEX, BILLIE));
    const stopped = store.write("clerk", "take back a roll", async (tx) => {
      await tx.rollUndo.undo(number);
      throw new Error("the power went");
    });
    await expect(stopped).rejects.toThrow("the power went");
    expect(await namedOn(store, MONDAY)).toEqual(["A1234BC", "B2345CD"]);
    expect(await store.read.imports.find(number)).not.toHaveProperty("undoneAt");
  });

  it("counts no more: not as the newest of its prisons, nor as the newest of its content, and its number is not used again", async () => {
    const store = await makeStore();
    await takeIn(store, MONDAY, received(MONDAY, ALEX));
    const number = await takeIn(store, TUESDAY, changed(TUESDAY, { ...ALEX, location: "B-2" }));
    await store.write("clerk", "take back a roll", (tx) => tx.rollUndo.undo(number));
    expect((await store.read.imports.newestByPrison()).get("MDI")?.number).toBe(1);
    expect(await store.read.imports.findByContent(TUESDAY)).toBeUndefined();
    expect(await takeIn(store, TUESDAY, changed(TUESDAY, { ...ALEX, location: "C-3" }))).toBe(3);
    expect((await store.check()).problems).toEqual([]);
  });

  it("cannot be said to be by other hands", async () => {
    const place = await makePlace();
    const store = await makeStore(place);
    await takeIn(store, MONDAY, received(MONDAY, ALEX));
    await runSql(place, "update roll_import set undone_at = '2026-11-24T09:00:00.000Z', undone_by = 'nobody'");
    expect((await store.check()).problems).toEqual(["Import 1 was taken back, and something of it is left."]);
  });
});
