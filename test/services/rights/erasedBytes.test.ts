import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { plainDate } from "../../../src/domain/plainDate.js";
import { erasePerson } from "../../../src/services/rights/erasePerson.js";
import { applyErasures, listErasures } from "../../../src/services/rights/erasures.js";
import { publicKeyOf } from "../../../src/store/sealing.js";
import { openEngine } from "../../../src/store/sqlite.js";
import { createStore } from "../../../src/store/store.js";
import { rollPeople, rollPerson, seedPeople } from "../../support/builders.js";
import { markEveryColumn } from "../../support/markColumns.js";
import { sessionOn } from "../../support/session.js";
import { TEST_RESTRICTED_KEY } from "../../support/stores.js";
import { recordWholeCase } from "../../support/wholeCase.js";

const folder = mkdtempSync(join(tmpdir(), "resettle-erased-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const location = { engine: "sqlite", path: join(folder, "resettle.db") } as const;
const [MONDAY, TUESDAY] = [plainDate("2026-11-23"), plainDate("2026-11-24")];
const WHO = "Z9876ZZ";

/** A plain store with many people, one of whom has a record of every kind, and has left. */
async function makeStore() {
  const store = await createStore({ location, restrictedPublicKey: publicKeyOf(TEST_RESTRICTED_KEY) });
  const crowd = rollPeople(300);
  await seedPeople(
    store,
    [...crowd.slice(0, 150), rollPerson({ prisonerNumber: WHO, lastName: "Gone" }), ...crowd.slice(150)],
    MONDAY,
  );
  for (const { prisonerNumber } of crowd.slice(0, 3)) await recordWholeCase(store, prisonerNumber, MONDAY);
  await recordWholeCase(store, WHO, MONDAY);
  await store.write("jo", "set up", async (tx) => {
    const [need] = await tx.needs.list(WHO);
    const [referral] = await tx.referrals.list(WHO);
    if (need === undefined || referral === undefined) throw new RangeError("no case");
    await tx.needs.changeOn(need.id, { status: "in_progress" }, MONDAY);
    await tx.referralNeeds.record(referral, [need.id]);
    await tx.referrals.chase(referral.id, { on: MONDAY, note: "Rang" });
    const [plan] = await tx.plans.list(WHO);
    await tx.plans.keepForm(plan?.id ?? "", "standard", { pages: 1, sha256: "00", pdf: new Uint8Array(9_000).fill(65) });
    await tx.people.record("Z9875ZZ");
    await tx.merges.record({ from: "Z9875ZZ", into: WHO, reason: "One person", mergedOn: MONDAY });
  });
  await seedPeople(store, crowd, TUESDAY);
  return store;
}

function found(words: readonly string[]): readonly string[] {
  const bytes = readFileSync(location.path).toString("latin1");
  return words.filter((word) => bytes.includes(word));
}

describe("a person who was erased", () => {
  it("is in no byte of the store's file: not their numbers, nor a word of any column", async () => {
    const store = await makeStore();
    const engine = await openEngine(location, { key: undefined, readOnly: false, lockWaitMs: 1_000 });
    const marks = [...(await markEveryColumn(engine, WHO)).map(({ mark }) => mark), WHO, "Z9875ZZ"];
    await engine.close();
    expect(marks.length).toBeGreaterThan(120);
    expect(found(marks)).toEqual(marks);
    await store.write("jo", "erase a person", (tx) => tx.erasures.erase(WHO, "Asked for it"));
    await store.scrub();
    expect(found(marks)).toEqual([]);
    expect(readdirSync(folder)).toEqual(["resettle.db"]);
    expect((await store.check()).problems).toEqual([]);
    expect(found(["A1001AA", "Street of A1001AA", "Likes cooking"])).toHaveLength(3);
    await store.close();
  });

  it("is erased again in an older copy that is put back, where they were still on the roll", async () => {
    const place = { engine: "sqlite", path: join(folder, "now.db") } as const;
    const older = { engine: "sqlite", path: join(folder, "older.db") } as const;
    const store = await createStore({ location: place });
    const person = rollPerson({ prisonerNumber: WHO });
    await seedPeople(store, [person, rollPerson({ prisonerNumber: "A1001AA" })], MONDAY);
    copyFileSync(place.path, older.path);
    await seedPeople(store, [rollPerson({ prisonerNumber: "A1001AA" })], TUESDAY);
    const session = await sessionOn(store, { asOf: TUESDAY });
    await erasePerson(session, WHO, "Asked for it");
    const copy = await createStore({ location: older });
    const restored = await sessionOn(copy, { asOf: TUESDAY });
    expect(await applyErasures(restored, await listErasures(session))).toEqual({ people: 1, erasures: 1 });
    expect(readFileSync(older.path).toString("latin1")).not.toContain(WHO);
    expect(await copy.read.erasures.list()).toEqual(await store.read.erasures.list());
    expect((await copy.check()).problems).toEqual([]);
    await store.close();
    await copy.close();
  });
});
