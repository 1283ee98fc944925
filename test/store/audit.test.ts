import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { plainDate } from "../../src/domain/plainDate.js";
import { createStore, type Store } from "../../src/store/store.js";
import { rollPerson, seedPeople } from "../support/builders.js";
import { forEachStore, type TestPlace } from "../support/stores.js";

/** Every way to falsify a trail of five entries, as SQL, and the first entry that is then not as it was written. */
const TAMPERINGS: readonly [what: string, brokenAt: number, ...statements: string[]][] = [
  ["a changed instant", 2, "update audit_entry set at = '2026-11-22T09:30:00.000Z' where seq = 2"],
  ["a changed actor", 3, "update audit_entry set actor = 'someone else' where seq = 3"],
  ["a changed role", 2, "update audit_entry set role = 'another' where seq = 2"],
  ["a changed purpose", 1, "update audit_entry set purpose = 'another' where seq = 1"],
  ["a changed action", 4, "update audit_entry set action = 'person.print' where seq = 4"],
  ["a changed subject", 2, "update audit_entry set subject = 'Z9999ZZ' where seq = 2"],
  ["a removed subject", 5, "update audit_entry set subject = null where seq = 5"],
  ["an added record", 3, "update audit_entry set record = 'x' where seq = 3"],
  ["changed details", 2, `update audit_entry set details = '{"pages":3}' where seq = 2`],
  ["a person exchanged for another", 2, "update audit_subject set prisoner_number = 'Z9999ZZ' where prisoner_number = 'B2345CD'"],
  ["a person made nameless without an erasure", 2, "delete from audit_subject where prisoner_number = 'B2345CD'"],
  ["a changed hash", 2, "update audit_entry set hash = previous_hash where seq = 2"],
  ["a changed link", 4, "update audit_entry set previous_hash = hash where seq = 4"],
  ["the first entry gone", 1, "delete from audit_entry where seq = 1"],
  ["an entry in the middle gone", 3, "delete from audit_entry where seq = 3"],
  ["the last entry gone", 5, "delete from audit_entry where seq = 5"],
  ["everything gone", 1, "delete from audit_entry"],
  [
    "two entries exchanged",
    2,
    "update audit_entry set seq = 99 where seq = 2",
    "update audit_entry set seq = 2 where seq = 3",
    "update audit_entry set seq = 3 where seq = 99",
  ],
  ["a gap closed", 2, "delete from audit_entry where seq = 2", "update audit_entry set seq = seq - 1 where seq = 3"],
  [
    "an entry added at the end",
    6,
    "insert into audit_entry select 6, at, actor, role, purpose, action, subject, record, details, hash, hash from audit_entry where seq = 5",
  ],
];

const NAMES = ["delete from audit_subject", "insert into audit_subject select * from named"];

forEachStore("the audit trail", ({ makePlace, runSql }) => {
  let place: TestPlace;
  let store: Store;

  beforeAll(async () => {
    place = await makePlace();
    store = await createStore(place);
    for (const subject of ["A1234BC", "B2345CD", "C3456DE", "D4567EF", "E5678FG"]) {
      await store.recordLook("jo", "case conference", { action: "person.show", subject });
    }
    await runSql(place, "create table saved as select * from audit_entry", "create table named as select * from audit_subject");
  });
  afterEach(() => runSql(place, "delete from audit_entry", "insert into audit_entry select * from saved", ...NAMES));
  afterAll(() => store.close());

  it("is whole where nobody touched it", async () => {
    expect(await store.verifyAudit()).toMatchObject({ intact: true, entries: 5 });
    expect((await store.check()).problems).toEqual([]);
  });

  it.each(TAMPERINGS)("shows %s, from entry %i on", async (_what, brokenAt, ...statements) => {
    await runSql(place, ...statements);
    expect(await store.verifyAudit()).toMatchObject({ intact: false, brokenAt });
    expect((await store.check()).problems.join(" ")).toContain(`entry ${brokenAt} `);
  });

  it("cannot be moved to another store", async () => {
    await runSql(place, `update store_meta set id = 'another'`);
    expect(await store.verifyAudit()).toMatchObject({ intact: false, brokenAt: 1 });
    await runSql(place, `update store_meta set id = '${store.id}'`);
  });
});

forEachStore("what an import brought", ({ makePlace, runSql }) => {
  it("cannot be changed together with its digest: the trail holds that too", async () => {
    const place = await makePlace();
    const store = await createStore(place);
    await seedPeople(store, [rollPerson({ prisonerNumber: "A1234BC" })], plainDate("2026-11-23"));
    await runSql(place, "update roll_import set digest = 'another'");
    expect((await store.check()).problems).toContain("The digest of import 1 is not what the audit trail says.");
    await store.close();
  });
});
