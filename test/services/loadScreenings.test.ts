import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "../../src/domain/appError.js";
import { PATHWAYS } from "../../src/domain/pathway.js";
import { SCREENING_KINDS } from "../../src/domain/records.js";
import { checkScreeningFile, loadScreenings } from "../../src/services/loadScreenings.js";

const BUILT_IN = fileURLToPath(new URL("../../templates/screenings", import.meta.url));

describe("the screenings that come with the program", async () => {
  const screenings = await loadScreenings(BUILT_IN);
  const bcst2 = screenings.find((screening) => screening.id === "bcst2");
  const questions = screenings.flatMap((screening) => screening.questions);

  it("has one of every kind", () => {
    expect(screenings.map((screening) => screening.kind).sort()).toEqual([...SCREENING_KINDS].sort());
  });

  it("asks about every pathway in the BCST2", () => {
    const asked = new Set(bcst2?.questions.map((question) => question.pathway));
    expect(PATHWAYS.filter((pathway) => !asked.has(pathway))).toEqual([]);
  });

  // records.md, "Screening topics": every topic has at least one question.
  it.each([
    [
      "where lived before, with whom, how paid, arrears, tenancy",
      "accommodation_before address_before lived_with housing_paid_by housing_arrears tenancy_now",
    ],
    [
      "local connection, where on release, duty to refer",
      "local_connection accommodation_on_release release_address duty_to_refer_consent duty_to_refer_authority",
    ],
    ["emotions, gambling, triggers, what helps", "emotions gambling triggers what_helps"],
    [
      "partner, children, caring, social services",
      "partner children_under_16 children_cared_for_by caring_for_adult social_services",
    ],
    ["who supports, family contact and consent", "support_people family_contact family_consent"],
    [
      "drugs, alcohol, treatment, prescriber, release day",
      "drug_use alcohol_use drug_treatment prescriber treatment_on_release_day",
    ],
    ["work before and kept, work arranged, education", "work_before job_title job_kept work_on_release education_before"],
    ["reading, writing, maths, neurodiversity, disclosure", "reading_writing maths neurodiversity disclosure_advice"],
    [
      "bank, ID, benefits, debts, creditors, Universal Credit",
      "bank_account id_held benefits_before debts creditors universal_credit_steps",
    ],
    [
      "GP, medication, appointments, daily living, mental health, disability",
      "gp medication health_appointments daily_living mental_health disability_helps",
    ],
    ["name, language, interpreter, reading, format", "preferred_name language interpreter reading_forms plan_format"],
    ["strengths, goals, travel", "strengths goals travel"],
  ])("covers %s in the BCST2", (_, ids) => {
    expect(bcst2?.questions.map((question) => question.id)).toEqual(expect.arrayContaining(ids.split(" ")));
  });

  it.each([
    "gang",
    "threat",
    "safety_plan",
    "domestic_abuse",
    "domestic_abuse_done",
    "sexual_abuse",
    "sexual_abuse_done",
    "sex_work",
  ])("seals the answer to %s wherever it is asked", (id) => {
    const asked = questions.filter((question) => question.id === id);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.every((question) => question.restricted)).toBe(true);
  });

  it("starts only from questions that some screening asks", () => {
    const ids = new Set(questions.map((question) => question.id));
    expect(questions.map((question) => question.startsFrom).filter((from) => from !== undefined && !ids.has(from))).toEqual([]);
  });

  it("carries into the BCST3 what the BCST2 already asked", () => {
    const known = new Set(bcst2?.questions.map((question) => question.id));
    const again = screenings
      .find((screening) => screening.id === "bcst3")
      ?.questions.filter((question) => known.has(question.id));
    expect(again?.filter((question) => question.startsFrom === undefined).map((question) => question.id)).toEqual([]);
  });

  it("calls a need the same thing on the same pathway everywhere", () => {
    const seen = new Map<string, Set<string>>();
    for (const rule of questions.flatMap((question) => question.raises)) {
      if (rule.need === "safety_plan") continue; // asked on several pathways; always restricted
      seen.set(rule.need, (seen.get(rule.need) ?? new Set()).add(`${rule.pathway}: ${rule.label}`));
    }
    expect([...seen.values()].filter((meanings) => meanings.size > 1).map((meanings) => [...meanings])).toEqual([]);
  });

  it("speaks to the person in short questions, without words that label people", () => {
    for (const question of questions) {
      expect(question.text).not.toMatch(/\b(offender|inmate|prisoner|accommodation|custody|pathway)\b/i);
      expect(question.text.split(/\s+/).length, question.text).toBeLessThanOrEqual(22);
    }
  });
});

describe("a screening a team has written", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "screenings-"));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  const HEAD = 'id: ours\nkind: crisis\nversion: "1"\ntitle: Ours\nlists:\n  yes_no: { yes: "Yes", no: "No" }\nquestions:\n';
  const HOME = "  - { id: home, pathway: accommodation, text: Have you a home?, kind: one, choices: yes_no }\n";

  async function issuesOf(text: string): Promise<string[]> {
    await writeFile(join(folder, "ours.yaml"), text);
    const error = await loadScreenings(folder).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (error === undefined) return [];
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ kind: "input", code: "FILE_MISTAKES" });
    return (error as AppError).issues.map((issue) => `${issue.line}: ${issue.message}`);
  }

  it("is read with its lists, its choices in order, and nothing asked that need not be", async () => {
    await writeFile(join(folder, "ours.yaml"), HEAD + HOME);
    expect(await loadScreenings(folder)).toEqual([
      {
        id: "ours",
        kind: "crisis",
        version: "1",
        title: "Ours",
        questions: [
          {
            id: "home",
            pathway: "accommodation",
            text: "Have you a home?",
            kind: "one",
            choices: [
              { code: "yes", label: "Yes" },
              { code: "no", label: "No" },
            ],
            required: false,
            restricted: false,
            raises: [],
          },
        ],
      },
    ]);
  });

  it.each<[string, string, string[]]>([
    ["an empty file", "", ["1: The file is missing, or not a group of fields."]],
    [
      "YAML that breaks off",
      `${HEAD}  - { id: home,`,
      ["8: Flow map in block collection must be sufficiently indented and end with a }."],
    ],
    [
      "a version that is a number",
      HEAD.replace('"1"', "1.10") + HOME,
      ['3: "version" is missing, or not text (put a number or a date in quotes).'],
    ],
    [
      "a kind that does not exist",
      HEAD.replace("crisis", "bcst9") + HOME,
      ['2: "kind" has to be one of: bcst1, bcst2, bcst3, review, crisis.'],
    ],
    [
      "a field that does not exist",
      `${HEAD}${HOME.replace(" }", ", restrictd: true }")}`,
      ['8: There is no field called "restrictd" here.'],
    ],
    ["a question with no words", HEAD + HOME.replace("Have you a home?", '""'), ['8: "text" is empty.']],
    [
      "a question called as notes are in a file of answers",
      HEAD + HOME.replace("id: home", "id: notes"),
      ["8: Question notes has the name that notes have in a file of answers."],
    ],
    ["the same question twice", HEAD + HOME + HOME, ["9: Question home is there twice."]],
    [
      "a list that is not there",
      HEAD + HOME.replace("choices: yes_no", "choices: colours"),
      ['8: Question home names the list colours, which is not under "lists".'],
    ],
    ["no choices", HEAD + HOME.replace(", choices: yes_no", ""), ["8: Question home has no choices."]],
    [
      "choices for text",
      HEAD + HOME.replace("kind: one", "kind: text"),
      ["8: Question home is of kind text, which has no choices."],
    ],
    [
      "a condition on a later question",
      `${HEAD}  - { id: where, pathway: accommodation, text: Where?, kind: text, when: { question: home, is: [yes] } }\n${HOME}`,
      ["8: Question where is asked after home, which is not a question before it."],
    ],
    [
      "a condition on an answer not offered",
      `${HEAD}${HOME}  - { id: where, pathway: accommodation, text: Where?, kind: text, when: { question: home, is: [perhaps] } }\n`,
      ["9: Question where waits for perhaps, which home does not offer."],
    ],
    [
      "an open question behind a restricted one",
      `${HEAD}${HOME.replace(" }", ", restricted: true }")}  - { id: where, pathway: health, text: Where?, kind: text, when: { question: home, is: [yes] } }\n`,
      ["9: Question where follows a restricted question, so it has to be restricted too."],
    ],
    [
      "a need at an answer not offered",
      HEAD + HOME.replace(" }", ", raises: [{ answer: [perhaps], need: find_home, label: Find a home, urgency: immediate }] }"),
      ["8: Question home raises a need at perhaps, which it does not offer."],
    ],
    [
      "a need on no pathway",
      HEAD +
        HOME.replace("pathway: accommodation", "pathway: about_the_person").replace(
          " }",
          ", raises: [{ answer: [no], need: find_home, label: Find a home, urgency: immediate }] }",
        ),
      ["8: Question home raises find_home but does not say on which pathway."],
    ],
  ])("says file and line of %s", async (_, text, expected) => {
    expect(await issuesOf(text)).toEqual(expected);
  });

  it("says the mistakes of every file at once, and an id that two files share", async () => {
    await writeFile(join(folder, "a.yaml"), HEAD + HOME + HOME);
    await expect(issuesOf(HEAD + HOME)).resolves.toEqual([
      "9: Question home is there twice.",
      "1: Another file of this folder has the id ours too.",
    ]);
  });

  it("is checked on its own before it is in use, also for what it starts from", async () => {
    const file = join(folder, "draft.yaml");
    const others = await loadScreenings(BUILT_IN);
    const again = HOME.replace("kind: one", "kind: one, startsFrom: accommodation_before");
    await writeFile(file, HEAD + again);
    expect(await checkScreeningFile(file, others)).toMatchObject({ id: "ours", kind: "crisis" });
    await writeFile(file, HEAD + again.replace("accommodation_before", "shoe_size") + HOME);
    await expect(checkScreeningFile(file, others)).rejects.toMatchObject({
      code: "FILE_MISTAKES",
      issues: [
        { line: 9, message: "Question home is there twice." },
        { line: 8, message: "Question home starts from shoe_size, which no screening asks." },
      ],
    });
  });

  it("says so where the folder is not there", async () => {
    await expect(loadScreenings(join(folder, "gone"))).rejects.toMatchObject({ kind: "input", code: "FOLDER_UNREADABLE" });
  });
});
