import { describe, expect, it } from "vitest";
import { type DutyFacts, dutyLiveUntil, dutyStanding } from "../../src/domain/dutyToRefer.js";
import { plainDate } from "../../src/domain/plainDate.js";
import type { ReferralAnswer } from "../../src/domain/referralAnswers.js";
import { loadPolicy } from "../../src/services/loadPolicy.js";
import { readSharedTable, sharedDay, sharedTable } from "../support/sharedTable.js";
import { readTable } from "../support/testTable.js";

const policy = await loadPolicy("templates/policy");

function standing(row: Readonly<Record<string, string>>): string {
  const facts: DutyFacts = {
    ...(row.accommodationEndsOn ? { accommodationEndsOn: plainDate(row.accommodationEndsOn) } : {}),
    hasNextAccommodation: row.hasNextAccommodation === "yes",
    ...(row.answer
      ? { referral: { answer: row.answer as ReferralAnswer, ...(row.sentOn ? { sentOn: plainDate(row.sentOn) } : {}) } }
      : {}),
  };
  return dutyStanding(facts, plainDate(row.asOf ?? ""), policy).status;
}

describe("the duty to refer", () => {
  it.each(readTable("duty-to-refer.csv").map((row) => [row.what ?? "", row] as const))("%s", (_, row) => {
    expect(standing(row)).toBe(row.expected);
  });

  it("says the days it was worked out from", () => {
    const facts = { hasNextAccommodation: false, accommodationEndsOn: plainDate("2026-11-30") };
    const why = (day: string) => dutyStanding(facts, plainDate(day), policy).why;
    expect(why("2026-10-04")).toBe("To be made from 2026-10-05, 56 days before 2026-11-30.");
    expect(why("2026-10-05")).toBe("To be made since 2026-10-05, 56 days before 2026-11-30.");
  });

  it("counts a referral for 26 weeks, that day included", () => {
    expect(dutyLiveUntil(plainDate("2024-07-03"), policy)).toBe("2025-01-01");
  });
});

describe.skipIf(!sharedTable("dtr-eligibility-scenarios.csv"))("the duty to refer, beside the national service", () => {
  it("comes out the same in every case", () => {
    const rows = readSharedTable("dtr-eligibility-scenarios.csv");
    const differing = rows.filter((row) => {
      const ours = standing({
        asOf: sharedDay(row.referenceDate),
        accommodationEndsOn: sharedDay(row.currentAccommodationEndDate),
        hasNextAccommodation: row.hasNextAccommodation === "TRUE" ? "yes" : "no",
        answer: row.dtrStatus?.toLowerCase() ?? "",
        sentOn: sharedDay(row.dtrSubmissionDate),
      });
      return ours.toUpperCase() !== row.expectedDtrStatus;
    });
    expect(rows).toHaveLength(162);
    expect(differing).toEqual([]);
  });
});
