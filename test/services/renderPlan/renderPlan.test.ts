import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { RollPerson } from "../../../src/domain/person.js";
import { addDays } from "../../../src/domain/plainDate.js";
import { addGoal } from "../../../src/services/goals.js";
import { listPlans } from "../../../src/services/listPlans.js";
import { type PlanPress, preparePress } from "../../../src/services/renderPlan/planPress.js";
import { checkPlanOf, renderPlan } from "../../../src/services/renderPlan/renderPlan.js";
import type { Session } from "../../../src/services/session.js";
import { programTemplates } from "../../../src/services/templateFolders.js";
import { createStore, type Store } from "../../../src/store/store.js";
import { seedPeople } from "../../support/builders.js";
import { readPdf, textOf } from "../../support/pdf.js";
import { sessionOn } from "../../support/session.js";
import { makeSqlitePlace } from "../../support/stores.js";
import { book, leavingIn, MONDAY, makeReady } from "./leavingPeople.js";

const folder = mkdtempSync(join(tmpdir(), "resettle-plans-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const PEOPLE = Array.from({ length: 12 }, (_, index) =>
  leavingIn(17, `A${1001 + index}AA`, { lastName: "Llŷr-Wiśniewski", firstName: "Siân" }),
);

let store: Store;
let session: Session;
let press: PlanPress;
beforeAll(async () => {
  store = await createStore(makeSqlitePlace());
  session = await sessionOn(store);
  press = await preparePress(session, "standard");
  await seedPeople(store, PEOPLE, MONDAY);
  return () => store.close();
});

let next = 0;
let person: RollPerson;
let number: string;
let out: string;
beforeEach(() => {
  person = PEOPLE[next] ?? person;
  number = person.prisonerNumber;
  out = join(folder, `of-${next}`);
  next += 1;
});
const draw = (draft = false, place = out) => renderPlan(session, press, number, { out: place, draft });
const newActs = async (since: number) => {
  const acts: string[] = [];
  for await (const batch of store.read.audit.entriesAfter(since)) for (const { action, subject } of batch) acts.push(`${action} ${subject}`); // biome-ignore format: one loop
  return acts;
};

describe("drawing a plan", () => {
  it("writes it for this user only, with no name but on its pages", async () => {
    await makeReady(session, number, person);
    const plan = await draw();
    expect(plan).toMatchObject({ prisonerNumber: number, version: 1, status: "draft", template: "standard", audience: "own" });
    expect(plan.file).toBe(join(out, `plan-${number}-v1.pdf`));
    expect(statSync(plan.file).mode & 0o777).toBe(0o600);
    const bytes = readFileSync(plan.file);
    expect(plan.sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
    const pdf = await readPdf(bytes);
    expect(pdf.pages).toHaveLength(plan.pages);
    expect(textOf(pdf)).toContain("Siân");
    expect(textOf(pdf)).toContain("Jobcentre: start a claim");
    for (const outside of [plan.file, pdf.title, pdf.metadata, bytes.toString("latin1")]) {
      expect(outside).not.toMatch(/wi.?niewski|Llŷr|Siân/iu);
    }
  });

  it("again is the same version and the same bytes, also on another day and after a roll that says the same", async () => {
    await makeReady(session, number, person);
    const first = await draw();
    const again = await draw(false, join(out, "again"));
    expect({ ...again, file: "" }).toEqual({ ...first, file: "" });
    expect(readFileSync(again.file)).toEqual(readFileSync(first.file));
    const tomorrow = { ...session, asOf: addDays(MONDAY, 1) };
    const later = await renderPlan(tomorrow, press, number, { out: join(out, "later"), draft: false });
    expect({ ...later, file: "" }).toEqual({ ...first, file: "" });
    expect(await listPlans(session, number)).toHaveLength(1);
  });

  it("after something changed is the next version, and the one before stays", async () => {
    await makeReady(session, number, person);
    const first = await draw();
    await book(session, number, person, "Doctor", 15);
    const second = await draw();
    expect(second).toMatchObject({ version: 2 });
    expect(second.planId).not.toBe(first.planId);
    expect(readdirSync(out).sort()).toEqual([`plan-${number}-v1.pdf`, `plan-${number}-v2.pdf`]);
    expect((await listPlans(session, number)).map((plan) => plan.version)).toEqual([1, 2]);
    expect((await listPlans(session, undefined)).find((plan) => plan.prisonerNumber === number)?.version).toBe(2);
  });

  it("leaves a line in the audit trail, each time", async () => {
    await makeReady(session, number, person);
    const { entries } = await store.verifyAudit();
    await draw();
    await draw();
    const acts = await newActs(entries);
    expect(acts.filter((act) => act === `plan.render ${number}`)).toHaveLength(2);
    expect(await store.verifyAudit()).toMatchObject({ intact: true });
  });
});

describe("a plan with errors", () => {
  it("is refused with what is wrong, and there is no file and no version", async () => {
    const { entries } = await store.verifyAudit();
    await expect(draw()).rejects.toMatchObject({
      kind: "refused",
      code: "PLAN_HAS_ERRORS",
      message: expect.stringContaining(number),
      hint: expect.stringContaining("--draft"),
      issues: expect.arrayContaining([{ message: expect.stringMatching(/^C09 /) }]),
    });
    expect([existsSync(out), await listPlans(session, number)]).toEqual([false, []]);
    expect(await newActs(entries)).not.toContain(`plan.render ${number}`);
  });

  it("can be a draft, and its pages say so; mended, it is a plan and the next version", async () => {
    const draft = await draw(true);
    expect(draft.issues.map((issue) => issue.severity)).toContain("error");
    const pdf = await readPdf(readFileSync(draft.file));
    expect(pdf.pages.every((page) => page.decoration.includes("Draft 1"))).toBe(true);
    await makeReady(session, number, person);
    const plan = await draw();
    expect(plan.version).toBe(2);
    expect((await readPdf(readFileSync(plan.file))).pages[0]?.decoration).toContain("Plan 2");
  });

  it("is told of by a check, which draws nothing", async () => {
    const { issues } = await checkPlanOf(session, press, number);
    expect(issues[0]).toMatchObject({ severity: "error", code: "C09" });
    expect(await listPlans(session, number)).toEqual([]);
  });
});

describe("what was said in a screening", () => {
  const MARKER = "ZZMARKER";
  const screen = (more: Record<string, string>) =>
    store.write("worker", "set up", async (tx) => {
      const about = { prisonerNumber: number, recordedOn: MONDAY };
      const answers = {
        goals: "See my daughter",
        travel: ["bus"],
        accommodation_on_release: "new_address",
        release_address: "7 Quay Street",
      };
      const { id } = await tx.screenings.record(
        { ...about, kind: "bcst3", template: "bcst3", templateVersion: "1", completedOn: MONDAY, answers },
        more,
      );
      const need = { ...about, urgency: "immediate", status: "not_started", screeningId: id, note: `${MARKER} note` } as const;
      await tx.needs.record({ ...need, pathway: "finance_and_id", need: "bank_account", restricted: false });
      for (const [question, words] of Object.entries(more)) {
        await tx.needs.record({ ...need, pathway: "children_and_families", need: `${question} ${words}`, restricted: true });
      }
    });
  const read = async (file: string) => textOf(await readPdf(readFileSync(file)));

  it("is on the page, and a check says where it comes from", async () => {
    await screen({});
    const { file, issues } = await draw(true);
    const text = await read(file);
    for (const words of ["See my daughter", "By bus.", "7 Quay Street", "Open a bank account"]) expect(text).toContain(words);
    expect(issues.filter(({ severity }) => severity === "info").map(({ code }) => code)).toEqual([
      "PLAN_GOALS_SAID",
      "PLAN_ADDRESS_SAID",
      "PLAN_TRAVEL_SAID",
      "PLAN_NEEDS_RAISED",
    ]);
    expect(issues.find(({ code }) => code === "PLAN_GOALS_SAID")?.message).toContain("BCST3 of Mon 23 Nov 2026");
  });

  it("that is restricted never is, nor what it raised, nor an address that may be a refuge", async () => {
    await screen({ threat: `${MARKER} threat`, safety_plan: `${MARKER} plan`, domestic_abuse: MARKER });
    const { file, issues } = await draw(true);
    const text = await read(file);
    expect(text).toContain("See my daughter");
    expect(text).not.toContain(MARKER);
    expect(text).not.toContain("Quay Street");
    expect(JSON.stringify(await store.read.plans.list(number))).not.toContain(MARKER);
    expect(JSON.stringify(issues)).not.toContain(MARKER);
  });

  it("gives way to a goal recorded by hand", async () => {
    await screen({});
    await addGoal(session, number, { goal: "Find work", firstStep: "Ring the works" });
    const text = await read((await draw(true)).file);
    expect(text).toContain("Find work");
    expect(text).not.toContain("See my daughter");
  });
});

describe("a plan that cannot be written", () => {
  it("is not kept: no version is used up, and nothing is left beside it", async () => {
    await makeReady(session, number, person);
    mkdirSync(out);
    writeFileSync(join(out, "a file"), "");
    await expect(draw(false, join(out, "a file"))).rejects.toMatchObject({ kind: "store", code: "OUTPUT_NOT_WRITTEN" });
    expect(readdirSync(out)).toEqual(["a file"]);
    expect(await listPlans(session, number)).toEqual([]);
    expect(await draw()).toMatchObject({ version: 1 });
  });
});

describe("a team's own template", () => {
  const ownPress = (name: string) => preparePress({ ...session, env: { XDG_CONFIG_HOME: out } }, name);
  const ownTemplate = (name: string, change: (text: string) => string) => {
    const place = join(out, "resettle", "templates", "plans", name);
    cpSync(join(programTemplates(), "plans", "standard"), place, { recursive: true });
    const file = join(place, "plan.md");
    writeFileSync(file, change(readFileSync(file, "utf8")));
    return file;
  };

  it("comes before the one that is built in, and the built-in ones stay where it has none", async () => {
    const file = ownTemplate("standard", (text) => text.replace("This is not your licence.", "Not a licence."));
    expect((await ownPress("standard")).template.file).toBe(file);
    rmSync(join(out, "resettle", "templates", "plans", "standard"), { recursive: true });
    expect((await ownPress("standard")).template.file).toContain(programTemplates());
  });

  it("makes another plan, and so another version, in other words", async () => {
    await makeReady(session, number, person);
    const first = await draw();
    ownTemplate("standard", (text) => text.replace("This is not your licence.", "Not a licence."));
    const own = await ownPress("standard");
    const second = await renderPlan(session, own, number, { out, draft: false });
    expect([first.version, second.version]).toEqual([1, 2]);
    expect((await listPlans(session, number)).map((plan) => plan.sha256)).toEqual([first.sha256, second.sha256]);
    expect(await renderPlan(session, own, number, { out, draft: false })).toEqual(second);
  });

  it("with a mistake is told with file and line, before anything is drawn", async () => {
    const file = ownTemplate("standard", (text) => `${text}\n{{ person.shoeSize }}\n`);
    const line = readFileSync(file, "utf8").split("\n").length - 1;
    await expect(ownPress("standard")).rejects.toMatchObject({
      kind: "input",
      code: "TEMPLATE_INVALID",
      issues: [{ file, line }],
    });
  });

  it("that is not there is not found", async () => {
    await expect(ownPress("two-pages")).rejects.toMatchObject({ kind: "notFound", code: "TEMPLATE_NOT_FOUND" });
  });
});
