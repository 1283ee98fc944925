import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { SHAREABLE, type Shareable } from "../../src/domain/peopleAround.js";
import { PLAN_DOCUMENTS, type PlanAudience } from "../../src/domain/records.js";
import { buildPlan } from "../../src/plan/buildPlan.js";
import type { PlanCase } from "../../src/plan/planCase.js";
import { parsePlanTemplate } from "../../src/plan/planTemplate.js";
import {
  aBarrier,
  aCase,
  aGoal,
  aLicence,
  aNeed,
  anAppointment,
  aReferral,
  at,
  calledBy,
  inScreening,
  STANDARD,
} from "./planCases.js";

const STANDARD_TEXT = await readFile(`${STANDARD}/plan.md`, "utf8");
const STANDARD_HEAD = STANDARD_TEXT.slice(0, STANDARD_TEXT.indexOf("{% comment %}"));

const RECORDED = { prisonerNumber: "A1234BC", recordedBy: "jlocke", recordedOn: aCase().asOf };

/** Words that stand for one field each, so that a page shows where it got them from. */
function markedCase(): PlanCase {
  const { person } = aCase();
  return aCase({
    person: {
      ...person,
      prisonerNumber: "A1234BC",
      lastName: "MARK-name",
      location: "MARK-location",
      dateOfBirth: "1990-02-03" as PlanCase["asOf"],
    },
    prisonName: "MARK-prison",
    said: calledBy("MARK-called", { travel: inScreening(["MARK-travel"]) }),
    workers: [{ fullName: "MARK-worker", role: "com", organisation: "MARK-workplace", phone: "MARK-workphone" }],
    appointments: [
      anAppointment({
        title: "MARK-meeting",
        place: "MARK-meetingplace",
        with: "MARK-meetingwith",
        organisation: "MARK-meetingorganisation",
        phone: "MARK-meetingphone",
        notes: "MARK-meetingnotes",
      }),
      anAppointment({ id: "ap-2", kind: "health", title: "MARK-healthmeeting", place: "MARK-healthplace", time: at("16:00") }),
      anAppointment({
        id: "ap-3",
        kind: "drugs_and_alcohol",
        title: "MARK-drugsmeeting",
        publicLabel: "MARK-neutral",
        organisation: "MARK-drugsorganisation",
        notes: "MARK-drugsnotes",
        time: at("17:00"),
      }),
    ],
    licence: aLicence({
      address: "MARK-address",
      hdcCurfew: {
        daily: { from: at("19:00"), until: at("07:00") },
        firstNight: { from: at("15:00"), until: at("07:00") },
        address: "",
        postcode: "",
      },
    }),
    needs: [
      aNeed({ label: "MARK-need", screeningId: "s-1", pathway: "education_and_work" }),
      aNeed({ id: "ne-2", label: "MARK-healthneed", action: "MARK-healthaction", screeningId: "s-1", pathway: "health" }),
      aNeed({ id: "ne-4", label: "MARK-typedneed", note: "MARK-neednote" }),
    ],
    barriers: [aBarrier({ barrier: "MARK-barrier", action: "MARK-barrieraction", by: "MARK-barrierby" })],
    goals: [aGoal({ goal: "MARK-goal", firstStep: "MARK-step" })],
    achievements: [{ ...RECORDED, id: "ac-1", achievement: "MARK-achievement" }],
    referrals: [
      { referral: aReferral({ service: "MARK-service", reason: "MARK-reason" }), answerBy: undefined },
      {
        referral: aReferral({ id: "re-2", service: "MARK-secretservice", publicLabel: "MARK-publicservice" }),
        answerBy: undefined,
      },
    ],
    help: [{ label: "MARK-help", phone: "MARK-helpphone", note: "MARK-helpnote" }],
    notes: [
      { ...RECORDED, id: "no-1", source: "key_worker", on: RECORDED.recordedOn, text: "MARK-note", restricted: false },
      { ...RECORDED, id: "no-2", source: "health_care", on: RECORDED.recordedOn, text: "MARK-restrictednote", restricted: true },
    ],
    restrictedAnswers: 2,
  });
}

/** The same with an abuse worker's records, which reach no page and keep the address off every one. */
function restrictedCase(): PlanCase {
  const plain = markedCase();
  return {
    ...plain,
    needs: [...plain.needs, aNeed({ id: "ne-3", label: "MARK-abuseneed", pathway: "abuse_support", restricted: true })],
    barriers: [...plain.barriers, aBarrier({ id: "ba-2", barrier: "MARK-abusebarrier", restricted: true })],
    referrals: [
      ...plain.referrals,
      { referral: aReferral({ id: "re-3", service: "MARK-refuge", pathway: "abuse_support" }), answerBy: undefined },
    ],
  };
}

function pageFor(planCase: PlanCase, audience: PlanAudience, mayShare: readonly Shareable[] = []): PlanCase {
  return {
    ...planCase,
    audience,
    recipient: audience === "family" ? { id: "co-1", name: "MARK-recipient", mayShare } : undefined,
  };
}

/** The fields whose words stand on a page, without the mark before them. */
function marksOn(planCase: PlanCase): string[] {
  return [...new Set(JSON.stringify(buildPlan(planCase)).match(/MARK-[a-z]+/g))].map((mark) => mark.slice(5)).sort();
}

const ALWAYS = ["called", "name", "recipient"];
const MEETINGS = ["meeting", "meetingplace", "neutral"];

describe("who may read what", () => {
  test.each<[string, readonly Shareable[], readonly string[]]>([
    ["the release date", ["release_date"], []],
    ["where the person is", ["where_they_are"], ["prison"]],
    ["appointments", ["appointments"], MEETINGS],
    ["how they are getting on", ["progress"], ["achievement", "goal", "step"]],
    ["the release plan", ["release_plan"], ["travel", "worker", "workphone", "workplace"]],
    [
      "anything",
      ["anything"],
      ["achievement", "goal", "prison", "step", "travel", "worker", "workphone", "workplace", ...MEETINGS],
    ],
  ])("family who may know %s read that and nothing else", (_, mayShare, expected) => {
    expect(marksOn(pageFor(markedCase(), "family", mayShare))).toEqual([...ALWAYS, ...expected].sort());
  });

  test("family see the day of release, and times to be at home, only with consent to them", () => {
    const shared = (what: Shareable) => {
      const { release, licence } = buildPlan(pageFor(markedCase(), "family", [what]));
      return [release.date !== "", licence.curfew.from !== ""];
    };
    const seen = SHAREABLE.map((what): [string, boolean[]] => [what, shared(what)]);
    expect(Object.fromEntries(seen)).toEqual({
      release_date: [true, false],
      release_plan: [false, true],
      appointments: [false, false],
      where_they_are: [false, false],
      progress: [false, false],
      anything: [true, true],
    });
  });

  test("the person's own page has their plan, and nothing that professionals wrote for each other", () => {
    const marks = marksOn(pageFor(markedCase(), "own"));
    for (const kept of ["note", "restrictednote", "location", "healthneed", "neednote", "secretservice", "reason"])
      expect(marks).not.toContain(kept);
    for (const there of ["address", "meeting", "barrier", "goal", "need", "help"]) expect(marks).toContain(there);
  });

  test("professionals see what was written for them, and no words on health that were not agreed to", () => {
    const marks = marksOn(pageFor(markedCase(), "professional"));
    for (const there of ["note", "location", "need", "typedneed", "service"]) expect(marks).toContain(there);
    for (const kept of ["restrictednote", "healthneed", "healthaction", "drugsmeeting", "secretservice"])
      expect(marks).not.toContain(kept);
  });

  test.each<[PlanAudience]>([["own"], ["professional"], ["family"]])(
    "nothing restricted, and no address once anything restricted is recorded, is on the page for %s",
    (audience) => {
      for (const document of PLAN_DOCUMENTS) {
        const page = { ...pageFor(restrictedCase(), audience, ["anything"]), document };
        const marks = marksOn(page);
        for (const kept of ["abuseneed", "abusebarrier", "refuge", "restrictednote", "address"])
          expect(marks).not.toContain(kept);
      }
    },
  );

  test("professionals are told how much is held back", () => {
    expect(buildPlan(pageFor(restrictedCase(), "professional")).professional.heldBack).toBe(6);
    expect(buildPlan(pageFor(restrictedCase(), "own")).professional.heldBack).toBe(0);
  });
});

describe("a template", () => {
  const template = (audience: string, body: string) =>
    STANDARD_HEAD.replace("audience: own", `audience: ${audience}`).concat(`# A page\n\n${body}\n`);

  test.each([
    ["family", "{% for line in licence.conditions %}{{ line }}{% endfor %}"],
    ["family", "{{ address.text }}"],
    ["own", "{{ professional.prisonerNumber }}"],
    ["family", "{% if professional.heldBack > 0 %}more{% endif %}"],
  ])("for %s that names what its readers may not see is refused: %s", (audience, body) => {
    expect(() => parsePlanTemplate(template(audience, body), "plan.md")).toThrow(
      expect.objectContaining({
        code: "TEMPLATE_INVALID",
        issues: expect.arrayContaining([
          expect.objectContaining({ message: expect.stringContaining("never reaches the readers") }),
        ]),
      }),
    );
  });

  test.each([
    ["family", "{{ release.date | day }}"],
    ["family", "{% for day in days %}{{ day.date | day }}{% if forloop.last %}.{% endif %}{% endfor %}"],
    ["professional", "{{ professional.prisonerNumber }}{% for way in travel %}{{ way }}{% endfor %}"],
    ["own", "{% for way in travel %}{{ way }}{% endfor %}{{ travel.size }}"],
  ])("for %s may name what they may see: %s", (audience, body) => {
    expect(parsePlanTemplate(template(audience, body), "plan.md").header.audience).toBe(audience);
  });
});
