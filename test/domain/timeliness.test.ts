import { describe, expect, it } from "vitest";
import type { Deadline } from "../../src/domain/deadline.js";
import { plainDate } from "../../src/domain/plainDate.js";
import { countKeeping, type DuePeriod, findKeeping, type Keeping } from "../../src/domain/timeliness.js";

const TODAY = plainDate("2026-11-23");
const NOVEMBER: DuePeriod = { from: plainDate("2026-11-01"), until: plainDate("2026-11-30") };

const deadline = (wish: Partial<Deadline>): Deadline => ({
  code: "bcst3",
  label: "BCST3",
  state: "done",
  reason: "",
  source: "",
  sure: true,
  ...wish,
});
const day = (number: number) => plainDate(`2026-11-${String(number).padStart(2, "0")}`);

describe("how a deadline was kept", () => {
  it.each<[string, Partial<Deadline>, Keeping]>([
    ["done on the day it was due", { dueOn: day(10), doneOn: day(10) }, "on_time"],
    ["done before", { dueOn: day(10), doneOn: day(2) }, "on_time"],
    ["done a day late", { dueOn: day(10), doneOn: day(11) }, "late"],
    ["overdue", { state: "overdue", dueOn: day(10) }, "not_done"],
    ["over for good", { state: "closed", dueOn: day(10) }, "not_done"],
    ["due today", { state: "due", dueOn: TODAY }, "ahead"],
    ["due later in the period", { state: "not_due", dueOn: day(30) }, "ahead"],
    ["done, and nobody wrote down when", { dueOn: day(10) }, "unknown"],
    ["done, and nobody can tell when it was due", { doneOn: day(10) }, "unknown"],
    ["no release date", { state: "not_due" }, "unknown"],
    ["no day of reception", { state: "due", code: "bcst1" }, "unknown"],
    ["of a release that has not come", { state: "not_due", code: "first_night" }, "outside"],
    ["due the day before the period", { dueOn: plainDate("2026-10-31"), doneOn: day(1) }, "outside"],
    ["due on its first day", { dueOn: day(1), doneOn: day(1) }, "on_time"],
    ["due the day after it", { state: "not_due", dueOn: plainDate("2026-12-01") }, "outside"],
    ["not of this person", { state: "not_applicable" }, "not_concerned"],
  ])("%s", (_, wish, expected) => {
    expect(findKeeping(deadline(wish), NOVEMBER, TODAY)).toBe(expected);
  });

  it("in a period that is open at both ends nothing with a day is outside", () => {
    expect(findKeeping(deadline({ dueOn: plainDate("2020-01-01"), doneOn: day(1) }), {}, TODAY)).toBe("late");
  });

  it("is counted: the unknown and those it does not concern stand beside the base, what is ahead as well", () => {
    const kept: Keeping[] = ["on_time", "on_time", "late", "not_done", "ahead", "unknown", "not_concerned", "outside"];
    expect(countKeeping("bcst3", kept)).toMatchObject({
      due: 5,
      onTime: 2,
      late: 1,
      notDone: 1,
      percent: 50,
      ahead: 1,
      unknown: 1,
      notConcerned: 1,
    });
    expect(countKeeping("bcst3", ["unknown", "ahead"])).not.toHaveProperty("percent");
  });
});
