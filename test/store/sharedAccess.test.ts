import { beforeAll, describe, expect, it } from "vitest";
import { plainDate } from "../../src/domain/plainDate.js";
import { TABLE_KEYS, TABLES } from "../../src/store/tables.js";
import { rollPerson, seedPeople } from "../support/builders.js";
import { makeSharedStore, type SharedStore } from "../support/sharedStore.js";
import { recordWholeCase } from "../support/wholeCase.js";

const MONDAY = plainDate("2026-11-23");
const TUESDAY = plainDate("2026-11-24");
const [OURS, THEIRS, MOVED] = ["A1001AA", "B1001BB", "C1001CC"];

/** Tables in which no person is. */
const NOBODY_IN = [
  "store_meta",
  "prison",
  "worker",
  "access",
  "roll_import",
  "roll_import_prison",
  "service",
  "erasure",
  "programme_session",
];
const PERSON_TABLES = TABLES.filter((table) => !NOBODY_IN.includes(table));

let shared: SharedStore;
/** What tells that a row is of the person of the other prison: their number, and the id of every record of theirs. */
let marks: readonly string[];

beforeAll(async () => {
  shared = await makeSharedStore({
    worker: [{ prison: "BZI", may: "record" }],
    other: [{ prison: "EYI", may: "record" }],
    reader: [{ prison: "BZI", may: "read" }],
    trusted: [{ prison: "BZI", may: "restricted" }],
    head: [{ prison: "BZI", may: "administer" }],
    service: [{ prison: "*", may: "administer" }],
    nobody: [],
  });
  await shared.use("owner", async (store) => {
    const roll = (at: string) => [
      rollPerson({ prisonerNumber: OURS, prison: "BZI" }),
      rollPerson({ prisonerNumber: THEIRS, prison: "EYI" }),
      rollPerson({ prisonerNumber: MOVED, prison: at }),
      rollPerson({ prisonerNumber: "B2002BB", prison: "EYI" }),
    ];
    await seedPeople(store, roll("BZI"), MONDAY);
    for (const person of [OURS, THEIRS, MOVED]) await recordWholeCase(store, person, MONDAY);
    await seedPeople(store, roll("EYI"), TUESDAY);
    const reason = "Number corrected";
    await store.write("jo", "merge", (tx) => tx.merges.record({ from: "B2002BB", into: THEIRS, reason, mergedOn: TUESDAY }));
  });
  for (const statement of PARTS) await shared.query("superuser", statement);
  marks = [THEIRS, "B2002BB", ...(await idsOf([THEIRS, "B2002BB"]))];
});

/** What the whole case has none of: parts of records. */
const PARTS = [
  "insert into need_change select id, 1, '2026-11-23', 'jo', '{}' from need",
  "insert into referral_chase select id, 1, '2026-11-23', 'jo', '' from referral",
  "insert into referral_need select referral.id, need.id from referral join need using (prisoner_number)",
  "insert into plan_form select id, 'standard', 1, '00', '' from plan",
];

async function idsOf(numbers: readonly string[]): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const table of TABLES) {
    const [key] = TABLE_KEYS[table];
    if (key !== "id" || NOBODY_IN.includes(table)) continue;
    const whose = table === "merge" ? "from_number" : "prisoner_number";
    const rows = await shared.query("superuser", `select id from ${table} where ${whose} = any($1)`, [numbers]);
    ids.push(...rows.map(({ id }) => String(id)));
  }
  return ids;
}

async function rowsOf(role: string, table: string): Promise<readonly string[]> {
  return (await shared.query(role, `select to_json(one) as row from ${table} as one`)).map(({ row }) => JSON.stringify(row));
}

const ofThem = (row: string) => marks.some((mark) => row.includes(`"${mark}"`));

describe("a worker of one prison, with any SQL client", () => {
  it.each(PERSON_TABLES)("sees what is of their own people in %s, and no row of another prison", async (table) => {
    expect((await rowsOf("superuser", table)).filter(ofThem)).not.toEqual([]);
    const seen = await rowsOf("worker", table);
    expect(seen.filter(ofThem)).toEqual([]);
    // The only merge is of two people of the other prison.
    expect(seen.length > 0).toBe(table !== "merge");
    expect(await rowsOf("nobody", table)).toEqual([]);
  });

  it.each(PERSON_TABLES)("cannot change, remove or add anything of another prison in %s", async (table) => {
    const theirs = (await rowsOf("superuser", table)).filter(ofThem);
    const [key] = TABLE_KEYS[table];
    for (const statement of [`update ${table} set ${key} = ${key}`, `delete from ${table}`])
      await shared.query("worker", `begin; ${statement}; rollback`).catch(() => undefined);
    await shared.query("worker", `update ${table} set ${key} = ${key}`).catch(() => undefined);
    expect((await rowsOf("superuser", table)).filter(ofThem)).toEqual(theirs);
    if (table === "audit_entry") return;
    const added = shared.query(
      "worker",
      `insert into ${table} select * from json_populate_record(null::${table}, $1::json)`,
      theirs.slice(0, 1),
    );
    await expect(added).rejects.toMatchObject({ code: "42501" });
  });

  it.each(["update audit_entry set actor = 'nobody'", "delete from audit_entry", "truncate audit_entry"])(
    "cannot %s, and nor can who owns the tables",
    async (statement) => {
      for (const role of ["worker", "service", "owner"])
        await expect(shared.query(role, statement)).rejects.toMatchObject({ code: "42501" });
    },
  );

  it("says in the trail who they are to the server, whatever they call themselves", async () => {
    const look = { action: "person.show", subject: OURS };
    await shared.use("worker", (store) => store.recordLook("somebody else", "case work", look));
    const last = "select seq, actor, role from audit_entry order by seq desc limit 1";
    const [entry] = await shared.query("owner", last);
    expect(entry).toMatchObject({ actor: "somebody else", role: shared.nameOf("worker") });
    const columns = "at, actor, purpose, action, subject, record, details, previous_hash, hash";
    for (const role of [`'${shared.nameOf("reader")}'`, "null"]) {
      const forged = `insert into audit_entry (seq, role, ${columns}) select seq + 1, ${role}, ${columns} from audit_entry where seq = $1`;
      await expect(shared.query("worker", forged, [entry?.seq])).rejects.toMatchObject({ code: "42501" });
    }
    expect(await shared.query("owner", last)).toEqual([entry]);
  });

  it.each([
    ["say that the trail ends earlier", "update store_meta set audit_count = 1, audit_hash = 'x'"],
    ["make the store another's", "update store_meta set id = 'x'"],
    ["replace the restricted key", "update store_meta set restricted_public_key = 'x'"],
    ["remove the store", "delete from store_meta"],
    ["give themselves more", "insert into access select role, 'EYI', may from access"],
    ["switch it all off", "alter table person disable row level security"],
    ["make a roll", "insert into custody select * from custody"],
  ])("cannot %s", async (_what, statement) => {
    await expect(shared.query("worker", statement)).rejects.toMatchObject({ code: "42501" });
  });

  it("hears nothing from the conditions about where anybody else is", async () => {
    const [asked] = await shared.query("worker", "select resettle_may($1, 'read') as may, resettle_left($1) as left_on", [
      THEIRS,
    ]);
    expect(asked).toEqual({ may: false, left_on: null });
  });
});

it.each(TABLES)(
  "who administers every prison sees every row of %s: what an erasure cannot see, it would leave",
  async (table) => {
    expect((await rowsOf("service", table)).toSorted()).toEqual((await rowsOf("superuser", table)).toSorted());
  },
);

describe("what a role may do at a prison", () => {
  const need = { pathway: "health", need: "Glasses", note: "", urgency: "immediate", status: "not_started" } as const;
  const record = (role: string, prisonerNumber: string) =>
    shared.use(role, (store) =>
      store.write("jo", "case work", (tx) =>
        tx.needs.record({ ...need, prisonerNumber, recordedOn: TUESDAY, restricted: false }),
      ),
    );

  it.each([
    ["worker", OURS, true],
    ["worker", THEIRS, false],
    ["worker", MOVED, false],
    ["other", MOVED, true],
    ["reader", OURS, false],
    ["trusted", OURS, false],
    ["head", OURS, true],
    ["head", THEIRS, false],
    ["service", THEIRS, true],
    ["nobody", OURS, false],
  ])("%s records of %s: %s", async (role, person, may) => {
    const recorded = record(role, person);
    if (may) await recorded;
    else await expect(recorded).rejects.toMatchObject({ kind: "store", code: "STORE_NO_RIGHT" });
  });

  it("leaves every trail whole that they wrote into", async () => {
    const { problems } = await shared.use("owner", (store) => store.check());
    expect(problems).toEqual([]);
    await expect(shared.use("worker", (store) => store.check())).rejects.toMatchObject({ code: "STORE_PART_ONLY" });
  });

  it("shows a restricted note to a role that may see it, whoever wrote it", async () => {
    const note = {
      prisonerNumber: OURS,
      recordedOn: TUESDAY,
      source: "key_worker",
      on: TUESDAY,
      text: "Private",
      restricted: true,
    } as const;
    await shared.use("worker", (store) => store.write("jo", "note", (tx) => tx.liaisonNotes.record(note)));
    const seen = (role: string) => shared.query(role, "select id from liaison_note where restricted = 1");
    expect([await seen("worker"), await seen("trusted"), await seen("other")]).toEqual([[], [{ id: expect.any(String) }], []]);
  });

  it("lets who administers a prison give access to it, and to no other", async () => {
    const give = (prison: string) =>
      shared.use("head", (store) =>
        store.write("head", "access", (tx) => tx.access.grant({ role: shared.nameOf("nobody"), prison, may: "read" })),
      );
    await expect(give("EYI")).rejects.toMatchObject({ code: "STORE_NO_RIGHT" });
    expect(await give("BZI")).toBe(true);
    expect(await shared.use("nobody", (store) => store.read.people.findKnown([OURS, THEIRS]))).toEqual(new Set([OURS]));
    const revoked = { role: shared.nameOf("nobody"), prison: "BZI", may: "read" } as const;
    await shared.use("head", (store) => store.write("head", "access", (tx) => tx.access.revoke(revoked)));
    expect(await shared.use("nobody", (store) => store.read.people.findKnown([OURS]))).toEqual(new Set());
  });
});

describe("somebody who was transferred on Tuesday", () => {
  const needsSeenBy = (role: string) =>
    shared.use(role, async (store) => (await store.read.needs.list(MOVED)).map((one) => one.recordedOn));

  it("is handed over: the receiving prison has the whole record, and works on", async () => {
    const licence = await shared.use("other", (store) => store.read.licences.findFor(MOVED));
    expect(licence).toMatchObject({ address: `Street of ${MOVED}` });
    await shared.use("other", (store) =>
      store.write("jo", "licence", (tx) => tx.licences.set(MOVED, { address: "A new home" }, { recordedOn: TUESDAY })),
    );
    expect(
      await shared.use("other", async (store) => (await store.read.custody.history(MOVED)).map((one) => one.person.prison)),
    ).toEqual(["BZI", "EYI"]);
  });

  it("leaves the sending prison what was recorded before, to read only, and where they were then", async () => {
    expect(await needsSeenBy("other")).toEqual([MONDAY, TUESDAY]);
    expect(await needsSeenBy("worker")).toEqual([MONDAY]);
    expect(
      await shared.use("worker", async (store) => (await store.read.custody.history(MOVED)).map((one) => one.person.prison)),
    ).toEqual(["BZI"]);
    const [kept] = await shared.use("worker", (store) => store.read.needs.list(MOVED));
    const change = shared.use("worker", (store) =>
      store.write("jo", "case work", (tx) => tx.needs.change(kept?.id ?? "", { status: "in_progress" })),
    );
    await expect(change).rejects.toMatchObject({ code: "STORE_NO_RIGHT" });
  });
});
