import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { fileSource } from "../../src/roll/rollSource.js";
import { createStore } from "../../src/store/store.js";
import { makeSqlitePlace } from "../support/stores.js";
import { MONDAY, NO_CHANGES, peopleOn, TUESDAY, takeIn } from "./importRoll/madeUpPrison.js";

/** Real layouts with people made up or disguised; they stay outside the project, so these tests run only where they are. */
const FOLDER = fileURLToPath(new URL("../../../shared/data/rolls/", import.meta.url));

describe.skipIf(!existsSync(FOLDER))("a real roll in a store", () => {
  const take = async (name: string, store: Awaited<ReturnType<typeof createStore>>, day = MONDAY) =>
    takeIn(store, day, [], { source: await fileSource(`${FOLDER}${name}`) });

  it("is the same people as CSV and as JSON: the one after the other changes nothing", async () => {
    const [csv, json] = [await createStore(makeSqlitePlace()), await createStore(makeSqlitePlace())];
    const first = await take("mdi-96.csv", csv);
    const { file: _, sha256: __, rejects: ___, warnings: ____, ...figures } = await take("mdi-96.json", json);
    expect(first).toMatchObject(figures);
    expect(figures).toMatchObject({ rows: 96, accepted: 91, rejected: 5, duplicates: 0, complete: true, prisons: ["MDI"] });
    expect(figures.windowOpened).toHaveLength(41);
    expect(await peopleOn(csv, MONDAY, "MDI")).toEqual(await peopleOn(json, MONDAY, "MDI"));
    expect(await take("mdi-96.json", csv, TUESDAY)).toMatchObject({ unchanged: 91, changes: NO_CHANGES, windowOpened: [] });
    for (const store of [csv, json]) await store.close();
  });

  it("of ten people is all of them", async () => {
    const store = await createStore(makeSqlitePlace());
    expect(await take("search-10.json", store)).toMatchObject({ rows: 10, accepted: 10, changes: { received: 10 } });
    await store.close();
  });

  it("whose numbers are none is not taken in", async () => {
    const store = await createStore(makeSqlitePlace());
    await expect(take("search-500-page-1-of-6.json", store)).rejects.toMatchObject({
      kind: "input",
      code: "COLUMN_CONTRADICTED",
    });
    await store.close();
  });
});
