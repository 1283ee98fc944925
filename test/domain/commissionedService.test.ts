import { describe, expect, it } from "vitest";
import { type CommissionedFacts, commissionedStanding } from "../../src/domain/commissionedService.js";
import { plainDate } from "../../src/domain/plainDate.js";
import { loadPolicy } from "../../src/services/loadPolicy.js";
import { readSharedTable, sharedDay, sharedTable } from "../support/sharedTable.js";
import { readTable } from "../support/testTable.js";

const policy = await loadPolicy("templates/policy");

function standing(row: Readonly<Record<string, string>>) {
  const facts: CommissionedFacts = {
    ...(row.accommodationEndsOn ? { accommodationEndsOn: plainDate(row.accommodationEndsOn) } : {}),
    hasNextAccommodation: row.hasNextAccommodation === "yes",
    isSettled: row.isSettled === "yes",
    ...(row.referral ? { referral: row.referral as "live" | "ended" } : {}),
    ...(row.sex ? { sex: row.sex } : {}),
  };
  return commissionedStanding(facts, plainDate(row.asOf ?? ""), policy);
}

describe("a commissioned service for accommodation", () => {
  it.each(readTable("commissioned-service.csv").map((row) => [row.what ?? "", row] as const))("%s", (_, row) => {
    const { status, reasons, contract = "" } = standing(row);
    expect([status, reasons.join(" "), contract]).toEqual([row.expected, row.reasons, row.contract]);
  });
});

describe.skipIf(!sharedTable("crs-eligibility-scenarios.csv"))("a commissioned service, beside the national service", () => {
  it("comes out the same in every case", () => {
    const rows = readSharedTable("crs-eligibility-scenarios.csv");
    const differing = rows.filter((row) => {
      const { status, reasons, contract } = standing({
        asOf: sharedDay(row.referenceDate),
        accommodationEndsOn: sharedDay(row.currentAccommodationEndDate),
        hasNextAccommodation: row.hasNextAccommodation === "TRUE" ? "yes" : "no",
        isSettled: row.currentAccommodationSettledType === "SETTLED" ? "yes" : "no",
        referral: row.crsStatus === "LIVE" ? "live" : row.crsStatus ? "ended" : "",
        sex: row.sex ?? "",
      });
      const isForMen = row.expectedCrsAction === "SUBMIT_CRS_ACCOMMODATION_REFERRAL";
      return (
        status.toUpperCase() !== row.expectedCrsStatus ||
        reasons.join(", ").toUpperCase() !== row.expectedFailureReasons ||
        (contract === "accommodation") !== isForMen
      );
    });
    expect(rows).toHaveLength(46);
    expect(differing).toEqual([]);
  });
});
