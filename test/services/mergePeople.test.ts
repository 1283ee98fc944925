import { beforeEach, describe, expect, it } from "vitest";
import { findMergeProposals } from "../../src/domain/mergeProposals.js";
import type { PlainDate } from "../../src/domain/plainDate.js";
import { findPeople } from "../../src/services/findPeople.js";
import { gatherCase } from "../../src/services/gatherCase.js";
import { listDue } from "../../src/services/listDue.js";
import { listNeeds } from "../../src/services/listNeeds.js";
import { listReferrals } from "../../src/services/listReferrals.js";
import { listWindow } from "../../src/services/listWindow.js";
import { mergePeople, unmergePeople } from "../../src/services/mergePeople.js";
import { resolvePerson } from "../../src/services/resolvePerson.js";
import type { Session } from "../../src/services/session.js";
import { showHistory } from "../../src/services/showHistory.js";
import { showPerson } from "../../src/services/showPerson.js";
import { undoImport } from "../../src/services/undoImport.js";
import { CASE_TABLES } from "../../src/store/caseTables.js";
import type { Store } from "../../src/store/store.js";
import { auditTrail } from "../support/auditTrail.js";
import { markForRestricted, sessionOn } from "../support/session.js";
import { forEachStore, restrictedKeyFile } from "../support/stores.js";
import { recordWholeCase } from "../support/wholeCase.js";
import { MONDAY, makeUpPrison, type Row, TUESDAY, takeIn, WEDNESDAY, without } from "./importRoll/madeUpPrison.js";

forEachStore("two numbers of one person", ({ makeStore }) => {
  const notices: string[] = [];
  const notice = (message: string) => notices.push(message);
  let store: Store;
  let session: Session;
  let crowd: Row[];
  let [old, now]: string[] = [];
  /** A prison in which one number goes on Tuesday and another arrives, with the same name and dates. */
  beforeEach(async () => {
    const prison = makeUpPrison();
    crowd = prison.crowd();
    [old, now] = [prison.person(11).prisonerNumber, prison.person(40).prisonerNumber];
    store = await makeStore();
    await takeIn(store, MONDAY, [...without(crowd, 11), { ...prison.person(11), crd: "2027-01-14" }]);
    await recordWholeCase(store, old, MONDAY);
    await takeIn(store, TUESDAY, [...without(crowd, 11), { ...prison.person(40, { lastName: "Marsh11" }), crd: "2027-01-14" }]);
    session = await sessionOn(store, { asOf: TUESDAY, notice, restrictedKeyFile: restrictedKeyFile() });
    await markForRestricted(store);
    notices.length = 0;
  });
  const on = (asOf: PlainDate): Session => ({ ...session, asOf });
  const merge = (from = old, into = now, evenIfBothOnRoll = false) =>
    mergePeople(session, { from: from ?? "", into: into ?? "", reason: "Corrected at reception", evenIfBothOnRoll });
  const question = { entering: 7, states: [], all: true };
  /** What every list and page says of everyone, on the day before, the day, and the day after. */
  const everything = async () => {
    const days = await Promise.all(
      [MONDAY, TUESDAY, WEDNESDAY].map(async (day) => [
        await listWindow(on(day), question),
        await listDue(on(day), { order: "person" }),
        await gatherCase(on(day), old ?? ""),
        await gatherCase(on(day), now ?? ""),
        await showHistory(on(day), now ?? ""),
      ]),
    );
    const lists = [
      await listNeeds(session, undefined, { all: true, restricted: true }),
      await listReferrals(session, undefined, { all: true, restricted: true }),
      await findPeople(session, "Marsh11"),
    ];
    return { days, lists };
  };

  it("have one record: all that was recorded under the old one is under the new one, and nothing is lost", async () => {
    const before = await gatherCase(session, old ?? "");
    const merged = await merge();
    expect(merged.merge).toMatchObject({ from: old, into: now, reason: "Corrected at reception", mergedBy: "worker" });
    expect(Object.values(merged.records)).toEqual(CASE_TABLES.map(() => 1));
    const { custody: _, stays: __, prisonerNumber: ___, ...records } = await gatherCase(session, now ?? "");
    for (const [kind, found] of Object.entries(records)) {
      const asBefore = JSON.stringify(before[kind as keyof typeof before]).replaceAll(
        `"prisonerNumber":"${old}"`,
        `"prisonerNumber":"${now}"`,
      );
      expect(JSON.stringify(found), kind).toBe(asBefore);
      expect(JSON.stringify(found), kind).not.toBe("[]");
    }
    expect((await store.check()).problems).toEqual([]);
  });

  it("are one time in custody, so that what was done before the number changed still counts", async () => {
    const work = async () => {
      const { items } = await listWindow(session, question);
      const row = items.find(({ prisonerNumber }) => prisonerNumber === now);
      return { bcst2: row?.screenings.bcst2.status, plan: row?.plan.status, worker: row?.worker, open: row?.openReferrals };
    };
    expect(await work()).toEqual({ bcst2: "not_due", plan: "none", worker: undefined, open: 0 });
    await merge();
    expect(await work()).toEqual({ bcst2: "done", plan: "draft", worker: "jo", open: 1 });
    expect((await gatherCase(session, now ?? "")).stays).toMatchObject([{ prisonerNumber: now, firstSeenOn: MONDAY }]);
    const { entries, stays } = await showHistory(session, now ?? "");
    expect(entries).toMatchObject([
      { what: "first", on: MONDAY },
      { what: "changed", on: TUESDAY, numberBefore: old, numberOnRoll: now },
    ]);
    expect(stays).toHaveLength(1);
  });

  it("are one person in every list, also of a day before", async () => {
    await merge();
    for (const day of [MONDAY, TUESDAY]) {
      const { items } = await listWindow(on(day), question);
      const numbers = items.map(({ prisonerNumber }) => prisonerNumber);
      expect(numbers).toHaveLength(12);
      expect(numbers).toContain(now);
      expect(numbers).not.toContain(old);
    }
    expect((await findPeople(session, "Marsh11")).people).toMatchObject([{ prisonerNumber: now, onRoll: true }]);
    expect((await listNeeds(session, undefined, { all: true, restricted: true })).needs).toMatchObject([
      { record: { prisonerNumber: now } },
    ]);
  });

  it("find the same record, and the old one says so", async () => {
    await merge();
    expect(await resolvePerson(session, old?.toLowerCase() ?? "")).toBe(now);
    expect(notices).toEqual([expect.stringContaining(`${old} has been ${now} since 2026-11-24`)]);
    expect(await resolvePerson(session, "Marsh11")).toBe(now);
    expect((await showPerson(session, now ?? "")).formerNumbers).toEqual([
      { prisonerNumber: old, mergedOn: TUESDAY, reason: "Corrected at reception" },
    ]);
    expect((await findPeople(session, old ?? "")).people).toMatchObject([{ prisonerNumber: now }]);
  });

  it("are two again when the merge is taken back, exactly as before; what was recorded since stays with the new one", async () => {
    const before = await everything();
    await merge();
    expect(await everything()).not.toEqual(before);
    await unmergePeople(session, old ?? "");
    expect(await everything()).toEqual(before);
    await merge();
    const goal = { goal: "A dog", firstStep: "", status: "planned", recordedOn: TUESDAY } as const;
    await store.write("jo", "since", (tx) => tx.goals.record({ ...goal, prisonerNumber: now ?? "" }));
    await unmergePeople(session, old ?? "");
    expect((await store.read.goals.list(old ?? "")).map((one) => one.goal)).toEqual(["A garden"]);
    expect((await store.read.goals.list(now ?? "")).map((one) => one.goal)).toEqual(["A dog"]);
    const acts = (await auditTrail(store)).filter(({ action }) => action.endsWith("merge"));
    expect(acts.map(({ action, subject }) => [action, subject])).toEqual(
      ["person.merge", "person.unmerge", "person.merge", "person.unmerge"].flatMap((action) => [
        [action, old],
        [action, now],
      ]),
    );
  });

  it("do not change what an import compares: the next roll brings no news, and the old number may come back", async () => {
    await merge();
    const roll = [
      ...without(crowd, 11),
      { ...crowd[11], prisonerNumber: now ?? "", lastName: "Marsh11", location: "A-1-40", crd: "2027-01-14" },
    ];
    expect((await takeIn(store, WEDNESDAY, roll)).unchanged).toBe(12);
    const back = await takeIn(store, WEDNESDAY, [...roll, { ...crowd[11], prisonerNumber: old ?? "" }]);
    expect(back.changes).toMatchObject({ returned: 1, left: 0 });
    const { items } = await listWindow(on(WEDNESDAY), question);
    expect(items.filter(({ prisonerNumber }) => prisonerNumber === now || prisonerNumber === old)).toMatchObject([
      { prisonerNumber: now },
    ]);
  });

  it("stay merged when the roll that brought the new one is taken back: the person is on the roll under the old one", async () => {
    await merge();
    const undone = await undoImport(session, 2, async () => true);
    expect(undone?.kept).toEqual([{ prisonerNumber: now, records: 1 }]);
    expect(await store.read.custody.find(now ?? "", TUESDAY)).toMatchObject({
      numberOnRoll: old,
      person: { prisonerNumber: now },
    });
    expect((await findPeople(session, "Marsh11")).people).toMatchObject([{ prisonerNumber: now, onRoll: true }]);
    expect((await listNeeds(session, old, { all: true, restricted: true })).needs).toHaveLength(1);
    expect((await store.check()).problems).toEqual([]);
  });

  it("with a licence each have the one begun last, a new plan counts on from both, and the doubt is told", async () => {
    await recordWholeCase(store, now ?? "", TUESDAY);
    const { doubts } = await merge();
    expect(doubts).toEqual([expect.stringContaining("a licence each")]);
    expect((await store.read.licences.findFor(now ?? ""))?.address).toBe(`Street of ${now}`);
    expect((await store.read.licences.listByPerson()).get(now ?? "")).toHaveLength(1);
    const plan = {
      status: "draft",
      template: "standard",
      language: "en",
      audience: "own",
      document: "plan",
      recipient: "",
      pages: 1,
      sha256: "00",
    } as const;
    const about = { prisonerNumber: now ?? "", recordedOn: TUESDAY };
    const third = await store.write("jo", "plan", (tx) => tx.plans.record({ ...about, ...plan, value: "{}", valueHash: "new" }));
    expect(third.version).toBe(2);
    expect((await store.read.plans.newestByPerson(TUESDAY)).get(now ?? "")?.id).toBe(third.id);
    await unmergePeople(session, old ?? "");
    expect((await store.read.licences.findFor(old ?? ""))?.address).toBe(`Street of ${old}`);
  });

  describe("are not merged", () => {
    it("where both are on the roll today, unless it is said; then the person is on lists once", async () => {
      const other = crowd[0]?.prisonerNumber;
      await expect(merge(other, now)).rejects.toMatchObject({ kind: "refused", code: "BOTH_ON_ROLL" });
      expect((await merge(other, now, true)).merge).toMatchObject({ from: other, into: now });
      expect((await listWindow(session, question)).items).toHaveLength(11);
      await unmergePeople(session, other ?? "");
      expect((await listWindow(session, question)).items).toHaveLength(12);
    });

    it("in chains, each of which could not be taken back by itself", async () => {
      const third = crowd[0]?.prisonerNumber;
      await merge();
      await expect(merge(old, third)).rejects.toMatchObject({ kind: "refused", code: "MERGED_ALREADY" });
      await expect(merge(third, old, true)).rejects.toMatchObject({ kind: "refused", code: "MERGED_ONWARD" });
      await expect(merge(now, third, true)).rejects.toMatchObject({ kind: "refused", code: "MERGED_INTO" });
    });

    it.each([
      ["with itself", () => merge(old, old), { kind: "refused" }],
      ["where there is no such number", () => merge("Z9999ZZ", now), { kind: "notFound" }],
      ["by name", () => merge("Marsh", now), { kind: "usage" }],
      ["back where they are not merged", () => unmergePeople(session, now ?? ""), { kind: "notFound" }],
    ])("%s", async (_, act, error) => {
      await expect(act()).rejects.toMatchObject(error);
    });

    it("twice: the same again changes nothing", async () => {
      const { merge: first } = await merge();
      expect((await merge()).merge).toEqual(first);
    });
  });

  it("are proposed by the import that shows it, and only until they are merged", async () => {
    const proposals = async (importNumber: number, day: PlainDate) =>
      findMergeProposals(await store.read.merges.listCandidates(importNumber, day), importNumber);
    expect(await proposals(2, TUESDAY)).toEqual([{ from: old, into: now }]);
    expect(await proposals(1, MONDAY)).toEqual([]);
    expect(await proposals(3, TUESDAY)).toEqual([]);
    await merge();
    expect(await proposals(2, TUESDAY)).toEqual([]);
  });
});
