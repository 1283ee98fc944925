import { describe, expect, it } from "vitest";
import { chooseOutdated, parseKeepRules } from "../../src/domain/keepRules.js";

describe("rules of which backups are kept", () => {
  it("are written as numbers of days, weeks, months and years", () => {
    expect(parseKeepRules("7d, 4W,12m,2y")).toEqual([
      { count: 7, span: "day" },
      { count: 4, span: "week" },
      { count: 12, span: "month" },
      { count: 2, span: "year" },
    ]);
  });

  it.each(["", "7", "d", "0d", "7x", "7d,", "-1d", "1.5d"])("are not %j", (text) => {
    expect(parseKeepRules(text)).toBeUndefined();
  });

  const TWO_MONTHS = Array.from({ length: 60 }, (_, day) => ({ madeAt: new Date(Date.UTC(2026, 9, 1 + day, 6)).toISOString() }));

  it.each([
    ["1d", ["2026-11-29"]],
    ["3d", ["2026-11-27", "2026-11-28", "2026-11-29"]],
    // Sundays end a week; the last is the newest of all.
    ["3w", ["2026-11-15", "2026-11-22", "2026-11-29"]],
    ["2m", ["2026-10-31", "2026-11-29"]],
    ["12m", ["2026-10-31", "2026-11-29"]],
    ["2d,2w,2m", ["2026-10-31", "2026-11-22", "2026-11-28", "2026-11-29"]],
  ])("%s of one backup a day for sixty days keep the newest of each", (text, kept) => {
    const outdated = new Set(chooseOutdated(TWO_MONTHS, parseKeepRules(text) ?? []));
    expect(TWO_MONTHS.filter((backup) => !outdated.has(backup)).map(({ madeAt }) => madeAt.slice(0, 10))).toEqual(kept);
  });

  it("count days that have a backup, in London, and of a day keep the last", () => {
    const backups = ["2026-06-30T22:30:00Z", "2026-06-30T23:30:00Z", "2026-07-01T09:00:00Z"].map((madeAt) => ({ madeAt }));
    expect(chooseOutdated(backups, parseKeepRules("5d") ?? [])).toEqual([{ madeAt: "2026-06-30T23:30:00Z" }]);
  });

  it("never remove the only one, and without a rule all but the newest go", () => {
    expect(chooseOutdated([{ madeAt: "2020-01-01T00:00:00Z" }], parseKeepRules("1d") ?? [])).toEqual([]);
    expect(chooseOutdated(TWO_MONTHS, [])).toHaveLength(59);
  });
});
