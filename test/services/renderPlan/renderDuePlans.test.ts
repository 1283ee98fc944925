import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parsePlanTemplate } from "../../../src/plan/planTemplate.js";
import { type FormChooser, oneForm } from "../../../src/services/renderPlan/chosenForm.js";
import { preparePress } from "../../../src/services/renderPlan/planPress.js";
import { renderDuePlans } from "../../../src/services/renderPlan/renderDuePlans.js";
import type { Session } from "../../../src/services/session.js";
import { createStore, type Store } from "../../../src/store/store.js";
import { rollPerson, seedPeople } from "../../support/builders.js";
import { readPdf } from "../../support/pdf.js";
import { sessionOn } from "../../support/session.js";
import { makeSqlitePlace } from "../../support/stores.js";
import { leavingIn, MONDAY, makeReady } from "./leavingPeople.js";

/** The plan is due a fortnight before release; within a fortnight of that it is drawn. */
const SOON = leavingIn(28, "A1001AA");
const LATE = leavingIn(3, "A1002AC");
const NOT_YET = leavingIn(29, "A1003AD");
const AGREED = leavingIn(10, "A1004AE");
const PASSED = leavingIn(-2, "A1005AF");
const ELSEWHERE = leavingIn(10, "A1006AG", { prison: "EYI" });
const NO_DATE = rollPerson({ prisonerNumber: "A1007AH" });

describe("the plans that are due", () => {
  const folder = mkdtempSync(join(tmpdir(), "resettle-due-plans-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let store: Store;
  let session: Session;
  let forms: FormChooser;
  beforeAll(async () => {
    store = await createStore(makeSqlitePlace());
    session = await sessionOn(store, { prisons: ["MDI"] });
    forms = oneForm(await preparePress(session, "standard"));
    await seedPeople(store, [SOON, LATE, NOT_YET, AGREED, PASSED, ELSEWHERE, NO_DATE], MONDAY);
    for (const person of [SOON, AGREED]) await makeReady(session, person.prisonerNumber, person);
    await store.write("jwood", "set up", (tx) =>
      tx.plans.record({
        ...{ prisonerNumber: "A1004AE", recordedOn: MONDAY, status: "agreed", template: "standard", language: "en" },
        ...{
          audience: "own",
          document: "plan",
          recipient: "",
          value: "{}",
          valueHash: "0".repeat(64),
          pages: 1,
          sha256: "0".repeat(64),
        },
      }),
    );
    return () => store.close();
  });

  it("are those to be agreed within two weeks, and those that are late; one that is refused stops no other", async () => {
    const steps: [number, number][] = [];
    const options = { out: join(folder, "final"), draft: false };
    const plans = await renderDuePlans(session, forms, options, (done, total) => steps.push([done, total]));
    expect(plans.drawn.map((plan) => plan.prisonerNumber)).toEqual(["A1001AA"]);
    expect(plans.refused).toMatchObject([{ prisonerNumber: "A1002AC", code: "PLAN_HAS_ERRORS" }]);
    expect(plans.refused[0]?.problems.join(" ")).toContain("C09");
    expect(steps).toEqual([[1, 2], [2, 2]]); // biome-ignore format: two steps
    expect(readdirSync(join(folder, "final"))).toEqual(["plan-A1001AA-v1.pdf"]);
  });

  it("are all drawn where they may be drafts: one without errors is none, but the same plan as before", async () => {
    const plans = await renderDuePlans(session, forms, { out: join(folder, "drafts"), draft: true });
    expect(plans.drawn).toMatchObject([
      { prisonerNumber: "A1001AA", version: 1 },
      { prisonerNumber: "A1002AC", version: 1 },
    ]);
    const feet = plans.drawn.map(async ({ file }) => (await readPdf(readFileSync(file))).pages[0]?.decoration);
    expect(await Promise.all(feet)).toEqual([expect.stringContaining("Plan 1"), expect.stringContaining("Draft 1")]);
    expect(plans.refused).toEqual([]);
  });

  it("are left where their files are there as recorded; what is missing, or was changed, is drawn again as it was", async () => {
    const out = join(folder, "drafts");
    const file = (number: string) => join(out, `plan-${number}-v1.pdf`);
    const before = readFileSync(file("A1001AA"));
    expect(await thereAlready(out)).toEqual([true, true]);
    rmSync(file("A1001AA"));
    writeFileSync(file("A1002AC"), "%PDF-1.7 half");
    expect(await thereAlready(out)).toEqual([false, false]);
    expect(readFileSync(file("A1001AA"))).toEqual(before);
    expect(await thereAlready(out)).toEqual([true, true]);
    expect(readdirSync(out)).toEqual(["plan-A1001AA-v1.pdf", "plan-A1002AC-v1.pdf"]);
  });

  it("are drawn again, as a new version, in other words of the template", async () => {
    const press = await preparePress(session, "standard");
    const { template } = press;
    const words = readFileSync(template.file, "utf8").replace("In my hand when I leave", "What I take with me");
    const other = oneForm({ ...press, template: parsePlanTemplate(words, template.file) });
    const { drawn } = await renderDuePlans(session, other, { out: join(folder, "drafts"), draft: true });
    expect(drawn.map(({ version, alreadyThere }) => ({ version, alreadyThere }))).toEqual([
      { version: 2, alreadyThere: false },
      { version: 2, alreadyThere: false },
    ]);
  });

  async function thereAlready(out: string): Promise<boolean[]> {
    const { drawn } = await renderDuePlans(session, forms, { out, draft: true });
    return drawn.map(({ alreadyThere }) => alreadyThere);
  }

  it("leave no file behind that was written and not kept, where they are stopped between two", async () => {
    const out = join(folder, "between");
    const stopper = new AbortController();
    const stopped = { ...session, signal: stopper.signal };
    const drawing = renderDuePlans(stopped, forms, { out, draft: true }, () => stopper.abort(new Error("stopped")));
    await expect(drawing).rejects.toThrow("stopped");
    expect(readdirSync(out)).toEqual([expect.stringMatching(/^plan-A1001AA-v\d\.pdf$/)]);
  });

  it("stop where the folder cannot be written, or where it is asked to", async () => {
    const nowhere = { out: join(folder, "final", "plan-A1001AA-v1.pdf"), draft: true };
    await expect(renderDuePlans(session, forms, nowhere)).rejects.toMatchObject({ kind: "store", code: "OUTPUT_NOT_WRITTEN" });
    const stopped = { ...session, signal: AbortSignal.abort(new Error("stopped")) };
    await expect(renderDuePlans(stopped, forms, { out: folder, draft: true })).rejects.toThrow("stopped");
  });
});
