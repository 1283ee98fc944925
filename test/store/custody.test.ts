import { expect, it } from "vitest";
import { plainDate } from "../../src/domain/plainDate.js";
import { forEachStore } from "../support/stores.js";
import { changed, gone, MONDAY, namedOn, received, rollPerson, THURSDAY, TUESDAY, takeIn, WEDNESDAY } from "./people.js";

const ALEX = rollPerson("A1234BC", { lastName: "Aldous", location: "A-1-001" });
const BILLIE = rollPerson("B2345CD", { lastName: "Brindle", prison: "LEI" });
const CASEY = rollPerson("C3456DE", { lastName: "Cotter" });

forEachStore("custody as a history", ({ makeStore, makePlace, runSql }) => {
  it("says of any day who was on the roll then, and what it said of them", async () => {
    const store = await makeStore();
    await takeIn(store, MONDAY, received(MONDAY, ALEX, BILLIE, CASEY), ["LEI", "MDI"]);
    await takeIn(store, TUESDAY, changed(TUESDAY, { ...ALEX, location: "B-2-002" }));
    await takeIn(store, THURSDAY, gone(THURSDAY, "A1234BC", "C3456DE"));

    expect(await namedOn(store, plainDate("2026-11-22"))).toEqual([]);
    expect(await namedOn(store, MONDAY)).toEqual(["A1234BC", "B2345CD", "C3456DE"]);
    expect(await namedOn(store, WEDNESDAY)).toEqual(["A1234BC", "B2345CD", "C3456DE"]);
    expect(await namedOn(store, THURSDAY)).toEqual(["B2345CD"]);
    expect(await namedOn(store, WEDNESDAY, ["LEI"])).toEqual(["B2345CD"]);

    expect((await store.read.custody.find("A1234BC", MONDAY))?.person).toEqual(ALEX);
    expect((await store.read.custody.find("A1234BC", WEDNESDAY))?.person.location).toBe("B-2-002");
    expect(await store.read.custody.find("A1234BC", THURSDAY)).toBeUndefined();
  });

  it("names every person once, however small the batches", async () => {
    const store = await makeStore();
    const people = Array.from({ length: 7 }, (_, index) => rollPerson(`A100${index}BC`));
    await takeIn(store, MONDAY, received(MONDAY, ...people));
    await takeIn(store, TUESDAY, changed(TUESDAY, ...people.slice(0, 5)));
    expect(await namedOn(store, MONDAY)).toEqual(people.map((person) => person.prisonerNumber));
    expect(await namedOn(store, TUESDAY)).toEqual(people.map((person) => person.prisonerNumber));
  });

  it("names nobody twice where an import comes between two batches", async () => {
    const store = await makeStore();
    const people = Array.from({ length: 6 }, (_, index) => rollPerson(`A100${index}BC`));
    await takeIn(store, MONDAY, received(MONDAY, ...people));
    const named: string[] = [];
    for await (const batch of store.read.custody.asOf(MONDAY, { batchSize: 2 })) {
      if (named.length === 2) await takeIn(store, TUESDAY, changed(TUESDAY, ...people));
      named.push(...batch.map((version) => version.person.prisonerNumber));
    }
    expect(named.sort()).toEqual(people.map((person) => person.prisonerNumber));
  });

  it("keeps every version, with the import and line it came from and the one that ended it", async () => {
    const store = await makeStore();
    const first = await takeIn(store, MONDAY, received(MONDAY, CASEY, ALEX));
    const second = await takeIn(store, TUESDAY, changed(TUESDAY, { ...ALEX, location: "B-2-002" }));
    const history = await store.read.custody.history("A1234BC");
    expect(history).toMatchObject([
      { fromDay: MONDAY, toDay: TUESDAY, importNumber: first, line: 3, closedByImport: second },
      { fromDay: TUESDAY, importNumber: second, line: 2 },
    ]);
    expect(history[1]).not.toHaveProperty("toDay");
  });

  it("keeps one record of a person who goes and comes back, with a stay for each time", async () => {
    const store = await makeStore();
    await takeIn(store, MONDAY, received(MONDAY, ALEX));
    await takeIn(store, TUESDAY, gone(TUESDAY, "A1234BC"));
    await takeIn(store, THURSDAY, received(THURSDAY, ALEX));
    expect(await store.read.stays.list("A1234BC")).toMatchObject([
      { receivedOn: MONDAY, endedOn: TUESDAY, end: "not_on_roll" },
      { receivedOn: THURSDAY },
    ]);
    expect([...(await store.read.stays.heldByPerson(WEDNESDAY)).keys()]).toEqual([]);
    expect((await store.read.stays.heldByPerson(THURSDAY)).get("A1234BC")).toMatchObject({ receivedOn: THURSDAY });
  });

  it("never has two open versions of a person, nor two open stays", async () => {
    const store = await makeStore();
    await takeIn(store, MONDAY, received(MONDAY, ALEX));
    const { openVersions = [], openStays = [] } = received(TUESDAY, ALEX);
    await expect(takeIn(store, TUESDAY, { openVersions })).rejects.toThrow();
    await expect(takeIn(store, TUESDAY, { openStays })).rejects.toThrow();
    expect(await store.read.custody.history("A1234BC")).toHaveLength(1);
  });

  it("gives the open versions of many people in one answer, leaving out who has none", async () => {
    const store = await makeStore();
    await takeIn(store, MONDAY, received(MONDAY, ALEX, CASEY));
    await takeIn(store, TUESDAY, gone(TUESDAY, "C3456DE"));
    const current = await store.read.custody.current(["A1234BC", "C3456DE", "Z9999ZZ"]);
    expect([...current.keys()]).toEqual(["A1234BC"]);
    expect(await store.read.people.findKnown(["A1234BC", "C3456DE", "Z9999ZZ"])).toEqual(new Set(["A1234BC", "C3456DE"]));
  });

  it("remembers the row of everyone on the roll, and forgets it when they are gone", async () => {
    const store = await makeStore();
    await takeIn(store, MONDAY, received(MONDAY, ALEX, BILLIE, CASEY), ["LEI", "MDI"]);
    await takeIn(store, TUESDAY, changed(TUESDAY, ALEX));
    await takeIn(store, WEDNESDAY, gone(WEDNESDAY, "C3456DE"));
    const rows: unknown[] = [];
    for await (const batch of store.read.roll.rows()) rows.push(...batch);
    expect(rows).toEqual([
      { prisonerNumber: "A1234BC", prison: "MDI", hash: `hash-${TUESDAY}` },
      { prisonerNumber: "B2345CD", prison: "LEI", hash: `hash-${MONDAY}` },
    ]);
  });

  it("does not keep changes of an import that was never recorded", async () => {
    const store = await makeStore();
    const forgotten = store.write("clerk", "roll import", async (tx) => {
      const batch = { closeVersions: [], openVersions: [], forgetRows: [], closeStays: [], openStays: [] };
      const rememberRows = [{ prisonerNumber: "A1234BC", prison: "MDI", hash: "hash" }];
      await tx.roll.apply(await tx.imports.nextNumber(), MONDAY, { ...batch, rememberRows });
    });
    await expect(forgotten).rejects.toThrow();
    expect(await store.read.people.findKnown(["A1234BC"])).toEqual(new Set());
  });

  it("numbers imports from 1, and knows the newest of each prison and of each content", async () => {
    const store = await makeStore();
    await takeIn(store, MONDAY, received(MONDAY, ALEX, BILLIE), ["MDI", "LEI"]);
    await takeIn(store, TUESDAY, changed(TUESDAY, ALEX), ["MDI"]);
    expect((await store.read.imports.list()).map(({ number, prisons }) => ({ number, prisons }))).toEqual([
      { number: 2, prisons: ["MDI"] },
      { number: 1, prisons: ["LEI", "MDI"] },
    ]);
    const newest = await store.read.imports.newestByPrison();
    expect([newest.get("MDI")?.number, newest.get("LEI")?.number, newest.get("WEI")]).toEqual([2, 1, undefined]);
    expect(await store.read.imports.findByContent(MONDAY)).toMatchObject({ number: 1, importedBy: "clerk", counts: { rows: 1 } });
    expect(await store.read.imports.find(3)).toBeUndefined();
  });

  it("leaves one line in the trail for a whole import, with the digest of what it changed", async () => {
    const store = await makeStore();
    await takeIn(store, MONDAY, received(MONDAY, ALEX, BILLIE, CASEY));
    const digest = (await store.read.imports.find(1))?.digest;
    for await (const entries of store.read.audit.entriesAfter(0)) {
      expect(entries).toMatchObject([{ action: "roll.import", record: "1", details: { digest, rows: 1, prisons: ["MDI"] } }]);
    }
  });

  it.each([
    ["a date", `update custody set facts = replace(facts, '2027-02-01', '2027-03-01') where prisoner_number = 'A1234BC'`],
    ["a person taken out", "delete from custody where prisoner_number = 'C3456DE'"],
    ["a version reopened", "update custody set to_day = null, closed_by_import = null where prisoner_number = 'B2345CD'"],
    ["a stay moved", `update stay set received_on = '2026-01-01' where prisoner_number = 'A1234BC'`],
  ])("shows on a check that the history was altered by other hands: %s", async (_what, statement) => {
    const place = await makePlace();
    const store = await makeStore(place);
    await takeIn(store, MONDAY, received(MONDAY, ALEX, BILLIE, CASEY));
    await takeIn(store, TUESDAY, gone(TUESDAY, "B2345CD"));
    expect((await store.check()).problems).toEqual([]);
    await runSql(place, statement);
    expect((await store.check()).problems.join(" ")).toMatch(/custody history of import [12] is not as it was imported/);
  });

  it("finds people by a part of the surname in any roll, without minding case, accents or apostrophes", async () => {
    const store = await makeStore();
    const gwŷn = rollPerson("G1111AA", { lastName: "Gŵyn-O’Tester", firstName: "Siân" });
    await takeIn(store, MONDAY, received(MONDAY, gwŷn, ALEX, CASEY));
    await takeIn(store, TUESDAY, changed(TUESDAY, { ...CASEY, lastName: "Newname" }));
    await takeIn(store, WEDNESDAY, gone(WEDNESDAY, "A1234BC"));
    const found = async (typed: string) =>
      (await store.read.people.search(typed, 10)).map((person) => `${person.prisonerNumber} ${person.lastName} ${person.onRoll}`);

    expect(await found("gwyn")).toEqual(["G1111AA Gŵyn-O’Tester true"]);
    expect(await found("O'TESTER")).toEqual(["G1111AA Gŵyn-O’Tester true"]);
    expect(await found("gwyn o'tester, sian")).toEqual(["G1111AA Gŵyn-O’Tester true"]);
    expect(await found("Sian OTester")).toEqual(["G1111AA Gŵyn-O’Tester true"]);
    expect(await found("Robin")).toEqual([]);
    expect(await found("cotter")).toEqual(["C3456DE Newname true"]);
    expect(await found("aldous")).toEqual(["A1234BC Aldous false"]);
    expect(await found("%")).toEqual([]);
    expect(await store.read.people.search("e", 2)).toHaveLength(2);
  });

  it("says so where there is no record of a person", async () => {
    const store = await makeStore();
    await expect(store.read.people.require("Z9999ZZ")).rejects.toMatchObject({ kind: "notFound", code: "PERSON_NOT_FOUND" });
  });
});
