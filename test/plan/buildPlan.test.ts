import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainDate } from "../../src/domain/plainDate.js";
import type { AppointmentRecord, FirstAppointmentTime, GoalRecord } from "../../src/domain/records.js";
import { buildPlan } from "../../src/plan/buildPlan.js";
import type { PlanCase, PlanNeed } from "../../src/plan/planCase.js";
import { type PlanValue, parsePlanValue } from "../../src/plan/planValue.js";
import {
  aBarrier,
  aCase,
  aCondition,
  aGoal,
  aLicence,
  aNeed,
  anAppointment,
  aReferral,
  aSparseCase,
  at,
  calledBy,
  inScreening,
} from "./planCases.js";

const firstAt = aLicence().firstAppointment;

/** Nothing but a licence with such a first appointment, and a day of release. */
function firstCase(time: FirstAppointmentTime, out: string): PlanCase {
  const licence = aLicence({ firstAppointment: { time, with: "", place: "", postcode: "", phone: "" } });
  return aCase({ appointments: [], licence, window: { ...aCase().window, releaseExpected: plainDate(out) } });
}

describe("appointments", () => {
  test("are listed day by day from release on, each day by the clock, all of them", () => {
    const appointments = Array.from({ length: 30 }, (_, index) =>
      anAppointment({ id: `ap-${index}`, date: plainDate(`2026-12-${String(30 - index).padStart(2, "0")}`) }),
    );
    const { days } = buildPlan(aCase({ appointments, licence: undefined }));
    expect(days).toHaveLength(30);
    expect(days.map(({ date }) => date)).toEqual(days.map(({ date }) => date).sort());
  });

  test.each([
    ["cancelled", { status: "cancelled" as const }],
    ["moved away", { status: "moved" as const }],
    ["before release", { date: plainDate("2026-11-23") }],
  ])("one that is %s is not on the plan", (_, change) => {
    expect(buildPlan(aCase({ appointments: [anAppointment(change)], licence: undefined })).days).toEqual([]);
  });

  test("where no release date is known, those from today on are listed", () => {
    const { window } = aSparseCase();
    const dates = ["2026-11-02", "2026-11-03"].map((date) => anAppointment({ id: date, date: plainDate(date) }));
    expect(buildPlan(aCase({ window, appointments: dates, licence: undefined })).days.map(({ date }) => date)).toEqual([
      "2026-11-03",
    ]);
  });

  test("the day of release is marked", () => {
    expect(buildPlan(aCase()).days.map(({ releaseDay }) => releaseDay)).toEqual([true, false, false, false]);
  });

  test("the first probation appointment stands in its day, once", () => {
    const [day] = buildPlan(aCase()).days;
    expect(day?.appointments.map(({ first, time }) => [first, time])).toEqual([
      [true, "11:30"],
      [false, "14:00"],
    ]);
    const booked = anAppointment({ kind: "probation", title: "Meet Sam", time: at("11:30") });
    const [again] = buildPlan(aCase({ appointments: [booked] })).days;
    expect(again?.appointments.map(({ first, title }) => [first, title])).toEqual([[true, "Meet Sam"]]);
  });

  // Release days as people meet them: what the licence says, where the report stands, and how it is put.
  test.each<[string, FirstAppointmentTime, string, string[]]>([
    ["straight after release", "immediately", "2026-11-24", ["2026-11-24 straight_away "]],
    ["by 2pm, out on a Tuesday", "next_working_day_2pm", "2026-11-24", ["2026-11-25 by 14:00"]],
    ["by 2pm, out on a Friday", "next_working_day_2pm", "2026-11-27", ["2026-11-30 by 14:00"]],
    ["by 2pm, out on Christmas Eve", "next_working_day_2pm", "2026-12-24", ["2026-12-29 by 14:00"]],
    ["by 2pm, out on Maundy Thursday", "next_working_day_2pm", "2027-03-25", ["2027-03-30 by 14:00"]],
    ["by 2pm, out yesterday", "next_working_day_2pm", "2026-11-02", ["2026-11-03 by 14:00"]],
    ["by 2pm, out a week ago", "next_working_day_2pm", "2026-10-27", []],
    ["straight after release, out yesterday", "immediately", "2026-11-02", []],
    ["not needed", "not_needed", "2026-11-24", []],
  ])("a first appointment %s stands on its day", (_, time, out, expected) => {
    const { days } = buildPlan(firstCase(time, out));
    expect(days.flatMap((day) => day.appointments.map((one) => `${day.date} ${one.when} ${one.time}`))).toEqual(expected);
  });

  test.each<[FirstAppointmentTime, string, string]>([
    ["immediately", "2026-11-24", ""],
    ["next_working_day_2pm", "2026-11-25", "14:00"],
    ["not_needed", "", ""],
  ])("a first appointment %s says its day, and none where the release day is not known", (time, dueOn, dueBy) => {
    expect(buildPlan(firstCase(time, "2026-11-24")).firstAppointment).toMatchObject({ time, dueOn, dueBy });
    const unknown = buildPlan({ ...firstCase(time, "2026-11-24"), window: aSparseCase().window });
    expect(unknown.firstAppointment).toMatchObject({ time, dueOn: "", dueBy });
    expect(unknown.days).toEqual([]);
  });

  test.each<[string, FirstAppointmentTime, Partial<AppointmentRecord>, string[]]>([
    ["by 2pm, booked that morning", "next_working_day_2pm", { date: plainDate("2026-11-25"), time: at("11:00") }, ["it first"]],
    ["by 2pm, booked at 2pm", "next_working_day_2pm", { date: plainDate("2026-11-25") }, ["it first"]],
    ["by 2pm, booked on release day", "next_working_day_2pm", { date: plainDate("2026-11-24") }, ["it first"]],
    ["by 2pm, booked too late", "next_working_day_2pm", { date: plainDate("2026-11-25"), time: at("15:00") }, [" first", "it"]],
    ["by 2pm, but not with probation", "next_working_day_2pm", { kind: "benefits" }, ["it", " first"]],
    ["straight away, booked that day", "immediately", {}, ["it first"]],
    ["straight away, booked another day", "immediately", { date: plainDate("2026-11-25") }, [" first", "it"]],
    ["straight away, with something else that day", "immediately", { kind: "benefits" }, [" first", "it"]],
  ])("a first appointment %s, is on the plan once", (_, time, change, expected) => {
    const it = anAppointment({ kind: "probation", title: "it", ...change });
    const { days } = buildPlan({ ...firstCase(time, "2026-11-24"), appointments: [it] });
    const said = days.flatMap((day) => day.appointments.map(({ title, first }) => (first ? `${title} first` : title)));
    expect(said).toEqual(expected);
  });

  test("a public label stands for the title, and takes the organisation and the notes with it", () => {
    const secret = anAppointment({
      title: "Methadone",
      publicLabel: "Health appointment",
      organisation: "Recovery team",
      notes: "Script",
    });
    const [day] = buildPlan(aCase({ appointments: [secret], licence: undefined })).days;
    expect(day?.appointments[0]).toMatchObject({ title: "Health appointment", organisation: "", notes: "", with: "Kim Aster" });
  });
});

describe("what others must not see", () => {
  test("a restricted barrier, or one of a restricted pathway, is left out", () => {
    const barriers = [aBarrier({ restricted: true }), aBarrier({ pathway: "abuse_support" }), aBarrier({ status: "overcome" })];
    expect(buildPlan(aCase({ barriers })).barriers).toEqual([]);
  });

  test("a referral of a restricted pathway is there by its public label, or not at all", () => {
    const referral = (publicLabel: string) => ({
      referral: aReferral({ pathway: "sex_work_support", service: "Named service", publicLabel }),
      answerBy: undefined,
    });
    const { askedFor } = buildPlan(aCase({ referrals: [referral(""), referral("A support service")] }));
    expect(askedFor.map(({ label }) => label)).toEqual(["A support service"]);
  });

  test.each(["draft", "declined", "completed", "withdrawn", "ended_early", "lapsed"] as const)(
    "a referral that is %s is not waited for",
    (state) => {
      expect(buildPlan(aCase({ referrals: [{ referral: aReferral({ state }), answerBy: undefined }] })).askedFor).toEqual([]);
    },
  );

  test.each([
    ["a need", { needs: [aNeed({ pathway: "abuse_support", restricted: true })] }],
    ["a barrier", { barriers: [aBarrier({ pathway: "sex_work_support", restricted: true })] }],
  ])("an address is kept off the page where %s says that it may be a refuge", (_, change) => {
    expect(buildPlan(aCase(change)).address).toEqual({ text: "", kept: true });
    expect(buildPlan(aCase()).address).toEqual({ text: "12 Alder Row, Ashby, ZZ1 9QT", kept: false });
  });

  test("a sensitive, bespoke or unknown condition, or one that names people, is counted and not named", () => {
    const names = { names: ["Someone Named"] };
    const conditions = [
      aCondition({ condition: "no_contact_victim", details: names }),
      aCondition({ condition: "no_contact_people", details: names }),
      aCondition({ condition: "bespoke", details: {}, licenceText: "Not to contact Someone Named" }),
      aCondition({ condition: "not_in_the_catalogue", details: {} }),
      aCondition(),
    ];
    const { licence } = buildPlan(aCase({ conditions }));
    expect(licence.unprinted).toBe(4);
    expect(licence.conditions).toEqual(["Be at home every day from 7pm to 7am the next day."]);
  });
});

describe("what was said in a screening", () => {
  const said = calledBy("Lex", {
    goals: inScreening(["See my daughter", "Find work"]),
    address: inScreening("1 Example Road, Testford"),
    travel: inScreening(["By bus", "On foot"]),
  });
  const spoken = (change: Partial<PlanCase> = {}) =>
    buildPlan(aCase({ said, goals: [], licence: undefined, barriers: [], ...change }));

  test("is on the plan where nothing was recorded by hand", () => {
    expect(spoken()).toMatchObject({
      goals: [
        { goal: "See my daughter", firstStep: "", targetOn: "" },
        { goal: "Find work", firstStep: "", targetOn: "" },
      ],
      address: { text: "1 Example Road, Testford", kept: false },
      travel: ["By bus", "On foot"],
    });
  });

  test.each<[string, Partial<GoalRecord>, string[]]>([
    ["open", {}, ["See my daughter every week"]],
    ["reached", { status: "achieved" }, []],
    ["dropped", { status: "dropped" }, []],
  ])("gives way to a goal recorded by hand that is %s", (_, change, expected) => {
    expect(spoken({ goals: [aGoal(change)] }).goals.map(({ goal }) => goal)).toEqual(expected);
  });

  test.each<[string, Partial<PlanCase>, PlanValue["address"]]>([
    ["the licence has one", { licence: aLicence() }, { text: "12 Alder Row, Ashby, ZZ1 9QT", kept: false }],
    ["the licence has but a postcode", { licence: aLicence({ address: "" }) }, { text: "ZZ1 9QT", kept: false }],
    ["a restricted need is recorded", { needs: [aNeed({ restricted: true })] }, { text: "", kept: false }],
    ["a need of a restricted pathway is", { needs: [aNeed({ pathway: "abuse_support" })] }, { text: "", kept: false }],
    ["a restricted barrier is", { barriers: [aBarrier({ restricted: true })] }, { text: "", kept: false }],
  ])("an address gives way where %s", (_, change, address) => {
    expect(spoken(change).address).toEqual(address);
  });

  test.each<[string, Partial<PlanNeed>, Partial<PlanCase>, string[]]>([
    ["that a screening raised", {}, {}, ["Open a bank account"]],
    ["that is met", { status: "met" }, {}, []],
    ["that the person declined", { status: "declined" }, {}, []],
    ["that is restricted", { restricted: true }, {}, []],
    ["of a restricted pathway", { pathway: "sex_work_support" }, {}, []],
    ["about health", { pathway: "health" }, {}, []],
    ["about drugs", { pathway: "drugs_and_alcohol" }, {}, []],
    ["about attitudes", { pathway: "attitudes" }, {}, []],
    ["beside a barrier of its part of life", {}, { barriers: [aBarrier()] }, []],
    ["beside a restricted one", {}, { barriers: [aBarrier({ restricted: true })] }, []],
    ["beside one of another part of life", {}, { barriers: [aBarrier({ pathway: "health" })] }, ["Open a bank account"]],
  ])("a need %s", (_, change, more, expected) => {
    expect(spoken({ needs: [aNeed({ screeningId: "sc-1", ...change })], ...more }).needs).toEqual(expected);
  });

  test("a need that somebody typed in is a worker's word for workers", () => {
    expect(spoken({ needs: [aNeed({ label: "Watch the landlord" })] }).needs).toEqual([]);
  });
});

describe("the rest of the value", () => {
  test("standard conditions are those of the licence's policy, whether or not they were typed in", () => {
    const { licence } = buildPlan(aCase({ conditions: [aCondition({ condition: "behave_well", details: {} })] }));
    expect(licence.standardConditions).toHaveLength(2);
    expect(licence.conditions).toEqual([]);
    expect(buildPlan(aSparseCase()).licence).toMatchObject({ known: false, standardConditions: [] });
  });

  test("a goal that was reached is an achievement, one that was dropped is neither", () => {
    const goals = [aGoal({ status: "achieved", goal: "Reached" }), aGoal({ status: "dropped" }), aGoal({ goal: "Open" })];
    const value = buildPlan(aCase({ goals }));
    expect(value.goals.map(({ goal }) => goal)).toEqual(["Open"]);
    expect(value.achievements.map(({ achievement }) => achievement)).toContain("Reached");
  });

  test("barriers come by their day, those without one last", () => {
    const barriers = [aBarrier({ barrier: "late", dueOn: plainDate("2027-01-01") }), aBarrier({ barrier: "soon" })];
    const { dueOn: _, ...undated } = aBarrier({ barrier: "some day" });
    expect(buildPlan(aCase({ barriers: [undated, ...barriers] })).barriers.map(({ barrier }) => barrier)).toEqual([
      "soon",
      "late",
      "some day",
    ]);
  });

  test("a name is one line, and nothing where the roll has no names", () => {
    const { person } = aCase();
    const named = (change: object) => buildPlan(aCase({ person: { ...person, ...change } })).person.name;
    expect(named({ firstName: "Alex\nJo", middleNames: " " })).toBe("Alex Jo Pembroke");
    expect(named({ firstName: "", lastName: "" })).toBe("");
  });

  test("the same case gives the same JSON, and the JSON gives the value back", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 99 }), (goal, version) => {
        const value = () => buildPlan(aCase({ goals: [aGoal({ goal })], version }));
        expect(JSON.stringify(value())).toBe(JSON.stringify(value()));
        expect(parsePlanValue(JSON.stringify(value()))).toEqual(value());
      }),
    );
  });

  test.each(["", "{", "{}", JSON.stringify({ ...buildPlan(aCase()), extra: 1 })])(
    "a stored plan that is %j cannot be read, and says so",
    (json) => {
      expect(() => parsePlanValue(json)).toThrow(expect.objectContaining({ kind: "store", code: "PLAN_UNREADABLE" }));
    },
  );

  test("a plan stored before what was said could be on it is read as it was", () => {
    const { needs: _, travel: __, ...older } = buildPlan(aCase());
    expect(parsePlanValue(JSON.stringify(older))).toEqual({ ...older, needs: [], travel: [] });
  });

  test("a first appointment keeps its whole form", () => {
    expect(buildPlan(aCase()).firstAppointment).toEqual({ ...firstAt, dueOn: firstAt?.date, dueBy: "" });
  });
});
