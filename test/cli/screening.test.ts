import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { rollPeople } from "../support/builders.js";
import { runInProcess } from "../support/runInProcess.js";
import { BCST1_ANSWERS } from "../support/screeningAnswers.js";
import { makeTeamStore, type TeamStore } from "../support/teamStore.js";

const PEOPLE = rollPeople(9);
const [
  FROM_FILE = "",
  ASKED = "",
  ASKED_AGAIN = "",
  STOPPED = "",
  NOT_ANSWERED = "",
  MENU = "",
  REFUSED = "",
  BY_TERMINAL = "",
  BY_FILE = "",
] = PEOPLE.map(({ prisonerNumber }) => prisonerNumber);
const ENTER = "\r";
const DOWN = "\u001b[B";
const CTRL_C = "\u0003";

let team: TeamStore;
beforeAll(async () => {
  team = await makeTeamStore(PEOPLE);
});

const screening = (words: string, how: Parameters<typeof runInProcess>[1] = {}) =>
  runInProcess(["screening", ...words.split(" ")], { ...how, env: { ...team.env, NO_COLOR: "1" } });
const recorded = (person: string) => team.use((store) => store.read.screenings.list(person));

/** All that a screening left of a person, without what is another's by nature: ids and the number. */
function wholeRecord(person: string) {
  return team.use(async ({ read }) => {
    const screenings = await read.screenings.list(person);
    const sealed = await Promise.all(
      screenings.map(async ({ id }) => [
        await read.screenings.getRestrictedAnswers(id),
        await read.screenings.getRestrictedNotes(id),
      ]),
    );
    const needs = await read.needs.list(person);
    const drafts = await read.screeningDrafts.list(person);
    return {
      screenings: screenings.map(({ id: _, prisonerNumber: __, ...screening }) => screening),
      sealed,
      needs: needs.map(({ id: _, prisonerNumber: __, screeningId: ___, ...need }) => need),
      drafts,
    };
  });
}

describe("a screening from a file", () => {
  const stdin = JSON.stringify(BCST1_ANSWERS);

  it("is recorded, with the needs it found", async () => {
    const { code, stdout } = await screening(`record ${FROM_FILE} --kind bcst1 --answers - --on yesterday --json`, { stdin });
    expect(code).toBe(0);
    const { schema, item } = JSON.parse(stdout);
    expect({ schema, item }).toMatchObject({
      schema: "screening.record/1",
      item: {
        prisonerNumber: FROM_FILE,
        kind: "bcst1",
        completedOn: "2026-11-22",
        answers: 11,
        restrictedAnswers: 1,
        needs: [{ need: "medication_now", label: "Get medicine in prison", urgency: "immediate" }, {}, {}],
        restrictedNeeds: 0,
        knownNeeds: 0,
      },
    });
    const people = await screening(`record ${FROM_FILE} --kind bcst1 --answers -`, { stdin, terminal: false });
    expect(people.stdout).toContain("Needs that were open already: 3.");
  });

  it("with mistakes is exit 3, with every one by line, and nothing is recorded", async () => {
    const before = await recorded(FROM_FILE);
    const file = join(team.env.XDG_CONFIG_HOME ?? "", "answers.yaml");
    writeFileSync(file, "interpreter: perhaps\nthreat: ZZMARKER\nfoo: bar\nnotes:\n  threat: 7\n");
    const { code, stdout, stderr } = await screening(`record ${FROM_FILE} --kind bcst1 --answers ${file} --json`);
    expect(code).toBe(3);
    const { issues } = JSON.parse(stdout).error;
    expect(issues).toContainEqual({
      file,
      line: 2,
      column: "threat",
      message: "Question threat wants one of: yes, no, unsure.",
    });
    expect(issues).toContainEqual(expect.objectContaining({ file, line: 5, column: "notes.threat" }));
    expect(issues.length).toBeGreaterThan(8);
    expect(stdout + stderr).not.toContain("ZZMARKER");
    expect(await recorded(FROM_FILE)).toEqual(before);
  });

  it("has to be named where nobody can be asked", async () => {
    expect(await screening(`record ${FROM_FILE} --kind bcst1`)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("--answers"),
    });
    expect(await screening(`record ${FROM_FILE}`)).toMatchObject({ code: 2, stderr: expect.stringContaining("--kind") });
  });
});

describe("a screening asked on a terminal", () => {
  const keys = {
    "Which screening?": `${DOWN}${DOWN}${DOWN}${DOWN}${ENTER}`,
    "talk about today?": ` ${ENTER}`,
    "your own words.": `The roof is gone${ENTER}`,
    "wrong with your home?": ` ${ENTER}`,
    "danger to you": `${DOWN}${ENTER}`,
  };
  const ask = (person: string, more: Readonly<Record<string, string>>) =>
    screening(`record ${person}`, { terminal: true, keys: { ...keys, ...more } });
  const draftsOf = (person: string) => team.use((store) => store.read.screeningDrafts.list(person));
  const MENU_STOP = `${DOWN}${DOWN}${DOWN}${DOWN}${DOWN}${ENTER}`;

  it("goes one question at a time, sums up, and records when agreed", async () => {
    const { code, stderr, stdout } = await ask(ASKED, { "Is this right?": ENTER });
    expect(code).toBe(0);
    expect(stderr).toContain("About the person · 2 of ");
    expect(stderr).toContain("What was said\n");
    expect(stderr).toContain("→ The roof is gone\n");
    expect(stderr).toContain("Restricted answers, kept sealed: 1.");
    expect(stderr).toContain("Needs: Keep the home.");
    expect(stdout).toContain("Keep the home");
    const [record] = await recorded(ASKED);
    expect(record?.answers).toEqual({
      crisis_about: ["accommodation"],
      crisis_words: "The roof is gone",
      crisis_home: ["may_lose"],
    });
  });

  it("shows what is known, and Enter keeps it", async () => {
    await screening(`record ${ASKED_AGAIN} --kind bcst1 --answers -`, { stdin: JSON.stringify(BCST1_ANSWERS) });
    const { stderr, code } = await screening(`record ${ASKED_AGAIN} --kind review`, {
      terminal: true,
      keys: { "call you?": ENTER, "plan to look?": CTRL_C },
    });
    expect(code).toBe(130);
    expect(stderr).toMatch(/ · 1 of \d+ \(Enter keeps it; .*\)\nBefore: Gaz\n/);
    expect(await draftsOf(ASKED_AGAIN)).toMatchObject([{ kind: "review", answers: { preferred_name: "Gaz" } }]);
  });

  it("answers nothing by Enter alone: what was skipped is asked again before it is recorded", async () => {
    const { stderr } = await ask(NOT_ANSWERED, { "danger to you": ENTER, "were skipped": `${DOWN}${DOWN}${DOWN}${ENTER}` });
    expect(stderr).toContain("Skipped, and still to be asked: 1.");
    expect(stderr).not.toContain("Record this");
    expect(await draftsOf(NOT_ANSWERED)).toMatchObject([{ restrictedCount: 0, stoppedAt: "threat" }]);
  });

  it("stopped in the middle is kept as a draft, is listed as begun, and is gone on with", async () => {
    const first = await ask(STOPPED, { "your own words.": CTRL_C });
    expect(first.code).toBe(130);
    expect(first.stderr).toContain(`resettle screening record ${STOPPED} --kind crisis`);
    expect(await recorded(STOPPED)).toEqual([]);
    expect((await screening(`list ${STOPPED}`, { terminal: true })).stderr).toMatch(/Crisis.*: begun, 1 of \d+ \(worker/);
    const { begun, items } = JSON.parse((await screening(`list ${STOPPED} --json`)).stdout);
    expect({ begun, items }).toMatchObject({ begun: [{ kind: "crisis", answered: 1, begunBy: "worker" }], items: [] });
    const { code, stderr } = await ask(STOPPED, { "Go on where it stopped?": ENTER, "Is this right?": ENTER });
    expect(code).toBe(0);
    expect(stderr).not.toContain("talk about today?\u001b");
    expect((await recorded(STOPPED)).map(({ answers }) => answers)).toMatchObject([{ crisis_about: ["accommodation"] }]);
    expect(await draftsOf(STOPPED)).toEqual([]);
  });

  it("stopped from the menu keeps restricted answers apart; begun anew, it forgets them", async () => {
    const last = { "danger to you": `${DOWN}${ENTER}`, "Is this right?": `${DOWN}${DOWN}${DOWN}${ENTER}` };
    expect(await ask(MENU, last)).toMatchObject({ code: 0 });
    const [draft] = await draftsOf(MENU);
    expect(draft).toMatchObject({ restrictedCount: 1 });
    expect(draft?.answers).not.toHaveProperty("threat");
    expect((await screening(`list ${MENU} --json`)).stdout).not.toContain("threat");
    await ask(MENU, { "Go on where it stopped?": `${DOWN}${ENTER}`, "your own words.": `/${ENTER}`, "What instead?": MENU_STOP });
    expect(await draftsOf(MENU)).toMatchObject([{ id: draft?.id, restrictedCount: 0, stoppedAt: "crisis_words" }]);
    await ask(MENU, { "Go on where it stopped?": `${DOWN}${DOWN}${ENTER}` });
    expect(await draftsOf(MENU)).toEqual([]);
    expect(await recorded(MENU)).toEqual([]);
  });

  it("leaves the same record as a file with the same answers and notes", async () => {
    const NOTE = `${DOWN}${DOWN}${DOWN}${ENTER}`;
    await ask(BY_TERMINAL, {
      "your own words.": `/${ENTER}`,
      "What instead?": NOTE,
      "(Enter: no note)": `Water came in${ENTER}`,
      "In their own words: Water came in\n? What": `The roof is gone${ENTER}`,
      "Is this right?": ENTER,
    });
    const stdin = [
      "crisis_about: [accommodation]",
      "crisis_words: The roof is gone",
      "crisis_home: [may_lose]",
      'threat: "yes"',
      "notes:",
      "  crisis_words: Water came in",
    ].join("\n");
    expect(await screening(`record ${BY_FILE} --kind crisis --answers -`, { stdin })).toMatchObject({ code: 0 });
    expect(await wholeRecord(BY_TERMINAL)).toEqual(await wholeRecord(BY_FILE));
    expect(await wholeRecord(BY_FILE)).toMatchObject({ screenings: [{ notes: { crisis_words: "Water came in" } }] });
  });

  it("keeps the answers where they cannot be recorded", async () => {
    const { code } = await screening(`record ${REFUSED} --on tomorrow`, {
      terminal: true,
      keys: { ...keys, "Is this right?": ENTER },
    });
    expect(code).toBe(3);
    expect(await draftsOf(REFUSED)).toHaveLength(1);
  });
});

describe("screening start", () => {
  it("writes a file to fill in, which filled in is a screening", async () => {
    const { stdout } = await screening(`start ${FROM_FILE} --kind bcst1 --template`);
    expect(stdout).toContain('# What would you like us to call you?\npreferred_name: "Gaz"\n');
    expect(stdout).toMatch(/\nthreat:\n/);
    const rest = Object.entries(BCST1_ANSWERS).map(([id, answer]) => [id, JSON.stringify(answer)] as const);
    const filled = rest.reduce((form, [id, answer]) => form.replace(new RegExp(`^${id}:.*$`, "m"), `${id}: ${answer}`), stdout);
    const withNote = `${filled}  threat: ZZMARKER\n  preferred_name: Not Gary\n`;
    const { code, stdout: said } = await screening(`record ${FROM_FILE} --kind bcst1 --answers - --json`, { stdin: withNote });
    expect(code).toBe(0);
    const { stdout: shown } = await screening(`show ${JSON.parse(said).item.screeningId}`);
    expect(shown).toContain("→ Gaz\n  In their own words: Not Gary\n");
    expect(shown).not.toContain("ZZMARKER");
  });

  it("says what is known, to people and as data", async () => {
    expect((await screening(`start ${FROM_FILE} --kind bcst2`, { terminal: true })).stdout).toContain("→ Gaz\n");
    const { schema, item } = JSON.parse((await screening(`start ${FROM_FILE} --kind bcst2 --json`)).stdout);
    expect(schema).toBe("screening.start/1");
    expect(item.questions[0]).toMatchObject({ id: "preferred_name", kind: "text", required: false, known: "Gaz" });
    expect(item.questions.find(({ id }: { id: string }) => id === "threat")).not.toHaveProperty("known");
  });
});

describe("screening list and show", () => {
  it("list what was done, and show what was said", async () => {
    const { items } = JSON.parse((await screening(`list ${FROM_FILE} --json`)).stdout);
    expect(items[0]).toMatchObject({
      kind: "bcst1",
      template: "bcst1",
      completedOn: "2026-11-22",
      answers: 11,
      restrictedAnswers: 1,
    });
    const id = items[0].screeningId;
    expect((await screening(`list ${FROM_FILE}`, { terminal: true })).stdout).toContain(id);
    const { stdout } = await screening(`show ${id}`);
    expect(stdout).toContain("About the person\nWhat would you like us to call you?\n→ Gaz\n");
    expect(stdout).toContain("Restricted answers, not shown here: 1.");
    expect(stdout).not.toContain("danger");
    expect((await screening(`show ${id} --restricted`)).stdout).toContain(
      "Restricted\nIs anyone a danger to you, in here or outside?\n→ No\n",
    );
  });

  it("show is exit 5 for an id nobody knows", async () => {
    expect(await screening("show none")).toMatchObject({ code: 5 });
  });
});
