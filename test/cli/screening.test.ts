import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { plainDate } from "../../src/domain/plainDate.js";
import { rollPeople } from "../support/builders.js";
import { runInProcess } from "../support/runInProcess.js";
import { BCST1_ANSWERS } from "../support/screeningAnswers.js";
import { markForRestricted } from "../support/session.js";
import { makeTeamStore, type TeamStore } from "../support/teamStore.js";

const [FROM_FILE, ASKED, ASKED_AGAIN, STOPPED] = ["A1001AA", "A1002AA", "A1003AA", "A1004AA"] as const;
const [REFUSED, BY_TERMINAL, BY_FILE, OVER_TIME, REVIEWED] = ["A1005AA", "A1006AA", "A1007AA", "A1008AA", "A1009AA"] as const;
const ENTER = "\r";
const DOWN = "\u001b[B";
const CTRL_C = "\u0003";

let team: TeamStore;
beforeAll(async () => {
  team = await makeTeamStore(rollPeople(9));
  await team.use((store) => markForRestricted(store));
});

const screening = (words: string, how: Parameters<typeof runInProcess>[1] = {}) =>
  runInProcess(["screening", ...words.split(" ")], { ...how, env: { ...team.env, NO_COLOR: "1" } });
const recorded = (person: string) => team.use((store) => store.read.screenings.list(person));

/** All that a screening left of a person, without what differs by nature: ids and the number. */
function leftBehind(person: string) {
  return team.use(async ({ read }) => {
    const screenings = await read.screenings.list(person);
    const needs = await read.needs.list(person);
    return {
      screenings: screenings.map(({ id: _, prisonerNumber: __, ...screening }) => screening),
      needs: needs.map(({ id: _, prisonerNumber: __, screeningId: ___, ...need }) => need),
      drafts: await read.screeningDrafts.list(person),
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
    writeFileSync(file, "interpreter: perhaps\nthreat: ZZMARKER\nfoo: bar\n");
    const { code, stdout, stderr } = await screening(`record ${FROM_FILE} --kind bcst1 --answers ${file} --json`);
    expect(code).toBe(3);
    const { issues } = JSON.parse(stdout).error;
    expect(issues).toContainEqual({
      file,
      line: 2,
      column: "threat",
      message: "Question threat wants one of: yes, no, unsure.",
    });
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

  it("goes one question at a time, sums up, and records when agreed", async () => {
    const { code, stderr, stdout } = await screening(`record ${ASKED}`, {
      terminal: true,
      keys: { ...keys, "Record this": ENTER },
    });
    expect(code).toBe(0);
    expect(stderr).toContain("About the person, 1 of ");
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

  it("offers what is known first, so that Enter keeps it", async () => {
    await screening(`record ${ASKED_AGAIN} --kind bcst1 --answers -`, { stdin: JSON.stringify(BCST1_ANSWERS) });
    const { stderr, code } = await screening(`record ${ASKED_AGAIN} --kind review`, {
      terminal: true,
      keys: { "As before: Gaz": ENTER, "plan to look?": CTRL_C },
    });
    expect(code).toBe(130);
    expect(stderr).toContain("As before");
  });

  it("that is stopped is kept, listed as begun, and gone on with; what is sealed is asked again", async () => {
    const stopped = await screening(`record ${STOPPED} --kind crisis`, {
      terminal: true,
      keys: { ...keys, "danger to you": CTRL_C },
    });
    expect(stopped).toMatchObject({ code: 130, stderr: expect.stringContaining("Stopped at 3 of 4; nothing is recorded yet") });
    expect(await recorded(STOPPED)).toEqual([]);
    const listed = await screening(`list ${STOPPED}`);
    expect(listed.stderr).toContain("Crisis screening: begun, 3 of 4, Mon 23 Nov 2026");
    const ended = await screening(`record ${STOPPED} --kind crisis`, {
      terminal: true,
      keys: { "Go on where it stopped?": ENTER, "danger to you": `${DOWN}${ENTER}`, "Record this": ENTER },
    });
    expect(ended.code).toBe(0);
    expect(ended.stderr).not.toContain("Accommodation, 3 of");
    expect(await recorded(STOPPED)).toMatchObject([{ answers: { crisis_words: "The roof is gone" }, restrictedCount: 1 }]);
    expect((await screening(`list ${STOPPED}`)).stderr).not.toContain("begun");
  });

  it("is kept where it cannot be recorded, and gone on with; on another version that is said", async () => {
    const ended = { ...keys, "Record this": ENTER };
    const refused = await screening(`record ${REFUSED} --on tomorrow`, { terminal: true, keys: ended });
    expect(refused).toMatchObject({ code: 3, stderr: expect.stringContaining("what was said is kept") });
    expect(await recorded(REFUSED)).toEqual([]);
    await team.use((store) =>
      store.write("jo", "another version", async (tx) => {
        const [draft] = await tx.screeningDrafts.list(REFUSED);
        const { id: _, recordedBy: __, ...begun } = draft ?? expect.fail("nothing was kept");
        await tx.screeningDrafts.discard(REFUSED, "crisis");
        await tx.screeningDrafts.record({ ...begun, templateVersion: "0" });
      }),
    );
    const { stderr } = await screening(`record ${REFUSED} --kind crisis`, {
      terminal: true,
      keys: { "Go on where it stopped?": CTRL_C },
    });
    expect(stderr).toContain("It was begun on crisis version 0; this is crisis version 1.");
    expect(stderr).toContain("Begun by jo on Mon 23 Nov 2026, ");
  });

  it("leaves the same record as a file with the same answers and notes", async () => {
    const asked = await screening(`record ${BY_TERMINAL}`, {
      terminal: true,
      keys: {
        ...keys,
        "your own words.": ENTER,
        "Nothing yet. What now?": `${DOWN}${DOWN}${DOWN}${DOWN}${ENTER}`,
        "In their own words:": `Water came in${ENTER}`,
        "Water came in\u001b[36G\n\u001b[G\u001b[?25h? What": `The roof is gone${ENTER}`,
        "Record this": ENTER,
      },
    });
    expect(asked.stderr).toContain("In their words: Water came in\n");
    const answers = {
      crisis_about: ["accommodation"],
      crisis_words: "The roof is gone",
      crisis_home: ["may_lose"],
      threat: "yes",
    };
    const stdin = JSON.stringify({ ...answers, notes: { crisis_words: "Water came in" } });
    expect(await screening(`record ${BY_FILE} --kind crisis --answers -`, { stdin })).toMatchObject({ code: 0 });
    expect(await leftBehind(BY_TERMINAL)).toEqual(await leftBehind(BY_FILE));
    expect(await recorded(BY_FILE)).toMatchObject([{ notes: { crisis_words: "Water came in" }, restrictedCount: 1 }]);
  });
});

describe("notes in the person's own words", () => {
  it("are recorded from a file, shown beside their answers, and sealed where the question is restricted", async () => {
    const notes = { medication: "I need it every day", threat: "ZZMARKER" };
    const stdin = JSON.stringify({ ...BCST1_ANSWERS, notes });
    const { item } = JSON.parse((await screening(`record ${ASKED} --kind bcst1 --answers - --json`, { stdin })).stdout);
    const shown = await screening(`show ${item.screeningId}`);
    expect(shown.stdout).toContain("  In their words: I need it every day\n");
    expect(shown.stdout).not.toContain("ZZMARKER");
    expect((await screening(`show ${item.screeningId} --restricted`)).stdout).toContain("In their words: ZZMARKER");
  });

  it.each([
    ["a question there is not", { foo: "words" }, "The note to foo is of no question of this screening."],
    ["what is no text", { medication: 7 }, "The note to medication wants text: put it in quotes."],
  ])("are refused to %s", async (_, notes, message) => {
    const stdin = JSON.stringify({ ...BCST1_ANSWERS, notes });
    const ran = await screening(`record ${ASKED} --kind bcst1 --answers - --json`, { stdin });
    expect(ran.code).toBe(3);
    expect(JSON.parse(ran.stdout).error.issues).toMatchObject([{ message }]);
  });
});

describe("screening start", () => {
  it("writes a file to fill in, which filled in is a screening", async () => {
    const { stdout } = await screening(`start ${FROM_FILE} --kind bcst1 --template`);
    expect(stdout).toContain('# What would you like us to call you?\npreferred_name: "Gaz"\n');
    expect(stdout).toMatch(/\nthreat:\n/);
    const rest = Object.entries(BCST1_ANSWERS).map(([id, answer]) => [id, JSON.stringify(answer)] as const);
    const filled = rest.reduce((form, [id, answer]) => form.replace(new RegExp(`^${id}:.*$`, "m"), `${id}: ${answer}`), stdout);
    const { code } = await screening(`record ${FROM_FILE} --kind bcst1 --answers -`, { stdin: filled });
    expect(code).toBe(0);
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

describe("screening show of a review", () => {
  it("says what was arranged since the BCST3, and where nothing is", async () => {
    const on = plainDate("2026-11-16");
    const id = await team.use((store) =>
      store.write("worker", "set up", async (tx) => {
        const of = { prisonerNumber: REVIEWED, recordedOn: on, templateVersion: "1", completedOn: on, answers: {} };
        await tx.screenings.record({ ...of, kind: "bcst3", template: "bcst3" }, {});
        const need = { prisonerNumber: REVIEWED, recordedOn: on, urgency: "before_release", status: "not_started" } as const;
        await tx.needs.record({ ...need, pathway: "health", need: "A doctor", restricted: false, note: "" });
        return (await tx.screenings.record({ ...of, kind: "review", template: "review" }, {})).id;
      }),
    );
    expect((await screening(`show ${id}`)).stdout).toContain(
      "What was arranged since the BCST3, Mon 16 Nov 2026\nHealth\nNeed: A doctor (Not started)\n→ Nothing is arranged.\n",
    );
    expect(JSON.parse((await screening(`show ${id} --json`)).stdout).item.arranged).toMatchObject({
      since: "2026-11-16",
      pathways: [{ pathway: "health", needs: [{ label: "A doctor", status: "not_started" }], nothingArranged: true }],
    });
  });
});

describe("screening history", () => {
  const answers = (more: object) => ({ stdin: JSON.stringify({ ...BCST1_ANSWERS, ...more }) });
  const note = "It started when my mother went into hospital and it has been worse since the hearing in September.";

  beforeAll(async () => {
    await screening(`record ${OVER_TIME} --kind bcst1 --answers - --on 2026-11-02`, answers({ mental_health: "struggling" }));
    await screening(`record ${OVER_TIME} --kind bcst1 --answers - --on 2026-11-09`, answers({ urgent_other: note }));
    await screening(`record ${OVER_TIME} --kind bcst1 --answers - --on 2026-11-16`, answers({ urgent_other: "Nothing more" }));
  });

  it("sets the answers to a question under each other, newest first, those that stayed folded", async () => {
    const { stdout, stderr } = await screening(`history ${OVER_TIME}`, { terminal: true, columns: 80 });
    const lines = stdout.split("\n");
    const from = lines.indexOf("How is your mental health?");
    expect(lines.slice(from + 3, from + 6).map((line) => line.replace(/ {2,}/g, " | ").trim())).toEqual([
      "Mon 9 Nov 2026 | BCST1 | I am all right; 2 times, last Mon 16 Nov | worker",
      "| 2026",
      "Mon 2 Nov 2026 | BCST1 | I am struggling | worker",
    ]);
    expect(stdout).toMatch(/^Unchanged$/m);
    expect(stdout.replace(/\s+/g, " ")).toContain("Restricted answers, not shown here: 3.");
    expect(stderr.match(/resettle screening show \S+ --restricted/g)).toHaveLength(3);
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(80);
  });

  it("shows an answer to its end, however long", async () => {
    const { stdout } = await screening(`history ${OVER_TIME} --question urgent_other`, { terminal: true, columns: 80 });
    expect(stdout.replace(/\s+/g, " ")).toContain(`→ ${note}`);
  });

  it("gives scripts every answer with its day, its screening and who recorded it", async () => {
    const { stdout } = await screening(`history ${OVER_TIME} --question mental_health --json`);
    expect(JSON.parse(stdout)).toMatchObject({
      schema: "screening.history/1",
      item: {
        prisonerNumber: OVER_TIME,
        questions: [
          {
            question: "mental_health",
            answers: [
              { completedOn: "2026-11-02", lastOn: "2026-11-02", times: 1, kind: "bcst1", answer: "struggling" },
              { completedOn: "2026-11-09", lastOn: "2026-11-16", times: 2, kind: "bcst1", answer: "fine" },
            ],
          },
        ],
      },
    });
  });

  it("says that a restricted question's answers are not shown, and how to open them", async () => {
    const { code, stdout, stderr } = await screening(`history ${OVER_TIME} --question threat`);
    expect(code).toBe(0);
    expect(stdout).toContain("What is answered to this question is restricted, so it is not shown here.");
    expect(stderr).toMatch(/resettle screening show \S+ --restricted/);
  });

  it.each([
    [
      "a question nobody asks",
      `history ${OVER_TIME} --question shoe_size`,
      "No screening asks a question with the id shoe_size.",
    ],
    ["somebody no roll has named", "history Z9999ZZ", "No roll has named"],
  ])("is exit 5 for %s", async (_, words, message) => {
    const { code, stderr } = await screening(words);
    expect(code).toBe(5);
    expect(stderr).toContain(message);
  });
});
