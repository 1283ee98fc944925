import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AppError } from "../../../src/domain/appError.js";
import { addDays } from "../../../src/domain/plainDate.js";
import type { Answers } from "../../../src/domain/records.js";
import { chooseForms, oneForm } from "../../../src/services/renderPlan/chosenForm.js";
import type { RenderedPlan } from "../../../src/services/renderPlan/keepPlan.js";
import { preparePress } from "../../../src/services/renderPlan/planPress.js";
import { renderPlan } from "../../../src/services/renderPlan/renderPlan.js";
import type { Session } from "../../../src/services/session.js";
import { programTemplates } from "../../../src/services/templateFolders.js";
import { createStore, type Store } from "../../../src/store/store.js";
import { seedPeople } from "../../support/builders.js";
import { sessionOn } from "../../support/session.js";
import { makeSqlitePlace } from "../../support/stores.js";
import { leavingIn, MONDAY } from "./leavingPeople.js";

const out = mkdtempSync(join(tmpdir(), "resettle-chosen-forms-"));
afterAll(() => rmSync(out, { recursive: true, force: true }));
const PEOPLE = Array.from({ length: 10 }, (_, index) => leavingIn(17, `A${1001 + index}AA`));
let next = 0;

let store: Store;
let session: Session;
beforeAll(async () => {
  store = await createStore(makeSqlitePlace());
  session = await sessionOn(store);
  await seedPeople(store, PEOPLE, MONDAY);
  return () => store.close();
});

interface Given {
  readonly daysAgo: number;
  readonly answers: Answers;
  readonly template?: string;
}

/** The plan of somebody who gave these answers. */
async function drawnAfter(given: readonly Given[], on: Session = session): Promise<RenderedPlan> {
  const prisonerNumber = PEOPLE[next++]?.prisonerNumber ?? "";
  for (const { daysAgo, answers, template = "bcst3" } of given) {
    const completedOn = addDays(MONDAY, -daysAgo);
    await store.write("jwood", "record a screening", (tx) =>
      tx.screenings.record(
        {
          ...{ prisonerNumber, kind: "bcst3", template, templateVersion: "1", notes: {} },
          completedOn,
          recordedOn: completedOn,
          answers,
        },
        {},
        {},
      ),
    );
  }
  const forms = await chooseForms(on);
  return forms.draw(prisonerNumber, (press) => renderPlan(on, press, prisonerNumber, { out, draft: true }));
}

describe("the form of a plan", () => {
  it.each<[string, Given[], string]>([
    ["is standard where nobody was asked", [], "standard"],
    ["is standard where that was the answer", [{ daysAgo: 9, answers: { plan_format: "standard" } }], "standard"],
    ["is large print where that was the answer", [{ daysAgo: 9, answers: { plan_format: "large_print" } }], "large-print"],
    [
      "is that of the newest answer",
      [
        { daysAgo: 9, answers: { plan_format: "easy_read" } },
        { daysAgo: 40, answers: { plan_format: "large_print" } },
      ],
      "easy-read",
    ],
    [
      "is that of the newest screening that says",
      [
        { daysAgo: 40, answers: { plan_format: "easy_read" } },
        { daysAgo: 9, answers: { plan_format: null } },
        { daysAgo: 3, answers: {} },
      ],
      "easy-read",
    ],
    ["is standard where no file of screenings has the question any more", [{ daysAgo: 9, answers: { plan_format: "easy_read" }, template: "gone" }], "standard"],
  ])("%s", async (_, given, template) => {
    const plan = await drawnAfter(given);
    expect(plan).toMatchObject({ template, language: "en", version: 1 });
    expect(plan.note).toBeUndefined();
  }); // biome-ignore format: a table

  it("is standard with a note where the team does not have the one that was asked for", async () => {
    const plan = await drawnAfter([{ daysAgo: 9, answers: { plan_format: "braille" } }]);
    expect(plan.template).toBe("standard");
    expect(plan.note).toBe(
      `${plan.prisonerNumber} asked for this form of plan: braille. There is no such form. So the standard plan in English was drawn.`,
    );
  });

  it("is standard English with a note where words that this plan needs are missing in Welsh", async () => {
    const config = join(out, "config-of-few-words");
    const forms = await chooseForms(await sessionWith(config, join(config, "resettle", "templates", "plans")));
    const { prisonerNumber } = await drawnAfter([{ daysAgo: 9, answers: { plan_format: "welsh" } }]);
    const drawn = await forms.draw(prisonerNumber, async ({ language, note }) => {
      if (language === "cy") throw new AppError("input", "TRANSLATION_MISSING", "There is no Welsh for the need bank_account.");
      return { language, note };
    });
    expect(drawn.language).toBe("en");
    expect(drawn.note).toContain("asked for this form of plan: In Welsh. There is no Welsh for the need bank_account.");
  });

  it("is Welsh where the standard one is there in Welsh", async () => {
    const config = join(out, "config");
    const own = join(config, "resettle", "templates", "plans");
    const welsh = await sessionWith(config, own);
    const plan = await drawnAfter([{ daysAgo: 9, answers: { plan_format: "welsh" } }], welsh);
    expect(plan).toMatchObject({ template: "standard-cy", language: "cy", note: undefined });
  });

  it("is one for everyone where one is said", async () => {
    const press = await preparePress(session, "pocket-card");
    await expect(oneForm(press).draw("A1001AA", async ({ template }) => template.header.name)).resolves.toBe("pocket-card");
  });
});

/** A team that has the standard plan in Welsh too. */
async function sessionWith(config: string, own: string): Promise<Session> {
  mkdirSync(own, { recursive: true });
  cpSync(join(programTemplates(), "plans", "standard"), join(own, "standard-cy"), { recursive: true });
  const file = join(own, "standard-cy", "plan.md");
  writeFileSync(
    file,
    readFileSync(file, "utf8").replace("name: standard", "name: standard-cy").replace("language: en", "language: cy"),
  );
  return { ...session, env: { XDG_CONFIG_HOME: config } };
}
