import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { RollPerson } from "../../../src/domain/person.js";
import { addDays } from "../../../src/domain/plainDate.js";
import { addContact, updateContact } from "../../../src/services/familyContacts.js";
import { addGoal } from "../../../src/services/goals.js";
import { addNote } from "../../../src/services/liaisonNotes.js";
import { agreePlan } from "../../../src/services/planLife/agreePlan.js";
import { issuePlan } from "../../../src/services/planLife/issuePlan.js";
import { showPlan } from "../../../src/services/planLife/showPlan.js";
import { verifyPlan } from "../../../src/services/planLife/verifyPlan.js";
import { type PlanPress, preparePress } from "../../../src/services/renderPlan/planPress.js";
import { renderPlan } from "../../../src/services/renderPlan/renderPlan.js";
import { renderVersion } from "../../../src/services/renderPlan/renderVersion.js";
import type { Session } from "../../../src/services/session.js";
import { createStore, type Store } from "../../../src/store/store.js";
import { seedPeople } from "../../support/builders.js";
import { readPdf, textOf } from "../../support/pdf.js";
import { sessionOn } from "../../support/session.js";
import { makeSqlitePlace } from "../../support/stores.js";
import { leavingIn, MONDAY, makeReady } from "./leavingPeople.js";

const out = mkdtempSync(join(tmpdir(), "resettle-pages-"));
afterAll(() => rmSync(out, { recursive: true, force: true }));
const PEOPLE = Array.from({ length: 10 }, (_, index) => leavingIn(17, `A${2001 + index}AA`, { lastName: "Pembroke" }));

let store: Store;
let session: Session;
let own: PlanPress;
let overview: PlanPress;
let family: PlanPress;
beforeAll(async () => {
  store = await createStore(makeSqlitePlace());
  session = await sessionOn(store);
  [own, overview, family] = [
    await preparePress(session, "standard"),
    await preparePress(session, "professional"),
    await preparePress(session, "family"),
  ];
  await seedPeople(store, PEOPLE, MONDAY);
  return () => store.close();
});

let next = 0;
let person: RollPerson;
let number: string;
beforeEach(async () => {
  person = PEOPLE[next] ?? person;
  number = person.prisonerNumber;
  next += 1;
  await makeReady(session, number, person);
});

const draw = (press: PlanPress, recipient?: string, asOf = MONDAY) =>
  renderPlan({ ...session, asOf }, press, number, { out, draft: false, recipient });
const wordsOf = async (file: string) => textOf(await readPdf(readFileSync(file)));
const consent = (more: Partial<Parameters<typeof addContact>[2]> = {}) =>
  addContact(session, number, { name: "Mary Aster", relation: "aunt", consent: "given", mayShare: ["release_date"], ...more });

async function lastPrintOf(planId: string): Promise<object | undefined> {
  let last: object | undefined;
  for await (const batch of store.read.audit.entriesAfter(0))
    for (const { action, record, details } of batch) if (action === "plan.render" && record === planId) last = details;
  return last;
}

describe("a page for one of the family", () => {
  it("is refused without the person's consent, and nothing is kept of it", async () => {
    await expect(draw(family)).rejects.toMatchObject({ kind: "refused", code: "NO_CONSENT" });
    await consent({ consent: "refused", mayShare: undefined });
    await expect(draw(family)).rejects.toMatchObject({ kind: "refused", code: "NO_CONSENT" });
    expect(await store.read.plans.list(number)).toEqual([]);
  });

  it("says what the person agreed to share, and nothing else", async () => {
    await consent();
    await addGoal(session, number, { goal: "MARK-goal", firstStep: "" });
    const words = await wordsOf((await draw(family)).file);
    expect(words).toContain("Thursday 10 December 2026");
    for (const kept of ["MARK-goal", "Harbour Street", "Jobcentre", "Ash King"]) expect(words).not.toContain(kept);
  });

  it("is no longer drawn once the consent ran out or was withdrawn", async () => {
    const { record } = await consent({ consentUntil: addDays(MONDAY, 7) });
    await draw(family);
    await expect(draw(family, undefined, addDays(MONDAY, 8))).rejects.toMatchObject({ code: "NO_CONSENT" });
    await updateContact(session, record.id, { consent: "withdrawn" });
    await expect(draw(family)).rejects.toMatchObject({ code: "NO_CONSENT" });
    await expect(renderVersion(session, family, number, { out, version: 1 })).rejects.toMatchObject({ kind: "refused" });
  });

  it("asks who is meant where several may be told something, and records for whom it was", async () => {
    const mary = await consent();
    await consent({ name: "Tom Aster", mayShare: ["progress"] });
    await expect(draw(family)).rejects.toMatchObject({ kind: "input", code: "RECIPIENT_UNCLEAR" });
    await expect(draw(family, "Nobody")).rejects.toMatchObject({ kind: "notFound", code: "CONTACT_NOT_FOUND" });
    const page = await draw(family, "mary");
    expect(await lastPrintOf(page.planId)).toMatchObject({ audience: "family", recipient: mary.record.id });
    expect(await wordsOf(page.file)).toContain("Mary Aster");
  });
});

describe("an overview for professionals", () => {
  it("has versions of its own, is drawn with errors too, and cannot be agreed", async () => {
    await draw(own);
    await addGoal(session, number, { goal: "A flat", firstStep: "" });
    const plan = await draw(own);
    const page = await draw(overview, "Housing team");
    expect([plan.version, page.version, page.status, page.audience]).toEqual([2, 1, "printed", "professional"]);
    expect(await lastPrintOf(page.planId)).toMatchObject({ recipient: "Housing team" });
    await expect(agreePlan(session, overview, number, { party: "person", how: "in_person" })).rejects.toMatchObject({
      code: "NOT_A_RELEASE_PLAN",
    });
    const [newest] = [...(await store.read.plans.newestByPerson(MONDAY)).values()].filter(
      (kept) => kept.prisonerNumber === number,
    );
    expect(newest?.audience).toBe("own");
  });

  it("shows notes that were written for it, and not the restricted ones", async () => {
    await addNote(session, number, { source: "key_worker", text: "MARK-open", on: MONDAY, restricted: false });
    await addNote(session, number, { source: "health_care", text: "MARK-closed", on: MONDAY, restricted: true });
    const words = await wordsOf((await draw(overview)).file);
    expect(words).toContain("MARK-open");
    expect(words).not.toContain("MARK-closed");
    expect(words).toContain("Held back: 1");
    expect(await wordsOf((await draw(own)).file)).not.toContain("MARK-open");
  });

  it("is told apart from the plan by its file and by its code", async () => {
    const [plan, page] = [await draw(own), await draw(overview)];
    expect((await verifyPlan(session, page.file)).plan).toMatchObject({ id: page.planId, audience: "professional" });
    expect((await verifyPlan(session, plan.file)).plan).toMatchObject({ id: plan.planId, audience: "own" });
  });
});

describe("an issued plan", () => {
  it("is drawn again in the very pages it was issued with, by its version, after it has changed", async () => {
    const plan = await draw(own);
    await agreePlan(session, own, number, { party: "person", how: "in_person" });
    await agreePlan(session, own, number, { party: "com", how: "phone", name: "Ash King" });
    await issuePlan(session, own, number, out);
    await addGoal(session, number, { goal: "Something new", firstStep: "" });
    expect((await draw(own)).version).toBe(2);
    const again = await renderVersion(session, own, number, { out: join(out, "again"), version: 1 });
    expect(again).toMatchObject({ status: "issued", version: 1, sha256: plan.sha256 });
    expect(readFileSync(again.file)).toEqual(readFileSync(plan.file));
    expect((await verifyPlan(session, again.file)).isNewest).toBe(false);
    await expect(renderVersion(session, own, number, { out, version: 9 })).rejects.toMatchObject({ kind: "notFound" });
  });
});

describe("a plan that is shown", () => {
  it("is what would be drawn today, or a version as it was kept, and draws nothing", async () => {
    const show = (version?: number) => showPlan(session, own, number, { version, recipient: undefined });
    const before = await show();
    expect([before.plan, before.value.version]).toEqual([undefined, 1]);
    expect(before.text).toContain("Jobcentre: start a claim");
    await draw(own);
    expect((await show()).plan?.version).toBe(1);
    await addGoal(session, number, { goal: "Something new", firstStep: "" });
    expect((await show()).text).toContain("Something new");
    expect((await show(1)).text).not.toContain("Something new");
    expect(await store.read.plans.list(number)).toHaveLength(1);
  });
});
