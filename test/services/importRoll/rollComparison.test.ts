import { beforeAll, describe, expect, it } from "vitest";
import type { Store } from "../../../src/store/store.js";
import { forEachStore } from "../../support/stores.js";
import {
  type MadeUpPrison,
  MONDAY,
  makeUpPrison,
  NO_CHANGES,
  peopleOn,
  type Row,
  SUNDAY,
  TUESDAY,
  takeIn,
  WEDNESDAY,
  withChange,
  without,
} from "./madeUpPrison.js";

forEachStore("what a roll changed since the one before", ({ makeStore }) => {
  let store: Store;
  let prison: MadeUpPrison;
  let crowd: Row[];
  beforeAll(async () => {
    store = await makeStore();
  });
  const begin = async () => {
    prison = makeUpPrison();
    crowd = prison.crowd();
    return takeIn(store, MONDAY, crowd);
  };
  const numberOf = (index: number) => prison.person(index).prisonerNumber;

  it("is everyone, received, on the first roll", async () => {
    const first = await begin();
    expect(first).toMatchObject({
      rows: 12,
      accepted: 12,
      unchanged: 0,
      prisons: [prison.code],
      firstRollOf: [prison.code],
      changes: { ...NO_CHANGES, received: 12 },
    });
    expect(await peopleOn(store, MONDAY, prison.code)).toHaveLength(12);
    expect(await peopleOn(store, SUNDAY, prison.code)).toEqual([]);
  });

  it("is nothing the second time: no import is recorded", async () => {
    const first = await begin();
    const again = await takeIn(store, MONDAY, crowd);
    expect(again).toMatchObject({ rows: 12, accepted: 12, unchanged: 12, changes: NO_CHANGES, windowOpened: [], dateMoves: [] });
    expect(again.importId).toBeUndefined();
    expect((await store.read.imports.list())[0]?.number).toBe(first.importId);
  });

  it("is nothing on the next day with the same people, which is a roll of its own", async () => {
    const first = await begin();
    const next = await takeIn(store, TUESDAY, crowd);
    expect(next).toMatchObject({ unchanged: 12, changes: NO_CHANGES, firstRollOf: [] });
    expect(next.importId).toBe((first.importId ?? 0) + 1);
    expect(await store.read.custody.history(numberOf(0))).toHaveLength(1);
  });

  it("is somebody received", async () => {
    await begin();
    const next = await takeIn(store, TUESDAY, [...crowd, prison.person(50)]);
    expect(next).toMatchObject({ unchanged: 12, changes: { ...NO_CHANGES, received: 1 } });
  });

  it("is somebody gone, whose reason nobody knows yet", async () => {
    await begin();
    const next = await takeIn(store, TUESDAY, without(crowd, 3));
    expect(next).toMatchObject({ changes: { ...NO_CHANGES, left: 1 }, left: [numberOf(3)] });
    expect(await peopleOn(store, TUESDAY, prison.code)).toHaveLength(11);
    const [stay] = await store.read.stays.list(numberOf(3));
    expect(stay).toMatchObject({ receivedOn: "2025-03-03", firstSeenOn: MONDAY, endedOn: TUESDAY, end: "not_on_roll" });
  });

  it("is somebody back again: the same record, and a new stay", async () => {
    await begin();
    await takeIn(store, TUESDAY, without(crowd, 3));
    const back = withChange(crowd, 3, { receptionDate: "2026-11-25", legalStatus: "RECALL" });
    const next = await takeIn(store, WEDNESDAY, back);
    expect(next).toMatchObject({ changes: { ...NO_CHANGES, returned: 1 }, returned: [numberOf(3)] });
    const stays = await store.read.stays.list(numberOf(3));
    expect(stays).toMatchObject([{ endedOn: TUESDAY }, { receivedOn: WEDNESDAY, firstSeenOn: WEDNESDAY }]);
    expect(stays[1]).not.toHaveProperty("endedOn");
    expect(await store.read.custody.history(numberOf(3))).toHaveLength(2);
  });

  it("counts somebody who is back with no new reception from the day the roll has them again", async () => {
    await begin();
    await takeIn(store, TUESDAY, without(crowd, 3));
    await takeIn(store, WEDNESDAY, crowd);
    expect((await store.read.stays.list(numberOf(3)))[1]).toMatchObject({ receivedOn: WEDNESDAY });
  });

  it("is a date that moved, with from, to and by how many days, and the largest move to an earlier day first", async () => {
    await begin();
    const moved = withChange(
      withChange(withChange(withChange(crowd, 1, { crd: "2029-03-14" }), 5, { crd: "2027-01-07" }), 7, { hdced: "2028-01-03" }),
      9,
      { crd: "" },
    );
    const next = await takeIn(store, TUESDAY, moved);
    expect(next.changes).toEqual({ ...NO_CHANGES, datesMoved: 4 });
    expect(next.dateMoves).toEqual([
      { prisonerNumber: numberOf(5), moves: [{ code: "CRD", from: "2029-03-07", to: "2027-01-07", days: -790 }] },
      { prisonerNumber: numberOf(7), moves: [{ code: "HDCED", to: "2028-01-03" }] },
      { prisonerNumber: numberOf(9), moves: [{ code: "CRD", from: "2029-03-07" }] },
      { prisonerNumber: numberOf(1), moves: [{ code: "CRD", from: "2029-03-07", to: "2029-03-14", days: 7 }] },
    ]);
  });

  it.each<[string, Readonly<Record<string, string>>, Partial<typeof NO_CHANGES | { [change: string]: number }>]>([
    ["a move of cell", { location: "B-2-014" }, { moved: 1 }],
    ["a new spelling of the name", { lastName: "Marsh-Evans" }, { detailsChanged: 1 }],
    ["a new legal status", { legalStatus: "RECALL" }, { detailsChanged: 1 }],
    ["a cell and a date at once", { location: "B-2-014", crd: "2029-01-07" }, { moved: 1, datesMoved: 1 }],
  ])("is %s", async (_, wish, changes) => {
    await begin();
    const next = await takeIn(store, TUESDAY, withChange(crowd, 4, wish));
    expect(next).toMatchObject({ unchanged: 11, changes: { ...NO_CHANGES, ...changes } });
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ["capitals", { lastName: "MARSH4", firstName: "IOAN" }],
    ["spaces", { lastName: "  Marsh4 ", firstName: "Ioan\u00a0" }],
    ["another way to write a day", { crd: "07/03/2029", dateOfBirth: "2 Apr 1990" }],
    ["a word for no date", { hdced: "n/a", confirmed: "31/12/2999" }],
  ])("is not %s", async (_, wish) => {
    await begin();
    const next = await takeIn(store, TUESDAY, withChange(crowd, 4, wish));
    expect(next).toMatchObject({ unchanged: 12, changes: NO_CHANGES });
    expect(await store.read.custody.history(numberOf(4))).toHaveLength(1);
  });

  it("is nothing where columns stand in another order and one more is there that nobody reads", async () => {
    await begin();
    const headings = Object.keys(crowd[0] ?? {}).reverse();
    const lines = crowd.map((row) => [...headings.map((heading) => row[heading]), "x"].join(","));
    const text = [[...headings, "shoeSize"].join(","), ...lines].join("\n");
    const source = { name: "other.csv", open: async function* () { yield Buffer.from(text); } }; // biome-ignore format: one line says it
    expect(await takeIn(store, TUESDAY, [], { source })).toMatchObject({ unchanged: 12, changes: NO_CHANGES });
  });

  it("keeps yesterday as it was yesterday", async () => {
    await begin();
    const yesterday = await peopleOn(store, MONDAY, prison.code);
    const changed = [...withChange(without(crowd, 2), 0, { crd: "2027-02-03", location: "B-1" }), prison.person(60)];
    await takeIn(store, TUESDAY, changed);
    expect(await peopleOn(store, MONDAY, prison.code)).toEqual(yesterday);
    expect(await peopleOn(store, TUESDAY, prison.code)).not.toEqual(yesterday);
    await takeIn(store, WEDNESDAY, crowd);
    expect(await peopleOn(store, MONDAY, prison.code)).toEqual(yesterday);
    expect(await peopleOn(store, WEDNESDAY, prison.code)).toEqual(yesterday);
  });

  it("takes a second roll of the same day for the better one", async () => {
    await begin();
    const corrected = await takeIn(store, MONDAY, withChange(crowd, 0, { crd: "2028-01-05" }));
    expect(corrected.changes).toEqual({ ...NO_CHANGES, datesMoved: 1 });
    expect((await peopleOn(store, MONDAY, prison.code))[0]).toMatchObject({ crd: "2028-01-05" });
  });
});

forEachStore("somebody who is transferred", ({ makeStore }) => {
  let store: Store;
  let from: MadeUpPrison;
  let to: MadeUpPrison;
  let rows: Row[];
  let theirs: Row[];
  beforeAll(async () => {
    store = await makeStore();
  });
  const begin = async () => {
    from = makeUpPrison();
    to = makeUpPrison();
    rows = from.crowd();
    theirs = to.crowd();
    await takeIn(store, MONDAY, [...rows, ...theirs]);
    return from.person(2).prisonerNumber;
  };
  const arrived = (wish = {}) => ({ ...from.person(2), prison: to.code, location: "RECP", ...wish });

  it("is transferred in where one file has both prisons, in one stay", async () => {
    const number = await begin();
    const next = await takeIn(store, TUESDAY, [...without(rows, 2), ...theirs, arrived()]);
    expect(next).toMatchObject({ changes: { ...NO_CHANGES, transferredIn: 1 }, transferredIn: [number], left: [] });
    expect(await store.read.stays.list(number)).toHaveLength(1);
  });

  it("is transferred in where the new prison's file comes first, and is not gone from the old one then", async () => {
    const number = await begin();
    const there = await takeIn(store, TUESDAY, [...theirs, arrived()]);
    expect(there).toMatchObject({ changes: { ...NO_CHANGES, transferredIn: 1 }, transferredIn: [number] });
    const here = await takeIn(store, TUESDAY, without(rows, 2));
    expect(here).toMatchObject({ unchanged: 11, changes: NO_CHANGES });
    expect((await peopleOn(store, TUESDAY, to.code)).map((one) => one.number)).toContain(number);
  });

  it("is gone from the old prison's file and transferred in when the new one's comes, the same morning", async () => {
    const number = await begin();
    expect(await takeIn(store, TUESDAY, without(rows, 2))).toMatchObject({ left: [number] });
    const there = await takeIn(store, TUESDAY, [...theirs, arrived()]);
    expect(there).toMatchObject({ changes: { ...NO_CHANGES, transferredIn: 1 }, transferredIn: [number], returned: [] });
  });

  it("is told of with the dates that moved on the way, in whichever order the files come", async () => {
    const number = await begin();
    await takeIn(store, TUESDAY, without(rows, 2));
    const there = await takeIn(store, TUESDAY, [...theirs, arrived({ crd: "2027-01-06" })]);
    expect(there.changes).toEqual({ ...NO_CHANGES, transferredIn: 1, datesMoved: 1 });
    expect(there.dateMoves).toMatchObject([{ prisonerNumber: number, moves: [{ code: "CRD", to: "2027-01-06" }] }]);
    expect(there.windowOpened).toMatchObject([{ prisonerNumber: number, reason: "dateMoved" }]);
  });

  it("has been in custody since the first prison received them, in whichever order the files come", async () => {
    const number = await begin();
    await takeIn(store, TUESDAY, without(rows, 2));
    await takeIn(store, TUESDAY, [...theirs, arrived()]);
    const held = (await store.read.stays.heldByPerson(TUESDAY)).get(number);
    expect(held).toMatchObject({ receivedOn: "2025-03-03" });
  });
});

forEachStore("a number that went while another came", ({ makeStore }) => {
  it("is proposed to be one person's where name and birth are the same, and nothing is merged", async () => {
    const store = await makeStore();
    const prison = makeUpPrison();
    const crowd = prison.crowd().map((row, index) => ({ ...row, dateOfBirth: `1990-04-${10 + index}` }));
    await takeIn(store, MONDAY, crowd);
    const [was, now] = [prison.person(2).prisonerNumber, prison.person(70).prisonerNumber];
    const renumbered = withChange(crowd, 2, { prisonerNumber: now, lastName: "MARSH2" });
    const next = await takeIn(store, TUESDAY, renumbered);
    expect(next).toMatchObject({ received: [now], left: [was], mergeProposals: [{ from: was, into: now }] });
    expect((await takeIn(store, WEDNESDAY, renumbered)).mergeProposals).toEqual([]);
    expect((await peopleOn(store, WEDNESDAY, prison.code)).map(({ number }) => number)).toContain(now);
  });
});

forEachStore("somebody on the rolls of two prisons of the same day", ({ makeStore }) => {
  let store: Store;
  let one: MadeUpPrison;
  let two: MadeUpPrison;
  let number: string;
  beforeAll(async () => {
    store = await makeStore();
  });
  const begin = async () => {
    one = makeUpPrison();
    two = makeUpPrison();
    number = one.person(2).prisonerNumber;
    await takeIn(store, MONDAY, [...one.crowd(), ...two.crowd()]);
    await takeIn(store, TUESDAY, one.crowd());
    return [...two.crowd(), { ...one.person(2), prison: two.code }];
  };
  const whereIs = async () =>
    (await peopleOn(store, TUESDAY, one.code, two.code)).filter((person) => person.number === number).map(({ prison }) => prison);

  it("is not guessed: the row is kept back, and says how to tell", async () => {
    const second = await takeIn(store, TUESDAY, await begin());
    expect(second).toMatchObject({ rows: 13, accepted: 12, rejected: 1, changes: NO_CHANGES });
    expect(second.onTwoRolls).toEqual([{ prisonerNumber: number, prisons: [one.code, two.code] }]);
    expect(second.rejects).toMatchObject([
      { code: "ON_TWO_ROLLS", message: expect.stringContaining(`--at ${number}=${one.code}`) },
    ]);
    expect(await whereIs()).toEqual([one.code]);
  });

  it("is taken in where somebody says that they are there", async () => {
    const rows = await begin();
    const said = await takeIn(store, TUESDAY, rows, { whereabouts: new Map([[number, two.code]]) });
    expect(said).toMatchObject({ accepted: 13, rejected: 0, transferredIn: [number], onTwoRolls: [] });
    expect(await whereIs()).toEqual([two.code]);
  });

  it("stays where they are where somebody says that it is the other prison", async () => {
    const rows = await begin();
    const said = await takeIn(store, TUESDAY, rows, { whereabouts: new Map([[number, one.code]]) });
    expect(said).toMatchObject({ rows: 13, accepted: 12, duplicates: 1, rejected: 0, changes: NO_CHANGES });
    expect(await whereIs()).toEqual([one.code]);
  });

  it("is asked about whichever roll comes first", async () => {
    one = makeUpPrison();
    two = makeUpPrison();
    await takeIn(store, MONDAY, [...one.crowd(), ...two.crowd()]);
    await takeIn(store, TUESDAY, [...two.crowd(), { ...one.person(2), prison: two.code }]);
    const old = await takeIn(store, TUESDAY, one.crowd());
    expect(old.onTwoRolls).toEqual([{ prisonerNumber: one.person(2).prisonerNumber, prisons: [two.code, one.code] }]);
  });

  it("is no question on the day after: then they have been transferred", async () => {
    const rows = await begin();
    expect(await takeIn(store, WEDNESDAY, rows)).toMatchObject({ transferredIn: [number], onTwoRolls: [] });
  });
});

describe("prisons", () => {
  it("are all different", () => {
    expect(new Set(Array.from({ length: 40 }, () => makeUpPrison().code)).size).toBe(40);
  });
});
