import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { programTemplates } from "../../src/services/templateFolders.js";

const PLANS = `${programTemplates()}/plans`;
const NAMES = readdirSync(PLANS, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

test.each(NAMES)(
  "the template %s prints a curfew day by day where its hours differ, and never one set of hours for them all",
  (name) => {
    const text = readFileSync(`${PLANS}/${name}/plan.md`, "utf8");
    if (/licence\.curfew\.from/.test(text)) expect(text).toContain("licence.curfew.byDay");
  },
);

test.each(NAMES.filter((name) => name.endsWith("-cy")))(
  "the template %s says that a Welsh speaker has to read it first",
  (name) => {
    expect(readFileSync(`${PLANS}/${name}/plan.md`, "utf8")).toMatch(/WELSH SPEAKER/);
  },
);
