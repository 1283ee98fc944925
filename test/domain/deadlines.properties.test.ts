import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEADLINE_STATES } from "../../src/domain/deadline.js";
import { compareUrgency } from "../../src/domain/deadlineOrder.js";
import type { ReleaseFacts } from "../../src/domain/person.js";
import { addDays, type PlainDate, plainDate } from "../../src/domain/plainDate.js";
import { deadlinesOn, type Known } from "./deadlineCases.js";
import { personWith } from "./windowCases.js";

const BASE = plainDate("2026-10-05");
const day = (from: number, to: number) => fc.integer({ min: from, max: to }).map((days) => addDays(BASE, days));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

interface Someone {
  readonly received: PlainDate;
  readonly crd: PlainDate | undefined;
  readonly known: Known;
}
const someone: fc.Arbitrary<Someone> = fc
  .record({
    received: day(-200, 60),
    crd: maybe(day(-30, 500)),
    bcst1: maybe(day(-200, 300)),
    bcst2: maybe(day(-200, 300)),
    bcst3: maybe(day(-200, 300)),
    review: maybe(day(-200, 300)),
    duty: maybe(day(-200, 300)),
    tenancy: maybe(fc.constantFrom("open" as const, "done" as const)),
    benefits: fc.array(day(0, 300), { maxLength: 2 }),
    secure: maybe(fc.boolean()),
    releasedOn: maybe(day(0, 300)),
    hito: fc.boolean(),
  })
  .map(({ received, crd, tenancy, benefits, secure, duty, releasedOn, hito, ...screenings }) => ({
    received,
    crd,
    known: {
      screenings: Object.fromEntries(Object.entries(screenings).filter(([, on]) => on !== undefined)),
      referralMadeOn: duty === undefined ? {} : { duty_to_refer: duty },
      benefitsAppointments: benefits,
      accommodationSecure: secure,
      hito,
      ...(tenancy === undefined ? {} : { tenancy }),
      ...(releasedOn === undefined ? {} : { releasedOn }),
    },
  }));

function factsOf({ received, crd }: Someone): ReleaseFacts {
  return personWith({ receptionDate: received, dates: crd === undefined ? {} : { crd } });
}

describe("deadlines of anybody, on any day", () => {
  it("each has exactly one state, a reason, and the state its days say", () => {
    fc.assert(
      fc.property(someone, day(-200, 500), (one, asOf) => {
        for (const { state, opensOn, dueOn, closesOn, doneOn, reason } of deadlinesOn(asOf, factsOf(one), one.known)) {
          expect(DEADLINE_STATES.filter((known) => known === state)).toHaveLength(1);
          expect(reason).toMatch(/\.$/u);
          if (doneOn !== undefined) expect(state).toBe("done");
          if (state === "overdue") expect(dueOn !== undefined && dueOn < asOf).toBe(true);
          if (state === "closing") expect(closesOn !== undefined && closesOn >= asOf).toBe(true);
          if (state === "due" || state === "closing") expect((dueOn ?? closesOn ?? asOf) >= asOf).toBe(true);
          if (state === "not_due" && opensOn !== undefined) expect(opensOn > asOf).toBe(true);
        }
      }),
    );
  });

  it("a screening that is done is never overdue, whenever it was done", () => {
    fc.assert(
      fc.property(someone, day(0, 500), (one, asOf) => {
        const done = { ...one.known, screenings: { bcst1: asOf, bcst2: asOf, bcst3: asOf, review: asOf } };
        const found = deadlinesOn(asOf, factsOf(one), done).filter(({ code }) => code in done.screenings);
        // Only one of an earlier window has to be done anew, and then not before that window.
        for (const { state } of found) expect(["done", "not_due"]).toContain(state);
      }),
    );
  });

  it("a later release never makes a day of what is counted from it earlier", () => {
    const FROM_RELEASE = new Set([
      "duty_to_refer",
      "bank_account",
      "id_application",
      "universal_credit",
      "review",
      "plan_agreed",
    ]);
    fc.assert(
      fc.property(day(-100, 0), day(60, 300), fc.integer({ min: 7, max: 200 }), (received, crd, later) => {
        const clocks = (release: PlainDate) => deadlinesOn(BASE, factsOf({ received, crd: release, known: {} }));
        const moved = clocks(addDays(crd, later));
        for (const [index, before] of clocks(crd).entries()) {
          if (!FROM_RELEASE.has(before.code)) continue;
          for (const key of ["opensOn", "dueOn", "closesOn"] as const)
            expect((moved[index]?.[key] ?? "") >= (before[key] ?? ""), `${before.code} ${key}`).toBe(true);
        }
      }),
    );
  });

  it("the day after, nothing that was overdue is merely due", () => {
    fc.assert(
      fc.property(someone, day(0, 300), (one, asOf) => {
        const after = deadlinesOn(addDays(asOf, 1), factsOf(one), one.known);
        for (const [index, { state, dueOn }] of deadlinesOn(asOf, factsOf(one), one.known).entries()) {
          if (state === "overdue" && after[index]?.dueOn === dueOn)
            expect(["overdue", "closed", "done", "not_applicable", "not_due"]).toContain(after[index]?.state);
        }
      }),
    );
  });

  it("the order of urgency is an order: of any three, what is before the second is before the third", () => {
    fc.assert(
      fc.property(someone, day(-100, 400), (one, asOf) => {
        const sorted = [...deadlinesOn(asOf, factsOf(one), one.known)].sort(compareUrgency);
        for (let index = 1; index < sorted.length; index += 1) {
          const [first, second] = [sorted[0], sorted[index]];
          if (first !== undefined && second !== undefined) expect(compareUrgency(first, second)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });
});
