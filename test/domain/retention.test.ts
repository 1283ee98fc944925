import { describe, expect, it } from "vitest";
import { plainDate } from "../../src/domain/plainDate.js";
import type { StayEnd } from "../../src/domain/records.js";
import { findRetention } from "../../src/domain/retention.js";

const rule = (years: number) => ({ years, source: "made up", sure: false });
const retention = { released: rule(6), transferred_out: rule(2), died: rule(10), not_on_roll: rule(6) };

/** How it ended, on which day, the end of the licence, and since when the record may go. */
const CASES: readonly [StayEnd, string, string | undefined, string][] = [
  ["released", "2020-11-24", undefined, "2026-11-24"],
  ["released", "2020-11-24", "2021-05-01", "2027-05-01"],
  ["released", "2020-11-24", "2020-01-01", "2026-11-24"],
  ["released", "2020-02-29", undefined, "2026-02-28"],
  ["transferred_out", "2024-03-01", undefined, "2026-03-01"],
  ["died", "2016-11-24", undefined, "2026-11-24"],
  ["not_on_roll", "2020-11-24", undefined, "2026-11-24"],
];

describe("how long a record is kept", () => {
  it.each(CASES)("%s on %s, licence until %s: may go since %s", (end, on, licence, since) => {
    const licenceEndsOn = licence === undefined ? undefined : plainDate(licence);
    expect(findRetention({ ended: { on: plainDate(on), end }, licenceEndsOn }, { retention })).toMatchObject({
      rule: end,
      since,
    });
  });

  it("is not counted while somebody is in custody", () => {
    expect(findRetention({ ended: undefined, licenceEndsOn: plainDate("2020-01-01") }, { retention })).toBeUndefined();
  });
});
