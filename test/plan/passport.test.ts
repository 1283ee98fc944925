import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { plainDate } from "../../src/domain/plainDate.js";
import { REFERRAL_STATES, type ReferralState, SCREENING_KINDS } from "../../src/domain/records.js";
import { buildPlan } from "../../src/plan/buildPlan.js";
import { drawPlan } from "../../src/plan/drawPlan.js";
import type { PlanCase } from "../../src/plan/planCase.js";
import { loadPlanTemplate, type PlanTemplate, parsePlanTemplate } from "../../src/plan/planTemplate.js";
import { elementsOf, type ReadPdf, readPdf, textOf } from "../support/pdf.js";
import { aBarrier, aCase, aGoal, aNeed, anAppointment, aReferral, aSparseCase, at } from "./planCases.js";

const MARKER = "Zqxj";
const DAY = plainDate("2026-10-05");

const FOLDER = fileURLToPath(new URL("../../templates/plans/passport", import.meta.url));

let template: PlanTemplate;
let words = "";
beforeAll(async () => {
  template = await loadPlanTemplate(FOLDER);
  words = await readFile(join(FOLDER, "plan.md"), "utf8");
});

function passportOf(change: Partial<PlanCase> = {}) {
  return buildPlan(aCase({ document: "passport", ...change }));
}

async function read(change: Partial<PlanCase> = {}): Promise<ReadPdf> {
  return readPdf((await drawPlan(passportOf(change), template)).pdf);
}

function sent(change: Parameters<typeof aReferral>[0]) {
  return { referral: aReferral(change), answerBy: undefined };
}

function move(state: ReferralState) {
  return { state, on: DAY, worker: "jlocke", note: "" };
}

const DONE: Partial<PlanCase> = {
  custody: { receivedOn: plainDate("2026-08-10"), since: plainDate("2026-08-10") },
  screeningsDone: [
    { kind: "bcst1", completedOn: plainDate("2026-08-11") },
    { kind: "bcst3", completedOn: plainDate("2026-09-02") },
  ],
  attended: [{ title: "Achieving goals", on: DAY, took: "Whom to ring" }],
  booked: [{ title: "My housing solution", on: plainDate("2026-11-12"), time: at("10:00"), place: "Library" }],
  needs: [
    aNeed({ screeningId: "sc-1", status: "met", label: "Open a bank account", metOn: DAY }),
    aNeed({ id: "ne-2", screeningId: "sc-1", pathway: "accommodation", label: "Find a place to live" }),
  ],
  barriers: [aBarrier({ status: "overcome", barrier: "No ID", action: "We asked for a birth certificate" })],
  appointments: [
    anAppointment({ date: DAY, title: "Bank visit", outcome: "attended" }),
    anAppointment({ id: "ap-2", date: DAY, title: "Dentist", outcome: "not_attended" }),
    anAppointment({ id: "ap-3", date: plainDate("2026-11-10"), title: "Talk with my mentor" }),
    anAppointment({ id: "ap-4" }),
  ],
  referrals: [
    sent({ service: "Ashby Housing Advice", state: "completed", outcome: "achieved", moves: [move("completed")] }),
    sent({ id: "re-2", service: "Mentors of Ashby", state: "draft", pathway: "attitudes" }),
    sent({
      id: "re-3",
      kind: "id_application",
      service: "General Register Office",
      state: "accepted",
      details: { document: "birth_or_adoption_certificate", inProperty: DAY },
    }),
    sent({ id: "re-4", kind: "bank_account", service: "HSBC", state: "made", details: { bank: "hsbc" } }),
  ],
  goals: [aGoal(), aGoal({ id: "go-2", goal: "Learn to cook", status: "achieved" })],
};

test("says what was done since reception and what comes next, in plain words", async () => {
  const text = textOf(await read(DONE));
  const said = [
    "I came to prison on Monday 10 August 2026.",
    "First talk, when I came in (Tue 11 Aug 2026)",
    "Achieving goals (Mon 5 Oct 2026) What I took from it: Whom to ring",
    "Open a bank account (Mon 5 Oct 2026)",
    "No ID What we did: We asked for a birth certificate",
    "Meetings I went to • Bank visit (Mon 5 Oct 2026)",
    "Learn to cook",
    "Birth or adoption certificate It is with my things. I get it when I leave Mon 5 Oct 2026",
    "Bank account: HSBC Sent, no answer yet Mon 26 Oct 2026",
    "Ashby Housing Advice Mon 26 Oct 2026 Done: it worked (Mon 5 Oct 2026)",
    "Before I leave • Tue 10 Nov 2026, 2pm: Talk with my mentor, Jobcentre",
    "Thu 12 Nov 2026, 10am: My housing solution, Library",
    "From the day I leave • Tue 24 Nov 2026",
    "Find a place to live",
    "See my daughter every week",
  ];
  for (const words of said) expect(text).toContain(words);
  for (const words of ["BCST", "Dentist", "Mentors of Ashby", "Took part in"]) expect(text).not.toContain(words);
});

test("leaves out what belongs to an earlier time in custody", async () => {
  const text = textOf(await read({ ...DONE, custody: { since: plainDate("2026-10-20") } }));
  for (const words of ["I came to prison", "First talk", "Achieving goals", "Bank visit"]) expect(text).not.toContain(words);
  expect(text).toContain("Ashby Housing Advice Mon 26 Oct 2026");
});

test("has words for every screening, and for every state of a referral but a draft", async () => {
  const screeningsDone = SCREENING_KINDS.map((kind) => ({ kind, completedOn: DAY }));
  const referrals = REFERRAL_STATES.map((state) => sent({ id: state, state, service: `Service for ${state.replace("_", " ")}` }));
  const pdf = await read({ screeningsDone, referrals });
  expect(textOf(pdf)).not.toMatch(/bcst|_/i);
  expect(elementsOf(pdf, /^TR$/).filter(({ text }) => text.startsWith("Service for"))).toHaveLength(REFERRAL_STATES.length - 1);
});

test("a translation that leaves out a word is refused, with the word", () => {
  const without = words.replace(/^ {2}hsbc: .*\n/m, "");
  expect(() => parsePlanTemplate(without, "plan.md")).toThrow(/words\.hsbc/);
});

test("of a person of whom nothing is known it is still a page, and says so", async () => {
  const text = textOf(await read({ ...aSparseCase(), document: "passport", screeningsDone: [] }));
  expect(text).toContain("The day I leave HMP Moorland is not known yet.");
  expect(text).toContain("Nothing is written here yet.");
});

test("nothing that is restricted, or that the person has not agreed to have on a page, is on it", async () => {
  const words = { note: MARKER, reason: MARKER, need: MARKER, label: MARKER };
  const met = { ...words, status: "met", screeningId: "sc-1" } as const;
  const change: Partial<PlanCase> = {
    ...DONE,
    needs: [
      aNeed({ ...met, restricted: true }),
      ...(["abuse_support", "sex_work_support", "health", "drugs_and_alcohol", "attitudes"] as const).map((pathway) =>
        aNeed({ ...met, pathway }),
      ),
      aNeed({ ...words, status: "met" }),
    ],
    barriers: [
      aBarrier({ status: "overcome", restricted: true, barrier: MARKER, action: MARKER }),
      aBarrier({ status: "overcome", pathway: "sex_work_support", barrier: MARKER, action: MARKER }),
      aBarrier({ status: "no_longer", barrier: MARKER, action: MARKER }),
    ],
    referrals: [
      sent({ pathway: "abuse_support", state: "completed", outcome: "achieved", service: MARKER, reason: MARKER }),
      sent({ service: MARKER, publicLabel: "A service", moves: [{ ...move("completed"), note: MARKER, worker: MARKER }] }),
      sent({ kind: "id_application", pathway: "sex_work_support", service: MARKER }),
    ],
    appointments: [
      anAppointment({ date: DAY, outcome: "late", publicLabel: "A visit", title: MARKER, organisation: MARKER, notes: MARKER }),
      anAppointment({ date: plainDate("2026-11-10"), publicLabel: "A visit", title: MARKER, with: MARKER }),
      anAppointment({ date: DAY, status: "cancelled", outcome: "attended", title: MARKER }),
    ],
  };
  const { pdf } = await drawPlan(passportOf(change), template);
  const file = await readPdf(pdf);
  expect(JSON.stringify(passportOf(change).passport)).not.toContain(MARKER);
  expect(textOf(file) + file.metadata).not.toContain(MARKER);
  expect(textOf(file)).toContain("A service");
});

test("no other page has any of it", () => {
  for (const page of [
    buildPlan(aCase(DONE)),
    passportOf({ ...DONE, audience: "professional" }),
    passportOf({ ...DONE, document: "guide" }),
  ])
    expect(page.passport).toMatchObject({
      receivedOn: "",
      screenings: [],
      modules: [],
      referrals: [],
      applications: [],
      kept: [],
    });
});
