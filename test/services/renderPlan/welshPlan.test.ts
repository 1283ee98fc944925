import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { RollPerson } from "../../../src/domain/person.js";
import { addCondition } from "../../../src/services/addCondition.js";
import { listPlans } from "../../../src/services/listPlans.js";
import { missingTranslations } from "../../../src/services/missingTranslations.js";
import { preparePress } from "../../../src/services/renderPlan/planPress.js";
import { renderPlan } from "../../../src/services/renderPlan/renderPlan.js";
import type { Session } from "../../../src/services/session.js";
import { programTemplates } from "../../../src/services/templateFolders.js";
import { createStore, type Store } from "../../../src/store/store.js";
import { seedPeople } from "../../support/builders.js";
import { readPdf, textOf } from "../../support/pdf.js";
import { sessionOn } from "../../support/session.js";
import { makeSqlitePlace } from "../../support/stores.js";
import { leavingIn, MONDAY, makeReady } from "./leavingPeople.js";

const folder = mkdtempSync(join(tmpdir(), "resettle-welsh-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const PEOPLE = Array.from({ length: 8 }, (_, index) => leavingIn(17, `A${1001 + index}AA`));

let store: Store;
let session: Session;
beforeAll(async () => {
  store = await createStore(makeSqlitePlace());
  session = await sessionOn(store);
  await seedPeople(store, PEOPLE, MONDAY);
  return () => store.close();
});

let next = 0;
let person: RollPerson;
let number: string;
let out: string;
beforeEach(async () => {
  person = PEOPLE[next] ?? person;
  number = person.prisonerNumber;
  out = join(folder, `of-${next}`);
  next += 1;
  await makeReady(session, number, person);
});

/** A team's own files of a kind, beside those built in: the one named is changed. */
function ownTemplates(kind: string, file: string, change: (text: string) => string): void {
  const place = join(out, "resettle", "templates", kind);
  cpSync(join(programTemplates(), kind), place, { recursive: true });
  writeFileSync(join(place, file), change(readFileSync(join(place, file), "utf8")));
}

const withoutWelshOf = (slug: string) => (text: string) =>
  text.replace(new RegExp(`(slug: ${slug}\\n[^]*?) {6}cy: >-\\n(?: {8}.*\\n)+`), "$1");

const own = () => ({ ...session, env: { XDG_CONFIG_HOME: out } });

async function draw(of: Session = session) {
  const press = await preparePress(of, "standard", "cy");
  return renderPlan(of, press, number, { out, draft: false });
}

/** A screening that raised needs: one that a plan carries, one that it never does. */
async function screened(need: string, pathway: "accommodation" | "health"): Promise<void> {
  await store.write("jwood", "a need", async (tx) => {
    const of = { prisonerNumber: number, recordedOn: MONDAY };
    const done = { kind: "bcst3", template: "bcst3", templateVersion: "1", completedOn: MONDAY } as const;
    const { id: screeningId } = await tx.screenings.record({ ...of, ...done, answers: { travel: ["bus", "walk"] } }, {});
    const state = { urgency: "immediate", status: "not_started", restricted: false, note: "" } as const;
    await tx.needs.record({ ...of, ...state, pathway, need, screeningId });
  });
}

describe("a plan in Welsh", () => {
  it("has the conditions, needs and ways to travel in Welsh, as a plan of its own beside the English one", async () => {
    await screened("keep_tenancy", "accommodation");
    await addCondition(session, number, { condition: "no_gambling", details: [] });
    const plan = await draw();
    expect(plan).toMatchObject({ language: "cy", version: 1, template: "standard-cy" });
    const text = textOf(await readPdf(readFileSync(plan.file))).replace(/\s+/g, " ");
    for (const words of ["Peidiwch â gamblo", "Cadw'r cartref", "Ar y bws. Ar droed.", "Jobcentre: start a claim"]) expect(text).toContain(words); // biome-ignore format: one loop
    const english = await renderPlan(session, await preparePress(session, "standard"), number, { out, draft: false });
    expect(english).toMatchObject({ language: "en", version: 1 });
  });

  it("is not drawn where words are missing: each is named, and nothing is kept or written", async () => {
    await screened("keep_tenancy", "accommodation");
    await addCondition(session, number, { condition: "no_gambling", details: [] });
    ownTemplates("screenings", "bcst3.yaml", (text) => text.replace(/^translations:[\s\S]*/m, ""));
    rmSync(join(out, "resettle", "templates", "screenings", "bcst2.yaml"));
    ownTemplates("licence", "additional-4.0.yaml", withoutWelshOf("no_gambling"));
    const error = await draw(own()).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ kind: "input", code: "TRANSLATION_MISSING" });
    expect(error).toMatchObject({
      issues: [
        { message: "There are no Welsh words for the choice bus of the question travel." },
        { message: "There are no Welsh words for the choice walk of the question travel." },
        { message: "There are no Welsh words for the licence condition no_gambling." },
      ],
    });
    expect(await listPlans(session, number)).toEqual([]);
    expect(existsSync(join(out, `standard-cy-${number}-v1.pdf`))).toBe(false);
  });

  it("wants no words of what never reaches the page", async () => {
    await screened("something_new", "health");
    await addCondition(session, number, { condition: "no_paid_sex", details: [] });
    ownTemplates("licence", "additional-4.0.yaml", withoutWelshOf("no_paid_sex"));
    expect(await draw(own())).toMatchObject({ version: 1 });
  });

  it("names a need that no screening has in Welsh", async () => {
    await screened("something_new", "accommodation");
    await expect(draw()).rejects.toMatchObject({
      issues: [{ message: "There are no Welsh words for the need something_new." }],
    });
  });
});

describe("what has no Welsh words", () => {
  it("is nothing, of what comes with the program", async () => {
    expect(await missingTranslations({ XDG_CONFIG_HOME: out }, "cy")).toEqual([]);
    expect(await missingTranslations({ XDG_CONFIG_HOME: out }, "en")).toEqual([]);
  });

  it("is named before any plan needs it", async () => {
    const withoutChoices = (text: string) => text.replace(/ {8}choicesIn: \{ cy: \[bob dydd.*\n/, "");
    ownTemplates("licence", "additional-4.0.yaml", (text) => withoutChoices(withoutWelshOf("no_gambling")(text)));
    ownTemplates("screenings", "bcst2.yaml", (text) =>
      text.replaceAll("need: keep_tenancy", "need: keep_the_flat").replace(/ {6}keep_tenancy: .*\n/, ""),
    );
    ownTemplates("programme", "modules.yaml", (text) => text.replace(/ {4}titleIn: .*\n/, ""));
    expect(await missingTranslations({ XDG_CONFIG_HOME: out }, "cy")).toEqual([
      "the choices of frequency of the licence condition report_to_approved_premises",
      "the licence condition no_gambling",
      "the need keep_the_flat",
      "the module understanding_my_licence of the programme",
    ]);
  });
});
