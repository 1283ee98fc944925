import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ImportChange } from "../../src/domain/importChange.js";
import { mergePeople } from "../../src/services/mergePeople.js";
import { showImport } from "../../src/services/showImport.js";
import { undoImport } from "../../src/services/undoImport.js";
import type { Store } from "../../src/store/store.js";
import { auditTrail } from "../support/auditTrail.js";
import { sessionOn } from "../support/session.js";
import { forEachStore } from "../support/stores.js";
import {
  type MadeUpPrison,
  MONDAY,
  makeUpPrison,
  type Row,
  TUESDAY,
  takeIn,
  WEDNESDAY,
  withChange,
  without,
} from "./importRoll/madeUpPrison.js";
import { randomStandings, standingsRoll } from "./importRoll/randomRolls.js";

const ALL = { only: [] };

forEachStore("what an import changed", ({ engine, makeStore }) => {
  let store: Store;
  let prison: MadeUpPrison;
  let crowd: Row[];
  beforeAll(async () => {
    store = await makeStore();
  });
  beforeEach(() => {
    prison = makeUpPrison();
    crowd = prison.crowd();
  });
  const show = async (importId: number | undefined, question: Parameters<typeof showImport>[2] = ALL) =>
    showImport(await sessionOn(store, { asOf: WEDNESDAY }), importId ?? 0, question);
  const number = (index: number): string => prison.person(index).prisonerNumber;

  describe("is told person by person", () => {
    let importId: number | undefined;
    beforeEach(async () => {
      await takeIn(store, MONDAY, crowd);
      let next: Row[] = withChange(without(crowd, 11), 0, { crd: "2026-12-14", location: "B-2" });
      next = withChange(next, 1, { crd: "2029-03-08" });
      next = withChange(next, 2, { location: "" });
      next = withChange(next, 3, { legalStatus: "RECALL", lastName: "Marshall" });
      ({ importId } = await takeIn(store, TUESDAY, [...next, prison.person(40)]));
      // What came after does not change what this one changed.
      await takeIn(store, WEDNESDAY, withChange(next, 0, { crd: "2027-02-16" }));
    });

    it("with old and new, the date that moved furthest to an earlier day first", async () => {
      const { changes } = await show(importId);
      expect(changes).toEqual([
        {
          prisonerNumber: number(0),
          kind: "changed",
          dateMoves: [{ code: "CRD", from: "2029-03-07", to: "2026-12-14", days: -814 }],
          location: { from: "A-1-0", to: "B-2" },
          details: [],
        },
        {
          prisonerNumber: number(1),
          kind: "changed",
          dateMoves: [{ code: "CRD", from: "2029-03-07", to: "2029-03-08", days: 1 }],
          details: [],
        },
        { prisonerNumber: number(40), kind: "received", dateMoves: [], details: [], prison: { to: prison.code } },
        { prisonerNumber: number(11), kind: "left", dateMoves: [], details: [], prison: { from: prison.code } },
        { prisonerNumber: number(2), kind: "changed", dateMoves: [], details: [], location: { from: "A-1-2" } },
        {
          prisonerNumber: number(3),
          kind: "changed",
          dateMoves: [],
          details: [
            { field: "lastName", from: "Marsh3", to: "Marshall" },
            { field: "legalStatus", from: "SENTENCED", to: "RECALL" },
          ],
        },
      ]);
    });

    it("with the windows it opened, and the warnings of that morning", async () => {
      const { windowOpened, roll } = await show(importId);
      expect(windowOpened).toEqual([{ prisonerNumber: number(0), windowStart: "2026-09-21", reason: "dateMoved" }]);
      expect(roll.counts).toMatchObject({ datesMoved: 2, left: 1, rejected: 0 });
    });

    it.each([
      ["dates", [0, 1]],
      ["received", [40]],
      ["left", [11]],
      ["moved", [0, 2]],
      ["details", [3]],
    ] as const)("only %s where that is asked", async (part, people) => {
      const { changes } = await show(importId, { only: [part] });
      expect(changes.map(({ prisonerNumber }) => prisonerNumber)).toEqual(people.map(number));
    });

    it("of one person, also by a number they had before, which leaves their line in the trail", async () => {
      const session = await sessionOn(store, { asOf: TUESDAY });
      await mergePeople(session, { from: number(11), into: number(40), reason: "Corrected", evenIfBothOnRoll: false });
      const { changes } = await show(importId, { ...ALL, person: number(11) });
      expect(changes.map(({ kind }) => kind)).toEqual(["received", "left"]);
      expect((await auditTrail(store)).at(-1)).toMatchObject({
        action: "roll.show",
        subject: number(40),
        record: String(importId),
      });
    });
  });

  it("is who came back, and who came from another prison's roll of the same day with a date that moved on the way", async () => {
    const other = makeUpPrison();
    await takeIn(store, MONDAY, [...crowd, ...other.crowd()]);
    await takeIn(store, MONDAY, without(crowd, 3));
    await takeIn(store, TUESDAY, without(other.crowd(), 5));
    const moved = { ...other.person(5), prison: prison.code, crd: "2029-03-08" };
    const { importId } = await takeIn(store, TUESDAY, [...crowd, moved]);
    expect((await show(importId)).changes).toMatchObject([
      {
        prisonerNumber: moved.prisonerNumber,
        kind: "transferredIn",
        prison: { from: other.code, to: prison.code },
        dateMoves: [{ days: 1 }],
      },
      { prisonerNumber: number(3), kind: "returned", dateMoves: [] },
    ]);
  });

  it("is nothing any more once it was taken back, and its figures stay", async () => {
    const { importId = 0 } = await takeIn(store, MONDAY, crowd);
    await undoImport(await sessionOn(store), importId, async () => true);
    expect(await show(importId)).toMatchObject({
      changes: [],
      windowOpened: [],
      mergeProposals: [],
      roll: { counts: { received: 12 } },
    });
  });

  it("says which numbers may be one person's", async () => {
    const lastName = `Only ${prison.code}`;
    await takeIn(store, MONDAY, withChange(crowd, 11, { lastName }));
    const { importId } = await takeIn(store, TUESDAY, [
      ...without(crowd, 11),
      prison.person(40, { lastName: lastName.toUpperCase() }),
    ]);
    expect((await show(importId)).mergeProposals).toEqual([{ from: number(11), into: number(40) }]);
  });

  it("keeps what was odd about a roll", async () => {
    const { importId, warnings } = await takeIn(store, MONDAY, withChange(crowd, 2, { legalStatus: "Nobody knows" }));
    expect(warnings.length).toBeGreaterThan(0);
    expect((await show(importId)).roll.warnings).toEqual(warnings);
  });

  it("agrees for any two rolls with what the import said it changed", async () => {
    await fc.assert(
      fc.asyncProperty(randomStandings(0), randomStandings(0), async (before, after) => {
        const [first, second] = [makeUpPrison(), makeUpPrison().code];
        await takeIn(store, MONDAY, standingsRoll(before, first, second), { allowShrink: true });
        const told = await takeIn(store, TUESDAY, standingsRoll(after, first, second), { allowShrink: true });
        if (told.importId === undefined) return;
        const { changes, windowOpened } = await show(told.importId);
        const count = (is: (change: ImportChange) => boolean) => changes.filter(is).length;
        expect({
          received: count(({ kind }) => kind === "received"),
          returned: count(({ kind }) => kind === "returned"),
          transferredIn: count(({ kind }) => kind === "transferredIn"),
          left: count(({ kind }) => kind === "left"),
          datesMoved: count(({ dateMoves }) => dateMoves.length > 0),
          moved: count(({ kind, location }) => kind === "changed" && location !== undefined),
          detailsChanged: count(({ details }) => details.length > 0),
        }).toEqual(told.changes);
        expect(windowOpened).toEqual(told.windowOpened);
        const moves = changes.filter(({ dateMoves }) => dateMoves.length > 0);
        expect(moves.map(({ prisonerNumber, dateMoves }) => ({ prisonerNumber, moves: dateMoves }))).toEqual(told.dateMoves);
      }),
      { numRuns: engine === "sqlite" ? 5 : 2 },
    );
  });
});
