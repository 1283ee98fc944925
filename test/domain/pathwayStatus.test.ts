import { describe, expect, it } from "vitest";
import { pathwayStatuses } from "../../src/domain/pathwayStatus.js";
import { plainDate } from "../../src/domain/plainDate.js";
import type { NeedRecord, NeedStatus } from "../../src/domain/records.js";

function need(status: NeedStatus, more: Partial<NeedRecord> = {}): NeedRecord {
  const of = { id: "1", prisonerNumber: "A1234BC", recordedBy: "worker", recordedOn: plainDate("2026-11-23") };
  return { ...of, pathway: "health", need: "Glasses", urgency: "immediate", status, restricted: false, note: "", ...more };
}

describe("how a pathway stands", () => {
  it.each<[string, NeedStatus[], string]>([
    ["nothing begun", ["not_started", "met"], "support_required"],
    ["something under way", ["not_started", "in_progress", "met"], "in_progress"],
    ["all dealt with", ["met", "declined"], "done"],
    ["all declined", ["declined", "declined"], "support_declined"],
  ])("with %s", (_, statuses, expected) => {
    expect(
      pathwayStatuses(
        statuses.map((status) => need(status)),
        false,
      ),
    ).toEqual([{ pathway: "health", status: expected }]);
  });

  it("without a need is not required only where all were asked about", () => {
    expect(pathwayStatuses([], false)).toEqual([]);
    expect(pathwayStatuses([], true).map(({ status }) => status)).toEqual(Array(7).fill("support_not_required"));
  });

  it("says nothing of restricted needs", () => {
    expect(
      pathwayStatuses([need("in_progress", { restricted: true }), need("met", { pathway: "abuse_support" })], false),
    ).toEqual([]);
  });
});
