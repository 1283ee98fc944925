import { describe, expect, it } from "vitest";
import { endStays } from "../../src/domain/endStays.js";
import type { ReleaseRecord } from "../../src/domain/peopleAround.js";
import { plainDate } from "../../src/domain/plainDate.js";
import type { Stay, StayEnd } from "../../src/domain/records.js";

const stay = (from: string, until?: string, end: StayEnd = "not_on_roll"): Stay => ({
  ...{ id: "1", prisonerNumber: "A1234BC", receivedOn: plainDate(from), firstSeenOn: plainDate(from) },
  ...(until === undefined ? {} : { endedOn: plainDate(until), end }),
});
const said = (on: string, undoneOn?: string): ReleaseRecord => ({
  ...{ id: "r", prisonerNumber: "A1234BC", recordedBy: "w", recordedOn: plainDate(on), end: "released", reason: "" },
  on: plainDate(on),
  ...(undoneOn === undefined ? {} : { undoneOn: plainDate(undoneOn) }),
});

describe("a time in custody, as staff say it ended", () => {
  it.each([
    ["while the roll still has them", [stay("2026-01-05")], [said("2026-03-02")], ["2026-03-02 released"]],
    ["when the roll lost them the day after", [stay("2026-01-05", "2026-03-03")], [said("2026-03-02")], ["2026-03-02 released"]],
    ["not where it was taken back", [stay("2026-01-05")], [said("2026-03-02", "2026-03-04")], ["open"]],
    [
      "the one before, where they are back",
      [stay("2026-01-05", "2026-03-03"), stay("2026-06-01")],
      [said("2026-03-02")],
      ["2026-03-02 released", "open"],
    ],
    [
      "each of two",
      [stay("2026-01-05", "2026-03-03"), stay("2026-06-01")],
      [said("2026-03-02"), said("2026-07-01")],
      ["2026-03-02 released", "2026-07-01 released"],
    ],
    ["nothing before they came in", [stay("2026-01-05")], [said("2025-03-02")], ["open"]],
  ])("ends %s", (_, stays, releases, expected) => {
    const ends = endStays(stays, releases).map(({ endedOn, end }) => (endedOn === undefined ? "open" : `${endedOn} ${end}`));
    expect(ends).toEqual(expected);
  });
});
