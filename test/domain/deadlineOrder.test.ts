import { expect, it } from "vitest";
import type { Deadline } from "../../src/domain/deadline.js";
import { compareUrgency, daysLeftOf, findNextDeadline } from "../../src/domain/deadlineOrder.js";
import { plainDate } from "../../src/domain/plainDate.js";

type Row = readonly [
  what: string,
  code: Deadline["code"],
  state: Deadline["state"],
  days: Partial<Record<"opensOn" | "dueOn" | "closesOn", string>>,
  daysLeft: number | undefined,
];

/** As they stand in the list, on 23 November 2026. */
const IN_ORDER: readonly Row[] = [
  ["overdue, safety on reception", "bcst1", "overdue", { dueOn: "2026-11-22" }, -1],
  ["overdue, a home, long ago", "duty_to_refer", "overdue", { dueOn: "2026-10-01" }, -53],
  ["overdue, a home, of late", "duty_to_refer", "overdue", { dueOn: "2026-11-20" }, -3],
  ["overdue, a tenancy", "tenancy", "overdue", { dueOn: "2026-11-02", closesOn: "2026-12-24" }, -21],
  ["overdue, immediate needs", "bcst2", "overdue", { dueOn: "2026-09-01" }, -83],
  ["overdue, the plan", "plan_agreed", "overdue", { dueOn: "2026-11-22" }, -1],
  ["overdue, the pre-release screening", "bcst3", "overdue", { dueOn: "2026-08-01" }, -114],
  ["overdue, only known afterwards", "employment_6_months", "overdue", { dueOn: "2026-08-01" }, -114],
  ["closes today", "bank_account", "closing", { closesOn: "2026-11-23" }, 0],
  ["due today, most harmful", "bcst1", "due", { dueOn: "2026-11-23" }, 0],
  ["due today", "plan_agreed", "due", { dueOn: "2026-11-23" }, 0],
  ["due tomorrow", "bcst1", "due", { dueOn: "2026-11-24" }, 1],
  ["closes in a week", "bank_account", "closing", { closesOn: "2026-11-30" }, 7],
  ["no last day", "id_application", "due", {}, undefined],
  ["opens tomorrow", "bcst3", "not_due", { opensOn: "2026-11-24", dueOn: "2026-11-24" }, 1],
  ["opens later", "duty_to_refer", "not_due", { opensOn: "2026-12-16", dueOn: "2027-01-13" }, 51],
  ["cannot be counted", "first_night", "not_due", {}, undefined],
  ["closed", "bank_account", "closed", { closesOn: "2026-11-01" }, undefined],
  ["done", "bcst1", "done", { dueOn: "2026-11-01" }, undefined],
  ["does not concern the person", "hito_close", "not_applicable", {}, undefined],
];

const built = IN_ORDER.map(([reason, code, state, days]) => {
  return { code, state, label: code, reason, source: "", sure: true, ...days } as Deadline;
});

it("who will miss something first is first: the table of the order", () => {
  const shuffled = [...built].sort((a, b) => (a.reason < b.reason ? -1 : 1)).sort(compareUrgency);
  expect(shuffled.map(({ reason }) => reason)).toEqual(IN_ORDER.map(([what]) => what));
});

it.each(IN_ORDER)("days left: %s", (what, _, __, ___, daysLeft) => {
  const found = built.find(({ reason }) => reason === what);
  expect(found && daysLeftOf(found, plainDate("2026-11-23"))).toBe(daysLeft);
});

it("the next deadline is the most urgent of the open ones, else the one that opens first, else none", () => {
  expect(findNextDeadline([...built].reverse())?.reason).toBe("overdue, safety on reception");
  expect(findNextDeadline(built.filter(({ state }) => state === "not_due" || state === "done"))?.reason).toBe("opens tomorrow");
  expect(findNextDeadline(built.slice(-4))).toBeUndefined();
});
