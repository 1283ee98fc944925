import { expect, it } from "vitest";
import { joinStays } from "../../src/domain/joinStays.js";
import { plainDate } from "../../src/domain/plainDate.js";
import type { Stay, StayEnd } from "../../src/domain/records.js";

/** "old 10-15 released": a stay under a number, from and until days of November; without an end it is still going on. */
function stay(text: string): Stay {
  const [prisonerNumber = "", days = "", end = "not_on_roll"] = text.split(" ");
  const [from = "", until = ""] = days.split("-");
  const day = (of: string) => plainDate(`2026-11-${of}`);
  const ended = until === "" ? {} : { endedOn: day(until), end: end as StayEnd };
  return { id: text, prisonerNumber, receivedOn: day(from), firstSeenOn: day(from), ...ended };
}

function words({ prisonerNumber, receivedOn, endedOn, end }: Stay): string {
  return `${prisonerNumber} ${receivedOn.slice(8)}-${endedOn?.slice(8) ?? ""} ${end ?? ""}`.trim();
}

it.each<[string, string[], string[]]>([
  ["the number changed from one roll to the next", ["old 10-15", "new 15-"], ["new 10-"]],
  ["and then the person went", ["old 10-15", "new 15-20 released"], ["new 10-20 released"]],
  ["both were on the roll for a while", ["old 10-15", "new 12-"], ["new 10-"]],
  ["the new one went first", ["old 10-", "new 12-14"], ["new 10-"]],
  ["the old one lies around the new one", ["old 10-20 released", "new 12-14"], ["new 10-20 released"]],
  ["released under the old number, back under the new one", ["old 10-15 released", "new 15-"], ["old 10-15 released", "new 15-"]],
  ["a day in between", ["old 10-15", "new 16-"], ["old 10-15 not_on_roll", "new 16-"]],
  ["two times under one number", ["old 10-15", "old 15-"], ["old 10-15 not_on_roll", "old 15-"]],
  ["an earlier time and a changed number", ["old 01-05", "new 15-", "old 10-15"], ["old 01-05 not_on_roll", "new 10-"]],
  ["one reaches over two", ["old 10-20", "new 12-14", "new 16-"], ["new 10-"]],
])("%s", (_, stays, expected) => {
  expect(joinStays(stays.map(stay)).map(words)).toEqual(expected);
});

it("keeps the earlier of two receptions", () => {
  const [joined] = joinStays([stay("old 10-15"), { ...stay("new 15-"), receivedOn: plainDate("2025-03-03") }]);
  expect(joined).toMatchObject({ receivedOn: "2025-03-03", firstSeenOn: "2026-11-10" });
});
