import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Session } from "../../src/services/session.js";
import { type UndoneImport, undoImport } from "../../src/services/undoImport.js";
import type { Store } from "../../src/store/store.js";
import { auditTrail } from "../support/auditTrail.js";
import { sessionOn } from "../support/session.js";
import { forEachStore } from "../support/stores.js";
import {
  type MadeUpPrison,
  MONDAY,
  makeUpPrison,
  peopleOn,
  type Row,
  TUESDAY,
  takeIn,
  WEDNESDAY,
  withChange,
  without,
} from "./importRoll/madeUpPrison.js";
import { randomStandings, standingsRoll } from "./importRoll/randomRolls.js";
import { readerView } from "./importRoll/readerView.js";

forEachStore("taking back a roll", ({ engine, makeStore }) => {
  let store: Store;
  let session: Session;
  let prison: MadeUpPrison;
  let crowd: Row[];
  beforeAll(async () => {
    store = await makeStore();
    session = await sessionOn(store, { actor: "clerk", asOf: TUESDAY });
  });
  beforeEach(() => {
    prison = makeUpPrison();
    crowd = prison.crowd();
  });
  const undo = async (importId = 0): Promise<UndoneImport> => {
    const undone = await undoImport(session, importId, async () => true);
    if (undone === undefined) throw new Error("it was not taken back");
    return undone;
  };
  const number = (index: number): string => prison.person(index).prisonerNumber;

  it("puts back what it changed, who it left out, and takes away who it brought", async () => {
    await takeIn(store, MONDAY, crowd);
    const before = await peopleOn(store, WEDNESDAY, prison.code);
    const next = [...withChange(without(crowd, 11), 0, { crd: "2026-12-14" }), prison.person(40)];
    const { importId } = await takeIn(store, TUESDAY, next);
    expect(await peopleOn(store, WEDNESDAY, prison.code)).not.toEqual(before);

    const { taken, kept } = await undo(importId);
    expect(taken).toEqual({
      versionsTakenBack: 2,
      versionsReopened: 2,
      staysTakenBack: 1,
      staysReopened: 1,
      peopleForgotten: 1,
      prisonsForgotten: 0,
    });
    expect(kept).toEqual([]);
    expect(await peopleOn(store, WEDNESDAY, prison.code)).toEqual(before);
    expect(await store.read.people.findKnown([number(40)])).toEqual(new Set());
    expect((await store.check()).problems).toEqual([]);
  });

  it("says in the list when and by whom, and in one line of the trail what it did", async () => {
    const { importId = 0 } = await takeIn(store, MONDAY, crowd);
    const before = (await auditTrail(store)).length;
    await undo(importId);
    expect(await store.read.imports.find(importId)).toMatchObject({ undoneBy: "clerk", undoneAt: expect.any(String) });
    expect((await store.read.imports.listAll()).map((roll) => roll.number)).toContain(importId);
    expect((await store.read.imports.list()).map((roll) => roll.number)).not.toContain(importId);
    expect((await auditTrail(store)).slice(before)).toMatchObject([
      { action: "roll.undo", record: String(importId), details: { versionsTakenBack: 12, peopleForgotten: 12, peopleKept: 0 } },
    ]);
  });

  it("keeps what staff have recorded since of people it brought, and names them: new ones and those who came back", async () => {
    await takeIn(store, MONDAY, crowd);
    const need = {
      pathway: "health",
      urgency: "immediate",
      restricted: false,
      note: "",
      need: "Glasses",
      status: "met",
    } as const;
    const record = (prisonerNumber: string) =>
      store.write("jo", "work", (tx) => tx.needs.record({ ...need, prisonerNumber, recordedOn: TUESDAY }));
    await record(number(11));
    await takeIn(store, MONDAY, without(crowd, 11));
    const { importId } = await takeIn(store, TUESDAY, [...crowd, prison.person(40), prison.person(41)]);
    await record(number(40));
    await record(number(40));
    expect((await undo(importId)).kept).toEqual([{ prisonerNumber: number(40), records: 2 }]);
    expect(await store.read.needs.list(number(40))).toHaveLength(2);
    expect(await store.read.people.findKnown([number(40), number(41)])).toEqual(new Set([number(40)]));
    expect((await store.check()).problems).toEqual([]);

    const again = await takeIn(store, TUESDAY, [...crowd, prison.person(40), prison.person(41)]);
    expect(again.changes).toMatchObject({ received: 2, returned: 1 });
    await record(number(11));
    expect((await undo(again.importId)).kept).toEqual([{ prisonerNumber: number(11), records: 1 }]);
    expect(await store.read.people.findKnown([number(40)])).toEqual(new Set([number(40)]));
  });

  it("lets the mended roll of the same day be taken in, also the same file", async () => {
    await takeIn(store, MONDAY, crowd);
    const wrong = withChange(crowd, 0, { crd: "2026-12-14" });
    const first = await takeIn(store, TUESDAY, wrong);
    await undo(first.importId);
    const mended = await takeIn(store, MONDAY, withChange(crowd, 1, { location: "B-2" }));
    expect(mended.changes).toMatchObject({ moved: 1, datesMoved: 0 });
    await undo(mended.importId);
    const same = await takeIn(store, TUESDAY, wrong);
    expect(same.importId).toBeGreaterThan(mended.importId ?? 0);
    expect({ ...same, importId: 0 }).toEqual({ ...first, importId: 0 });
  });

  it("takes back import after import, the newest first, until nothing is left", async () => {
    const first = await takeIn(store, MONDAY, crowd);
    const second = await takeIn(store, TUESDAY, withChange(crowd, 0, { location: "B-2" }));
    await expect(undo(first.importId)).rejects.toMatchObject({
      kind: "refused",
      message: expect.stringContaining(`import ${second.importId} (roll.csv, roll of 2026-11-24)`),
    });
    await undo(second.importId);
    await expect(undo(second.importId)).rejects.toMatchObject({ kind: "refused", code: "IMPORT_UNDONE" });
    await undo(first.importId);
    expect(await peopleOn(store, WEDNESDAY, prison.code)).toEqual([]);
    await expect(undo(999_999)).rejects.toMatchObject({ kind: "notFound" });
  });

  it("forgets a prison that nobody had heard of, unless somebody has said something of it since", async () => {
    const other = makeUpPrison();
    const known = async () => (await store.read.prisons.list()).filter(({ code }) => code === other.code).map(({ role }) => role);
    await takeIn(store, MONDAY, crowd);
    const both = [...crowd, ...other.crowd()];
    const first = await takeIn(store, TUESDAY, both);
    expect(await known()).toEqual([undefined]);
    expect((await undo(first.importId)).taken.prisonsForgotten).toBe(1);
    expect(await known()).toEqual([]);
    const second = await takeIn(store, TUESDAY, both);
    await store.write("jo", "say what was bought", (tx) => tx.prisons.set({ code: other.code, name: "Ours", role: "lead" }));
    expect((await undo(second.importId)).taken.prisonsForgotten).toBe(0);
    expect(await known()).toEqual(["lead"]);
  });

  it("changes nothing where the person says no", async () => {
    const { importId = 0 } = await takeIn(store, MONDAY, crowd);
    expect(await undoImport(session, importId, async () => false)).toBeUndefined();
    expect(await peopleOn(store, WEDNESDAY, prison.code)).toHaveLength(12);
  });

  describe("for any two rolls", () => {
    it("leaves everything as the first one left it, and the second then changes what it had changed", async () => {
      await fc.assert(
        fc.asyncProperty(randomStandings(0), randomStandings(0), fc.boolean(), async (before, after, sameDay) => {
          const [first, second] = [makeUpPrison(), makeUpPrison().code];
          const people = [98, 99, ...Array.from({ length: 14 }, (_, index) => index)].map(
            (one) => first.person(one).prisonerNumber,
          );
          const view = () => readerView(store, MONDAY, [first.code, second], people);
          const options = { allowShrink: true };
          await takeIn(store, MONDAY, standingsRoll(before, first, second), options);
          const afterFirst = await view();
          const day = sameDay ? MONDAY : TUESDAY;
          const { importId, ...done } = await takeIn(store, day, standingsRoll(after, first, second), options);
          if (importId === undefined) return;
          const afterSecond = await view();
          await undo(importId);
          expect(await view()).toEqual(afterFirst);
          const { importId: again = 0, ...redone } = await takeIn(store, day, standingsRoll(after, first, second), options);
          expect(redone).toEqual(done);
          expect((await view()).window).toEqual(afterSecond.window);
          await undo(again);
          expect(await view()).toEqual(afterFirst);
          expect((await store.check()).problems).toEqual([]);
        }),
        { numRuns: engine === "sqlite" ? 5 : 2 },
      );
    });
  });
});
