import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  DATE_TYPES,
  type DateSet,
  type DateType,
  HDC_STATUSES,
  LEGAL_STATUSES,
  PAROLE_STATUSES,
  RECALL_TYPES,
  type ReleaseFacts,
} from "../../src/domain/person.js";
import { addDays, type PlainDate, plainDate } from "../../src/domain/plainDate.js";
import { findOpeningDates, lastDateInWindow, mayBeInWindow } from "../../src/domain/window/timeOpens.js";
import { findWindow, findWindowStart } from "../../src/domain/window.js";
import { WINDOW_STATES, type WindowResult } from "../../src/domain/windowResult.js";
import { loadPolicy } from "../../src/services/loadPolicy.js";

const policy = await loadPolicy("templates/policy");
const FIRST_DAY = plainDate("2026-06-01");

/** Mostly within a year, so that dates pass and windows open; some beyond the last known bank holiday. */
const day = fc
  .oneof({ weight: 9, arbitrary: fc.nat(400) }, { weight: 1, arbitrary: fc.nat(1700) })
  .map((days) => addDays(FIRST_DAY, days));
const maybeDay = seldom(day);
const dateSet = fc.dictionary(fc.constantFrom(...DATE_TYPES), day, {
  maxKeys: 6,
  noNullPrototype: true,
}) as fc.Arbitrary<DateSet>;
const overrides = seldom(dateSet).map((dates) => dates ?? {});

/** Any combination, also those no roll should have. */
const facts: fc.Arbitrary<ReleaseFacts> = fc
  .record({
    legalStatus: fc.constantFrom(...LEGAL_STATUSES),
    dates: dateSet,
    overrides,
    receptionDate: maybeDay,
    sentenceStartDate: maybeDay,
    recallType: seldom(fc.constantFrom(...RECALL_TYPES)),
    returnToCustodyDate: maybeDay,
    hdcStatus: fc.constantFrom(...HDC_STATUSES),
    paroleStatus: fc.constantFrom(...PAROLE_STATUSES),
    immigrationHold: fc.boolean(),
    under18: fc.boolean(),
    releasedOn: seldom(day),
  })
  .map(withoutUndefined);

/** One time in four. */
function seldom<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}

function withoutUndefined(record: object): ReleaseFacts {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as unknown as ReleaseFacts;
}

function holdsFor(check: (facts: ReleaseFacts, asOf: PlainDate, found: WindowResult) => void): void {
  fc.assert(
    fc.property(facts, day, (person, asOf) => check(person, asOf, findWindow(person, asOf, policy))),
    { numRuns: 500 },
  );
}

const WITHOUT_WINDOW = ["released", "unsentenced", "immigration_no_date", "indeterminate_no_date", "no_date"];

describe("for any facts and any day", () => {
  it("the first day of the window alone is that of the whole finding, and from then on it is open or overdue", () => {
    holdsFor((person, asOf, found) => {
      const start = findWindowStart(person, asOf, policy);
      expect(start).toBe(found.windowStart);
      const isInside = ["open", "overdue", "held_after_release_date"].includes(found.state);
      expect(start !== undefined && start <= asOf).toBe(isInside);
    });
  });

  it("the state is one of the nine, and the fields fit it", () => {
    holdsFor((_, asOf, found) => {
      expect(WINDOW_STATES).toContain(found.state);
      const { basis, earliestDate, windowStart, releaseStatutory, releaseExpected, hardStop } = found;
      const fields = [basis, earliestDate, windowStart, releaseStatutory, releaseExpected, hardStop];
      expect(fields.every((field) => (field === undefined) === WITHOUT_WINDOW.includes(found.state))).toBe(true);
      expect((found.nextBasis === undefined) === (found.nextDate === undefined)).toBe(true);
      if (windowStart === undefined) expect(found.nextDate).toBeUndefined();
      else expect(found.state === "not_open").toBe(asOf < windowStart);
      if (found.state === "open") expect(found.nextDate !== undefined && asOf <= found.nextDate).toBe(true);
      if (found.state === "overdue" || found.state === "held_after_release_date") expect(found.nextDate).toBeUndefined();
    });
  });

  it("the window opens on or before the earliest date, unless the person was received after it", () => {
    holdsFor((person, _, found) => {
      if (found.windowStart === undefined || found.earliestDate === undefined) return;
      const counted = addDays(found.earliestDate, -policy.windowDays);
      const fromReception = found.flags.includes("WINDOW_FROM_RECEPTION");
      expect(fromReception || found.windowStart <= found.earliestDate).toBe(true);
      if (!fromReception) expect(found.windowStart).toBe(counted);
      else {
        expect([person.receptionDate, person.returnToCustodyDate]).toContain(found.windowStart);
        expect(found.windowStart > counted).toBe(true);
      }
    });
  });

  it("a window that is open opened on or before the next date", () => {
    holdsFor((_, asOf, found) => {
      if (found.state !== "open" || found.windowStart === undefined || found.nextDate === undefined) return;
      expect(found.windowStart <= asOf && found.windowStart <= found.nextDate).toBe(true);
    });
  });

  it("the release shown is at most two weeks from the recorded date, and expected never after the day of the law", () => {
    holdsFor((_, __, found) => {
      const { nextDate, releaseStatutory, releaseExpected, hardStop } = found;
      if (releaseStatutory === undefined || releaseExpected === undefined || hardStop === undefined) return;
      expect(releaseExpected <= releaseStatutory).toBe(true);
      if (nextDate === undefined) return;
      expect(releaseExpected >= addDays(nextDate, -14) && releaseStatutory <= addDays(nextDate, 5)).toBe(true);
      expect(hardStop < nextDate).toBe(true);
    });
  });

  it("every date seen has one verdict, and one won where there is a window", () => {
    holdsFor((_, __, found) => {
      const seen = found.verdicts.map(({ code, date }) => `${code} ${date}`);
      expect(new Set(seen).size).toBe(seen.length);
      const won = found.verdicts.filter((verdict) => verdict.verdict === "won");
      expect(won.map(({ code, date }) => [code, date])).toEqual(
        found.basis === undefined ? [] : [[found.basis, found.earliestDate]],
      );
    });
  });

  it("every date on the roll is among the verdicts", () => {
    holdsFor((person, _, found) => {
      const seen = new Set(found.verdicts.map((verdict) => verdict.date));
      const inForce = Object.values({ ...person.dates, ...person.overrides });
      expect(inForce.every((date) => seen.has(date))).toBe(true);
    });
  });

  it("the order in which the dates were written changes nothing", () => {
    fc.assert(
      fc.property(facts, day, fc.infiniteStream(fc.nat()), (person, asOf, order) => {
        const shuffled = { ...person, dates: shuffle(person.dates, order), overrides: shuffle(person.overrides, order) };
        expect(findWindow(shuffled, asOf, policy)).toEqual(findWindow(person, asOf, policy));
      }),
    );
  });
});

describe("as one thing moves", () => {
  it("a single date that moves later never opens the window earlier", () => {
    const one = fc.record({
      person: facts,
      type: fc.constantFrom<DateType>(...DATE_TYPES),
      asOf: day,
      date: day,
      later: fc.nat(400),
    });
    fc.assert(
      fc.property(one, ({ person, type, asOf, date, later }) => {
        const opening = (on: PlainDate) =>
          findWindow({ ...person, dates: { [type]: on }, overrides: {} }, asOf, policy).windowStart;
        const [before, after] = [opening(date), opening(addDays(date, later))];
        if (before !== undefined && after !== undefined) expect(after >= before).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("as the days go by, an open window stays open until a date passes or the person is released", () => {
    fc.assert(
      fc.property(facts, day, fc.nat(200), (person, asOf, days) => {
        if (findWindow(person, asOf, policy).state !== "open") return;
        const laterDay = addDays(asOf, days);
        const later = findWindow(person, laterDay, policy);
        const passed = [...Object.values({ ...person.dates, ...person.overrides }), derivedDate(later)].some(
          (date) => date !== undefined && asOf <= date && date < laterDay,
        );
        const released = person.releasedOn !== undefined && person.releasedOn <= laterDay;
        if (!passed && !released) expect(later.state).toBe("open");
      }),
      { numRuns: 500 },
    );
  });
});

describe("what is told at a glance", () => {
  const INSIDE = ["open", "overdue", "held_after_release_date"];
  const isInside = (person: ReleaseFacts, asOf: PlainDate) => INSIDE.includes(findWindow(person, asOf, policy).state);

  it("whoever cannot be in the window is not", () => {
    holdsFor((person, asOf) => {
      if (!mayBeInWindow(person, lastDateInWindow(asOf, policy))) expect(isInside(person, asOf)).toBe(false);
    });
  });

  it("a window that time opens has one of the dates that open one in its facts", () => {
    const near = fc.integer({ min: -3, max: 12 });
    const lengths = [0, ...Object.values(policy.fixedTermRecallDays)];
    const shifted = fc.record({ person: facts, asOf: day, shift: near, gap: fc.integer({ min: 1, max: 12 }), of: fc.nat(20) });
    fc.assert(
      fc.property(shifted, fc.constantFrom(...lengths), ({ person, asOf, shift, gap, of }, length) => {
        // Most windows do not open this week: one of the days of the facts is moved to where it might.
        const moved = moveOneDay(person, of, addDays(asOf, policy.windowDays - shift - length));
        const after = addDays(asOf, -gap);
        if (isInside(moved, after) || !isInside(moved, asOf)) return;
        const text = JSON.stringify(moved);
        expect(findOpeningDates(after, asOf, policy)?.some((date) => text.includes(date)) ?? gap > 10).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

/** Facts with one of their days put elsewhere: which one, a number says. */
function moveOneDay(person: ReleaseFacts, which: number, to: PlainDate): ReleaseFacts {
  const types = Object.keys(person.dates);
  const type = types[which % (types.length + 1)];
  return type === undefined ? { ...person, returnToCustodyDate: to } : { ...person, dates: { ...person.dates, [type]: to } };
}

/** A PRRD that was worked out is not on the roll, but passes as any other date does. */
function derivedDate(found: WindowResult): PlainDate | undefined {
  return found.flags.includes("PRRD_DERIVED") ? found.verdicts.find(({ code }) => code === "PRRD")?.date : undefined;
}

function shuffle(dates: DateSet, order: fc.Stream<number>): DateSet {
  const ranked = Object.entries(dates).map((entry) => ({ entry, rank: order.next().value ?? 0 }));
  return Object.fromEntries(ranked.sort((one, other) => one.rank - other.rank).map(({ entry }) => entry)) as DateSet;
}
