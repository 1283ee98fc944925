import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "../../src/domain/appError.js";
import { DATE_LANGUAGES } from "../../src/domain/dateWords.js";
import type { CatalogueEntry, DetailField } from "../../src/domain/licenceCatalogue.js";
import { describeCondition } from "../../src/domain/licenceConditions.js";
import { missingWordsIn } from "../../src/domain/missingWords.js";
import { loadLicenceCatalogue } from "../../src/services/loadLicenceCatalogue.js";
import { readingGrade, sentencesOf, wordsOf } from "../support/readingLevel.js";

const BUILT_IN = fileURLToPath(new URL("../../templates/licence", import.meta.url));

const ENGLISH = "en";

/** A value that each kind of detail takes. */
const EXAMPLES: Readonly<Record<DetailField["kind"], string>> = {
  text: "Testford",
  list: "Testford",
  times: "19:00-07:00",
  clockTimes: "09:00",
  number: "18",
  date: "2027-03-26",
  choice: "",
};

describe("the licence catalogue that comes with the program", async () => {
  const catalogue = await loadLicenceCatalogue(BUILT_IN);
  const entries = [...catalogue.entries.values()];

  function inPolicy(version: string, kind: CatalogueEntry["kind"]): CatalogueEntry[] {
    return entries.filter((entry) => entry.kind === kind && version in entry.codes);
  }

  it("prints the standard conditions of 3.0 in the order of its licence", () => {
    expect(inPolicy("3.0", "standard").map((entry) => entry.slug)).toEqual([
      "behave_well",
      "commit_no_crime",
      "keep_in_touch",
      "receive_visits",
      "live_at_approved_address",
      "tell_other_names",
      "tell_contact_details",
      "ask_before_work",
      "ask_before_leaving_uk",
    ]);
  });

  it("prints the standard conditions of 4.0 in the order of its licence", () => {
    expect(inPolicy("4.0", "standard").map((entry) => entry.slug)).toEqual([
      "behave_well_and_commit_no_crime",
      "ask_before_sleeping_elsewhere",
      "keep_in_touch_and_meet",
      "tell_other_names",
      "tell_contact_details",
      "ask_before_work",
      "ask_before_leaving_uk",
      "ask_before_passport",
    ]);
  });

  it("has the additional conditions that licence.md counts", () => {
    const additional = inPolicy("4.0", "additional");
    expect(additional).toHaveLength(66);
    expect(additional.filter((entry) => entry.details.length > 0)).toHaveLength(36);
    expect(inPolicy("3.0", "additional")).toHaveLength(63);
    expect(additional.filter((entry) => !("3.0" in entry.codes)).map((entry) => entry.slug)).toEqual([
      "curfew",
      "no_pubs",
      "restriction_zone",
      "no_public_events",
      "no_driving",
    ]);
    expect(
      inPolicy("3.0", "additional")
        .filter((entry) => !("4.0" in entry.codes))
        .map((entry) => entry.slug),
    ).toEqual(["curfew_with_review", "tell_passport"]);
  });

  it.each([
    ["residence", 1],
    ["residency", 1],
    ["contact", 13],
    ["programmes", 5],
    ["items", 5],
    ["disclosure", 4],
    ["curfew", 1],
    ["movement", 9],
    ["reporting", 2],
    ["conduct", 6],
    ["extremism", 5],
    ["polygraph", 1],
    ["substances", 2],
    ["electronic_monitoring", 5],
    ["search", 1],
    ["organised_crime", 5],
  ])("has the conditions of %s in 4.0: %i", (category, count) => {
    expect(inPolicy("4.0", "additional").filter((entry) => entry.category === category)).toHaveLength(count);
  });

  // licence.md 1.1: 4.0 reuses the codes of 3.0 with other meanings.
  it("knows that one code means one thing in 3.0 and another in 4.0", () => {
    const code = "3361683a-504a-4357-ae22-6aa01b370b4a";
    expect(entries.find((entry) => entry.codes["3.0"] === code)?.slug).toBe("keep_in_touch");
    expect(entries.find((entry) => entry.codes["4.0"] === code)?.slug).toBe("ask_before_sleeping_elsewhere");
  });

  it.each([
    ["curfew", ["curfew", "curfew_with_review"]],
    ["evening_at_home_until_tag", ["evening_at_home_until_tag"]],
    ["reporting", ["report_to_approved_premises", "report_to_police"]],
    ["zone", ["exclusion_zone", "event_exclusion_zone", "restriction_zone"]],
    ["excluded_place", ["no_entry_premises", "no_entry_type_of_place", "no_pubs"]],
    ["no_contact", ["no_contact_victim", "no_contact_named_people", "no_contact_groups"]],
    ["travel_notice", ["tell_vehicle_details", "tell_travel_outside_county", "no_driving"]],
  ] as const)("marks for the clash checks: %s", (effect, slugs) => {
    expect(
      entries
        .filter((entry) => entry.effects.includes(effect))
        .map((entry) => entry.slug)
        .sort(),
    ).toEqual([...slugs].sort());
  });

  it("keeps off open pages what concerns victims, children, sexual crime, extremism and health", () => {
    const open = entries.filter((entry) => !entry.sensitive);
    expect(
      open
        .filter((entry) =>
          /victim|child|sex|extremi|terror|mental|drug|alcohol|lie detector/i.test(`${entry.title} ${entry.slug}`),
        )
        .map((entry) => entry.slug),
    ).toEqual([]);
    expect(open.filter((entry) => entry.effects.includes("child_related") || entry.effects.includes("no_contact"))).toEqual([]);
  });

  it.each(DATE_LANGUAGES)("fills in every detail, with nothing left over or lacking in %s", (language) => {
    for (const entry of entries) {
      const detailsOf = (wish: number) =>
        Object.fromEntries(entry.details.map((field) => [field.name, field.choices?.at(wish) ?? EXAMPLES[field.kind]]));
      for (const wish of [0, -1]) {
        const words = describeCondition(entry, detailsOf(wish), language);
        expect(words, entry.slug).not.toMatch(/[{}[\]]|not yet known|hysbys/);
        expect(missingWordsIn([words]), entry.slug).toEqual([]);
      }
      for (const field of entry.details) expect(entry.plain[language], entry.slug).toContain(`{${field.name}`);
    }
  });

  it("says of each condition whom to turn to, in both languages", () => {
    for (const entry of entries) {
      expect(entry.plain[ENGLISH], entry.slug).toMatch(/probation officer|tag company|staff/);
      expect(entry.plain.cy, entry.slug).toMatch(/swyddog|cwmni tagio|staff/);
    }
  });

  it("speaks Welsh with the formal chi: no word of the familiar ti", () => {
    for (const { slug, plain } of entries) expect(plain.cy, slug).not.toMatch(/\b(ti|dy|dydy|ydwyt|paid|dos|cer)\b/i);
  });

  it("explains in Welsh in short sentences too", () => {
    for (const { slug, plain } of entries) {
      for (const sentence of (plain.cy ?? "").split(/(?<=[.!?])\s+/)) {
        expect(sentence.split(/\s+/).length, `${slug}: ${sentence}`).toBeLessThanOrEqual(30);
      }
    }
  });

  it("explains in short words and sentences", () => {
    for (const entry of entries) {
      const words = (entry.plain[ENGLISH] ?? "").replace(/[[\]{}]|\|or/g, "");
      for (const sentence of sentencesOf(words)) {
        expect(wordsOf(sentence).length, `${entry.slug}: ${sentence}`).toBeLessThanOrEqual(27);
      }
      expect(readingGrade(sentencesOf(words)), `${entry.slug}: ${words}`).toBeLessThanOrEqual(7.5);
    }
  });

  it("does not label people", () => {
    expect(entries.filter((entry) => /\b(offender|inmate|prisoner)s?\b/i.test(`${entry.title} ${entry.plain[ENGLISH]}`))).toEqual(
      [],
    );
  });
});

describe("a catalogue a team has changed", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "licence-"));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  const HEAD = 'kind: additional\nversion: "1"\nconditions:\n';
  const ONE =
    '  - slug: be_kind\n    category: conduct\n    title: Be kind\n    codes: { "4.0": c0de0001 }\n    plain: { en: Be kind. }\n';

  it.each<[string, string, string[]]>([
    [
      "the same condition twice",
      HEAD + ONE + ONE,
      ["9: Condition be_kind is there twice.", "12: Condition be_kind has the code that be_kind has in policy 4.0."],
    ],
    [
      "words that fill in an unknown detail",
      HEAD + ONE.replace("Be kind.", '"Be {how}."'),
      ["8: Condition be_kind fills in {how} (en), which is not one of its details."],
    ],
    ["no English", HEAD + ONE.replace("en:", "cy:"), ["8: Condition be_kind has no English words (en)."]],
    [
      "a choice of nothing",
      `${HEAD}${ONE}    details:\n      - { name: how, label: How, kind: choice, required: true }\n`,
      ["9: Condition be_kind has no choices for how."],
    ],
    [
      "choices that are not all there in Welsh",
      `${HEAD}${ONE}    details:\n      - { name: how, label: How, kind: choice, required: true, choices: [a, b], choicesIn: { cy: [c] } }\n`,
      ["9: Condition be_kind does not have each choice of how once in cy."],
    ],
    [
      "a duty to attend nothing",
      `${HEAD}${ONE}    effects: [attendance_duty]\n`,
      ["9: Condition be_kind is a duty to attend, but does not say which kinds of appointment count (attendance)."],
    ],
    [
      "attendance without a duty",
      `${HEAD}${ONE}    attendance: [health]\n`,
      ['9: Condition be_kind lists appointments, but its effects do not have "attendance_duty".'],
    ],
    ["a field that does not exist", `${HEAD}${ONE}    sensitiv: true\n`, ['9: There is no field called "sensitiv" here.']],
  ])("says file and line of %s", async (_, text, expected) => {
    const file = join(folder, "ours.yaml");
    await writeFile(file, text);
    const error = await loadLicenceCatalogue(folder).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppError);
    if (!(error instanceof AppError)) return;
    expect(error.kind).toBe("input");
    expect(error.message).toContain(`${file}, line ${expected[0]}`);
    expect(error.issues.map((issue) => `${issue.line}: ${issue.message}`)).toEqual(expected);
  });
});
