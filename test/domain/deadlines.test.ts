import { describe, expect, it } from "vitest";
import type { Deadline, DeadlineCode } from "../../src/domain/deadline.js";
import { listDeadlines } from "../../src/domain/deadlines.js";
import type { DateSet, ReleaseFacts } from "../../src/domain/person.js";
import { type PlainDate, plainDate } from "../../src/domain/plainDate.js";
import { findWindow } from "../../src/domain/window.js";
import { deadline, type Known, policy } from "./deadlineCases.js";
import { personWith } from "./windowCases.js";

type Row = readonly [what: string, asOf: string, known: Known, state: string, days: Partial<Deadline>];

/** Received on Monday 5 October 2026, to be released on Wednesday 10 March 2027: the window opens on 16 December 2026. */
const SENTENCED = personWith({ dates: { crd: plainDate("2027-03-10") }, receptionDate: plainDate("2026-10-05") });
/** Back in custody on Wednesday 18 November 2026 for 56 days, so until Tuesday 12 January 2027: inside the window from the first day. */
const RECALLED = personWith({
  legalStatus: "RECALL",
  recallType: "FTR56",
  returnToCustodyDate: plainDate("2026-11-18"),
  dates: { crd: plainDate("2026-08-12") },
});
const RELEASED = personWith({ dates: { crd: plainDate("2027-03-10") }, releasedOn: plainDate("2027-03-10") });

function on(days: Readonly<Record<string, string>>): Record<string, PlainDate> {
  return days as Record<string, PlainDate>;
}

function table(code: DeadlineCode, facts: ReleaseFacts, rows: readonly Row[]): void {
  it.each(rows)(`${code}, %s (%s)`, (_, asOf, known, state, days) => {
    expect(deadline(code, asOf, facts, known)).toMatchObject({ state, ...days });
  });
}

describe("screenings of a sentenced person", () => {
  table("bcst1", SENTENCED, [
    ["day of reception", "2026-10-05", {}, "due", on({ opensOn: "2026-10-05", dueOn: "2026-10-08" })],
    ["72 hours after", "2026-10-08", {}, "due", {}],
    ["a day late", "2026-10-09", {}, "overdue", {}],
    ["done in time", "2026-10-09", { screenings: on({ bcst1: "2026-10-06" }) }, "done", { reason: "Done on 2026-10-06." }],
    [
      "done late",
      "2026-10-12",
      { screenings: on({ bcst1: "2026-10-09" }) },
      "done",
      { reason: "Done on 2026-10-09, after the day it was due, 2026-10-08." },
    ],
    ["asked of a day before it was done", "2026-10-06", { screenings: on({ bcst1: "2026-10-07" }) }, "due", {}],
  ]);

  table("bcst2", SENTENCED, [
    ["before BCST1 is due", "2026-10-07", {}, "not_due", on({ opensOn: "2026-10-08", dueOn: "2026-10-15" })],
    [
      "BCST1 done: five working days over a weekend",
      "2026-10-07",
      { screenings: on({ bcst1: "2026-10-06" }) },
      "due",
      on({ dueOn: "2026-10-13" }),
    ],
    ["BCST1 never done", "2026-10-16", {}, "overdue", on({ dueOn: "2026-10-15" })],
    ["done", "2026-10-16", { screenings: on({ bcst2: "2026-10-14" }) }, "done", on({ doneOn: "2026-10-14" })],
  ]);

  table("bcst3", SENTENCED, [
    ["the day before the window", "2026-12-15", {}, "not_due", on({ opensOn: "2026-12-16", dueOn: "2026-12-16" })],
    ["the day the window opens", "2026-12-16", {}, "due", {}],
    ["a day later", "2026-12-17", {}, "overdue", {}],
    ["done a little before the window", "2026-12-17", { screenings: on({ bcst3: "2026-12-01" }) }, "done", {}],
    ["done for an earlier window", "2026-12-16", { screenings: on({ bcst3: "2026-09-01" }) }, "due", {}],
  ]);

  it("is not asked of someone who came in long before the records begin, unless it was done", () => {
    const known = { recordsBeginOn: plainDate("2026-11-23") };
    expect(deadline("bcst1", "2026-11-23", SENTENCED, known)).toMatchObject({
      state: "not_applicable",
      reason: "Was due by 2026-10-08, before these records begin on 2026-11-23.",
    });
    expect(deadline("bcst2", "2026-11-23", SENTENCED, known).state).toBe("not_applicable");
    expect(deadline("bcst3", "2026-12-17", SENTENCED, known).state).toBe("overdue");
    expect(deadline("bcst2", "2026-11-23", SENTENCED, { ...known, screenings: on({ bcst2: "2026-11-02" }) }).state).toBe("done");
    expect(deadline("bcst1", "2026-11-27", RECALLED, { recordsBeginOn: plainDate("2026-11-18") }).state).toBe("overdue");
  });

  it("says nothing can be counted where the day of reception is not known", () => {
    const unknown = personWith({ dates: { crd: plainDate("2027-03-10") } });
    expect(deadline("bcst1", "2026-11-23", unknown)).toMatchObject({
      state: "due",
      reason: expect.stringContaining("not known"),
    });
  });

  describe("where the roll gives no day of reception and the person was on the prison's first roll", () => {
    const unknown = personWith({ dates: { crd: plainDate("2027-03-10") } });
    const known = { recordsBeginOn: plainDate("2026-11-23"), hereBeforeRecordsOn: plainDate("2026-11-23") };
    const inside = personWith({ dates: { crd: plainDate("2027-01-04") } });

    it.each<[DeadlineCode, ReleaseFacts, Known, string, string]>([
      ["bcst1", unknown, {}, "not_applicable", "no day of reception"],
      ["bcst2", unknown, {}, "not_applicable", "no day of reception"],
      ["bcst1", unknown, { screenings: on({ bcst1: "2026-11-23" }) }, "done", "Done on 2026-11-23"],
      ["bcst2", unknown, { screenings: on({ bcst1: "2026-11-23" }) }, "due", "BCST1 was done on 2026-11-23"],
      ["bcst3", unknown, {}, "not_due", "Due by 2026-12-16"],
      ["bcst3", inside, {}, "due", "Due by 2026-12-03, with BCST2"],
      ["bcst1", RECALLED, {}, "not_applicable", "Was due by 2026-11-21"],
      ["bcst1", RECALLED, { recordsBeginOn: plainDate("2026-11-19") }, "overdue", "reception on 2026-11-18"],
    ])("%s", (code, facts, more, state, reason) => {
      const found = deadline(code, "2026-11-27", facts, { ...known, ...more });
      expect(found).toMatchObject({ state, reason: expect.stringContaining(reason) });
    });
  });
});

describe("before release", () => {
  table("duty_to_refer", SENTENCED, [
    ["before the window", "2026-12-15", {}, "not_due", on({ opensOn: "2026-12-16", dueOn: "2027-01-13" })],
    ["in the window", "2026-12-16", {}, "due", {}],
    ["56 days before", "2027-01-13", { accommodationSecure: false }, "due", {}],
    ["55 days before", "2027-01-14", {}, "overdue", {}],
    ["accommodation secure", "2027-01-14", { accommodationSecure: true }, "not_applicable", {}],
    ["made", "2027-01-14", { referralMadeOn: on({ duty_to_refer: "2027-01-04" }) }, "done", on({ doneOn: "2027-01-04" })],
    ["gone stale after 26 weeks", "2027-01-13", { referralMadeOn: on({ duty_to_refer: "2026-07-14" }) }, "due", {}],
    ["15 days before it goes stale", "2026-12-29", { referralMadeOn: on({ duty_to_refer: "2026-07-15" }) }, "done", {}],
    ...(["2026-12-30", "2027-01-13"] as const).map(
      (day): Row => [
        "in the last days before it goes stale, with release after that",
        day,
        { referralMadeOn: on({ duty_to_refer: "2026-07-15" }) },
        "due",
        { ...on({ dueOn: "2027-01-13" }), reason: expect.stringContaining("goes stale after 2027-01-13") },
      ],
    ),
    [
      "about to go stale, with somewhere to live",
      "2027-01-13",
      { referralMadeOn: on({ duty_to_refer: "2026-07-15" }), accommodationSecure: true },
      "done",
      {},
    ],
    ["stale only after release", "2027-03-05", { referralMadeOn: on({ duty_to_refer: "2026-09-09" }) }, "done", {}],
  ]);

  table("id_application", SENTENCED, [
    ["85 days before", "2026-12-15", {}, "not_due", on({ opensOn: "2026-12-16" })],
    ["84 days before", "2026-12-16", {}, "due", {}],
    ["a day before release", "2027-03-09", {}, "due", {}],
    ["made", "2027-03-09", { referralMadeOn: on({ id_application: "2027-01-11" }) }, "done", {}],
  ]);

  table("bank_account", SENTENCED, [
    ["more than 6 months before", "2026-09-09", {}, "not_due", on({ opensOn: "2026-09-10", closesOn: "2027-01-27" })],
    ["6 months before", "2026-09-10", {}, "due", {}],
    ["15 days before it closes", "2027-01-12", {}, "due", {}],
    ["14 days before it closes", "2027-01-13", {}, "closing", {}],
    ["the day it closes", "2027-01-27", {}, "closing", {}],
    ["the day after", "2027-01-28", {}, "closed", {}],
    ["made", "2027-01-28", { referralMadeOn: on({ bank_account: "2027-01-27" }) }, "done", {}],
  ]);

  table("plan_agreed", SENTENCED, [
    ["before the window", "2026-12-15", {}, "not_due", on({ opensOn: "2026-12-16", dueOn: "2027-02-24" })],
    ["a draft, 14 days before", "2027-02-24", { planStatus: "draft" }, "due", {}],
    ["reviewed only, 13 days before", "2027-02-25", { planStatus: "reviewed" }, "overdue", {}],
    [
      "agreed",
      "2027-02-25",
      { planStatus: "agreed", planAgreedOn: plainDate("2027-02-22") },
      "done",
      on({ doneOn: "2027-02-22" }),
    ],
    ["issued, nobody wrote down when it was agreed", "2027-02-25", { planStatus: "issued" }, "done", {}],
  ]);

  it("what opens is counted from the recorded date, what is due or closes from the day of walking out", () => {
    const saturday = personWith({ dates: { crd: plainDate("2027-02-13") }, receptionDate: plainDate("2026-01-05") });
    const [asOf, expected] = ["2026-11-23", "2027-02-11"];
    expect(deadline("id_application", asOf, saturday).opensOn).toBe("2026-11-21");
    expect(deadline("duty_to_refer", asOf, saturday).dueOn).toBe("2026-12-17");
    expect(deadline("plan_agreed", asOf, saturday)).toMatchObject({
      dueOn: "2027-01-28",
      reason: `Due by 2027-01-28, 14 days before release, expected on ${expected}.`,
    });
  });

  it("waits for the next date where a passed curfew date keeps the window open", () => {
    const dates = { hdced: plainDate("2026-11-11"), crd: plainDate("2027-05-19") };
    const postponed = personWith({ dates, receptionDate: plainDate("2026-01-05"), hdcStatus: "postponed" });
    expect(deadline("bcst3", "2026-11-23", postponed).state).toBe("overdue");
    expect(deadline("plan_agreed", "2026-11-23", postponed)).toMatchObject({ state: "not_due", opensOn: "2027-02-24" });
    expect(deadline("duty_to_refer", "2026-11-23", postponed)).toMatchObject({ state: "not_due", dueOn: "2027-03-24" });
  });

  it("is overdue, not gone, once the release date has passed", () => {
    expect(deadline("plan_agreed", "2027-03-12", SENTENCED).state).toBe("overdue");
    expect(deadline("bank_account", "2027-03-12", SENTENCED).state).toBe("closed");
    expect(deadline("id_application", "2027-03-12", SENTENCED).state).toBe("due");
  });
});

describe("someone recalled for 56 days is inside the window on the first day", () => {
  it.each<[DeadlineCode, string, Partial<Deadline>]>([
    ["bcst1", "due", on({ dueOn: "2026-11-21" })],
    ["bcst2", "not_due", on({ dueOn: "2026-11-27" })],
    ["bcst3", "due", on({ opensOn: "2026-11-18", dueOn: "2026-11-27" })],
    ["duty_to_refer", "due", on({ dueOn: "2026-11-18" })],
    ["id_application", "due", {}],
    ["bank_account", "closing", on({ closesOn: "2026-12-01" })],
    ["plan_agreed", "due", on({ dueOn: "2026-12-29" })],
  ])("%s is %s", (code, state, days) => {
    expect(deadline(code, "2026-11-18", RECALLED)).toMatchObject({ state, ...days });
  });
});

describe("people with no window", () => {
  const remand = personWith({ legalStatus: "REMAND", receptionDate: plainDate("2026-11-16") });
  const undated = personWith({ receptionDate: plainDate("2026-11-16") });
  const later: readonly DeadlineCode[] = ["bcst3", "duty_to_refer", "id_application", "bank_account", "plan_agreed"];

  it("on remand, only the immediate needs are due", () => {
    expect(deadline("bcst1", "2026-11-19", remand).state).toBe("due");
    expect(deadline("bcst2", "2026-11-26", remand).state).toBe("due");
    expect(later.map((code) => deadline(code, "2026-11-26", remand).state)).toEqual(later.map(() => "not_applicable"));
  });

  it("on remand with a live sentence too, a window exists and all of it is due", () => {
    const both = personWith({ legalStatus: "REMAND", dates: { crd: plainDate("2027-01-20") } as DateSet });
    expect(deadline("bcst3", "2026-10-28", both).state).toBe("due");
  });

  it("sentenced without a date, the rest waits", () => {
    expect(later.map((code) => deadline(code, "2026-11-26", undated).state)).toEqual(later.map(() => "not_due"));
  });

  it("nothing is asked for someone who has died", () => {
    const died = personWith({ legalStatus: "DEAD", receptionDate: plainDate("2026-11-16") });
    expect(deadline("bcst1", "2026-11-26", died).state).toBe("not_applicable");
  });
});

describe("after release on 10 March 2027", () => {
  const hito = { hito: true };

  table("first_night", RELEASED, [
    ["release day", "2027-03-10", {}, "not_due", on({ dueOn: "2027-03-11" })],
    ["the day after", "2027-03-11", {}, "due", {}],
    ["two days after", "2027-03-12", {}, "overdue", {}],
    ["recorded", "2027-03-12", { outcomes: on({ first_night: "2027-03-12" }) }, "done", {}],
  ]);
  table("employment_6_weeks", RELEASED, [
    ["6 weeks", "2027-04-21", {}, "due", on({ dueOn: "2027-04-21" })],
    ["later", "2027-04-22", {}, "overdue", {}],
  ]);
  table("accommodation_3_months", RELEASED, [["3 months", "2027-06-10", {}, "due", on({ dueOn: "2027-06-10" })]]);
  table("employment_6_months", RELEASED, [["6 months", "2027-09-10", {}, "due", on({ dueOn: "2027-09-10" })]]);
  table("hito_close", RELEASED, [
    ["a HITO is on the case", "2027-06-10", hito, "due", on({ dueOn: "2027-06-10" })],
    ["no HITO", "2027-06-10", {}, "not_applicable", {}],
    ["closed in time", "2027-06-11", { ...hito, outcomes: on({ hito_close: "2027-06-09" }) }, "done", {}],
  ]);

  it("counts from the last day of a shorter month", () => {
    const released = personWith({ releasedOn: plainDate("2026-11-30") });
    expect(deadline("accommodation_3_months", "2026-12-01", released).dueOn).toBe("2027-02-28");
  });

  it("what was not done before is closed, and what was done stays done", () => {
    expect(deadline("plan_agreed", "2027-03-11", RELEASED)).toMatchObject({
      state: "closed",
      reason: "Not done before release on 2027-03-10.",
    });
    expect(deadline("bcst3", "2027-03-11", RELEASED, { screenings: on({ bcst3: "2026-12-16" }) }).state).toBe("done");
  });

  it("nothing is counted before there is a release", () => {
    expect(deadline("first_night", "2027-03-09", SENTENCED)).toMatchObject({ state: "not_due" });
    expect(deadline("first_night", "2027-03-09", RELEASED)).toMatchObject({ state: "not_due" });
  });
});

it("every deadline comes once, always in the same order, with a reason and a source", () => {
  const day = plainDate("2026-11-23");
  const input = {
    window: findWindow(SENTENCED, day, policy),
    facts: SENTENCED,
    screenings: {},
    accommodationSecure: false,
    referralMadeOn: {},
    outcomes: {},
    hito: false,
  };
  const found = listDeadlines(input, policy, day);
  expect(found.map(({ code }) => code)).toEqual([
    "bcst1",
    "bcst2",
    "bcst3",
    "tenancy",
    "duty_to_refer",
    "id_application",
    "bank_account",
    "universal_credit",
    "review",
    "plan_agreed",
    "first_night",
    "accommodation_3_months",
    "employment_6_weeks",
    "employment_6_months",
    "hito_close",
  ]);
  expect(found.every(({ reason, source, label }) => reason.endsWith(".") && source !== "" && label !== "")).toBe(true);
});
