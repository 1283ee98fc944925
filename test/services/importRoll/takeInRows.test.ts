import { beforeAll, beforeEach, expect, it } from "vitest";
import type { Store } from "../../../src/store/store.js";
import { forEachStore } from "../../support/stores.js";
import {
  type MadeUpPrison,
  MONDAY,
  makeUpPrison,
  NO_CHANGES,
  peopleOn,
  type Row,
  rollOf,
  TUESDAY,
  takeIn,
  withChange,
  without,
} from "./madeUpPrison.js";

forEachStore("the rows of a roll", ({ makeStore }) => {
  let store: Store;
  let prison: MadeUpPrison;
  let crowd: Row[];
  const numberOf = (index: number) => prison.person(index).prisonerNumber;
  beforeAll(async () => {
    store = await makeStore();
  });
  beforeEach(async () => {
    prison = makeUpPrison();
    crowd = prison.crowd();
    await takeIn(store, MONDAY, crowd);
  });

  it("are each counted once: taken in, rejected or repeated", async () => {
    const one = prison.person(40);
    const roll = [
      ...crowd,
      { ...one, prisonerNumber: "12" },
      { ...prison.person(41), crd: "31/02/2027" },
      { ...prison.person(42), dateOfBirth: "2026-01-01" },
      ...[prison.person(43), prison.person(43), { ...prison.person(43), lastName: "MARSH43" }],
      ...[prison.person(44), { ...prison.person(44), crd: "2028-05-03" }],
    ];
    const result = await takeIn(store, TUESDAY, roll);
    expect(result).toMatchObject({ rows: 20, accepted: 13, rejected: 5, duplicates: 2, changes: { ...NO_CHANGES, received: 1 } });
    expect(result.rejects).toMatchObject([
      { line: 14, column: "prisonerNumber", code: "PRISONER_NUMBER_MALFORMED" },
      { line: 15, prisonerNumber: numberOf(41), column: "crd" },
      { line: 16, prisonerNumber: numberOf(42), column: "dateOfBirth", code: "BORN_AFTER_RECEIVED" },
      { line: 20, prisonerNumber: numberOf(44), column: "crd", code: "SAME_NUMBER_OTHER_FACTS" },
      { line: 21, prisonerNumber: numberOf(44), column: "crd", code: "SAME_NUMBER_OTHER_FACTS" },
    ]);
    expect(result.rejects[4]?.message).toContain("lines 20, 21 have one prisoner number and differ in crd");
    const taken = (await peopleOn(store, TUESDAY, prison.code)).map((one) => one.number);
    expect(taken).toContain(numberOf(43));
    expect(taken).not.toContain(numberOf(44));
  });

  it.each<[string, (rows: Row[]) => Row[]]>([
    ["that is rejected", (rows) => withChange(rows, 5, { crd: "next spring" })],
    ["that stands twice with other facts", (rows) => [...rows, { ...prison.person(5), crd: "2027-01-06" }]],
  ])("do not make a person gone who has a row %s: yesterday's facts stand", async (_, change) => {
    const result = await takeIn(store, TUESDAY, change(crowd));
    expect(result).toMatchObject({ unchanged: 11, changes: NO_CHANGES, left: [] });
    expect((await peopleOn(store, TUESDAY, prison.code)).find((one) => one.number === numberOf(5))?.crd).toBe("2029-03-07");
  });

  it("make nobody gone who is missing from a part of a roll", async () => {
    const result = await takeIn(store, TUESDAY, [prison.person(1), prison.person(30)], { complete: false });
    expect(result).toMatchObject({ complete: false, changes: { ...NO_CHANGES, received: 1 }, left: [] });
    expect(result.partialBecause).toBeDefined();
    expect(result.warnings).toContainEqual(expect.objectContaining({ code: "ROLL_PARTIAL" }));
    expect(await peopleOn(store, TUESDAY, prison.code)).toHaveLength(13);
  });

  it("leave a prison alone that they do not name", async () => {
    const other = makeUpPrison();
    const result = await takeIn(store, TUESDAY, other.crowd());
    expect(result).toMatchObject({ prisons: [other.code], left: [] });
    expect(await peopleOn(store, TUESDAY, prison.code)).toHaveLength(12);
  });

  it("are of the prison that was said where they name none", async () => {
    const nameless = crowd.map((row) => ({ ...row, prison: "" }));
    const result = await takeIn(store, TUESDAY, nameless, { prison: prison.code });
    expect(result).toMatchObject({ prisons: [prison.code], unchanged: 12, changes: NO_CHANGES });
  });

  it("say that people who are missing may be those whose number could not be read", async () => {
    const result = await takeIn(store, TUESDAY, withChange(crowd, 5, { prisonerNumber: "A10" }));
    expect(result).toMatchObject({ left: [numberOf(5)], rejected: 1 });
    expect(result.warnings).toContainEqual(expect.objectContaining({ code: "GONE_OR_UNREADABLE" }));
  });

  it("of which none can be taken in change nothing, and the first problems are told", async () => {
    const broken = crowd.map((row, index) => ({ ...row, prisonerNumber: `${index}` }));
    await expect(takeIn(store, TUESDAY, broken)).rejects.toMatchObject({
      kind: "input",
      code: "COLUMN_CONTRADICTED",
      issues: expect.arrayContaining([expect.objectContaining({ line: 2, column: "prisonerNumber" })]),
    });
    const nobody = crowd.map((row) => ({ ...row, dateOfBirth: "2027-01-01" }));
    await expect(takeIn(store, TUESDAY, nobody.slice(0, 2))).rejects.toMatchObject({
      kind: "input",
      code: "ROLL_ALL_REJECTED",
      issues: expect.arrayContaining([expect.objectContaining({ line: 2, column: "dateOfBirth" })]),
    });
    expect(await peopleOn(store, TUESDAY, prison.code)).toHaveLength(12);
  });

  it("mended in the rejects file are taken in as a part of a roll, and make nobody gone", async () => {
    const rejects = [{ ...prison.person(41), line: "15", column: "crd", problem: "no such day" }];
    const headings = [...Object.keys(prison.person(41)), "line", "column", "problem"];
    const text = [headings, ...rejects.map((row) => headings.map((heading) => (row as Record<string, string>)[heading]))].join(
      "\n",
    );
    const source = { ...rollOf([]), size: text.length, open: async function* () { yield Buffer.from(text); } }; // biome-ignore format: one line says it
    const result = await takeIn(store, TUESDAY, [], { source });
    expect(result).toMatchObject({ complete: false, accepted: 1, changes: { ...NO_CHANGES, received: 1 }, left: [] });
  });

  it("that vanish are a prison's own affair: a prison on a roll of two may shrink only by its own tenth", async () => {
    const other = makeUpPrison();
    const theirs = other.crowd(100);
    await takeIn(store, MONDAY, theirs);
    await expect(takeIn(store, TUESDAY, [...without(crowd, 0, 1), ...theirs])).rejects.toMatchObject({ code: "ROLL_SHRINKS" });
    expect(await takeIn(store, TUESDAY, [...without(crowd, 0), ...theirs])).toMatchObject({ changes: { left: 1 } });
  });
});
