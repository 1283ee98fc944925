import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { PlainDate } from "../../src/domain/plainDate.js";
import { fileSource } from "../../src/roll/rollSource.js";
import { importRoll, prepareRoll } from "../../src/services/importRoll/importRoll.js";
import { listMappings } from "../../src/services/rollMappings/listMappings.js";
import { proposeMapping } from "../../src/services/rollMappings/proposeMapping.js";
import { writeMapping } from "../../src/services/rollMappings/writeMapping.js";
import { createStore } from "../../src/store/store.js";
import { sessionOn } from "../support/session.js";
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
    const { file: _, sha256: __, rejects: ___, warnings: ____, ignored: _____, ...figures } = await take("mdi-96.json", json);
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

  it("of another system is read with a mapping that the tool makes: the next day has 12 new, 7 gone, 5 changed, 460 the same", async () => {
    const config = mkdtempSync(join(tmpdir(), "resettle-athens-"));
    const env = { XDG_CONFIG_HOME: config };
    const source = await fileSource(`${FOLDER}athens-day-1.csv`);
    const proposal = await proposeMapping(source, {
      mappings: await listMappings(env),
      asOf: MONDAY,
      columns: ["inmate_id=prisonerNumber", "bond_amount=watched", "current_status=watched"],
      ignore: [],
      withoutHeadings: false,
    });
    const wanted = { proposal, name: "athens", dateOrder: "dayFirst", prison: "ACC", asOf: MONDAY, replace: false, env } as const;
    await writeMapping(source, wanted);
    const store = await createStore(makeSqlitePlace());
    const takeDay = async (name: string, asOf: PlainDate) => {
      const session = await sessionOn(store, { env, asOf });
      return importRoll(session, await prepareRoll(session, { source: await fileSource(`${FOLDER}${name}`), rejectsFiles: [] }));
    };
    expect(await takeDay("athens-day-1.csv", MONDAY)).toMatchObject({
      mapping: "athens",
      accepted: 472,
      changes: { received: 472 },
    });
    expect(await takeDay("athens-day-2.csv", TUESDAY)).toMatchObject({
      accepted: 477,
      unchanged: 460,
      changes: { ...NO_CHANGES, received: 12, left: 7, detailsChanged: 5 },
    });
    await store.close();
    rmSync(config, { recursive: true });
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
