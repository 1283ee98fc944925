import { describe, expect, it } from "vitest";
import { plainDate } from "../../../src/domain/plainDate.js";
import { findLook, type Look } from "../../../src/roll/proposal/columnLooks.js";
import { KNOWN_PRISONS } from "../rolls.js";

const CASES: readonly (readonly [Look, string, readonly string[]])[] = [
  ["prisonerNumber", "prisoner numbers", ["A1234AA", "a1235ac", ""]],
  ["number", "numbers of another system", ["87074", "238279", "78547"]],
  ["number", "book numbers", ["38412A", "98545D"]],
  ["birth", "dates of people of every age", ["13/04/1990", "1966-07-01", "1 Jan 2008"]],
  ["future", "days to come, some of which were", ["2027-01-01", "2026-12-31", "2026-01-01", "n/a"]],
  ["past", "days gone by", ["2026-01-01", "12/03/2025 09:15"]],
  ["prison", "prisons by code", ["MDI", "EYI", "mdi"]],
  ["prison", "prisons by name", ["HMP Moorland", "Elmley (HMP & YOI)"]],
  ["code", "codes on no list", ["QQI", "XXI"]],
  ["cell", "cells, reception too", ["A-1-012", "2-3-030", "RECP", "B-2"]],
  ["fullName", "names with a comma", ["TESTERTON, Arlo", "O'DRAFT, Sean Lee"]],
  ["fullName", "names without one", ["Arlo Testerton", "Cai Wyn Draft-Proof"]],
  ["sex", "male or female", ["M", "Female"]],
  ["legalStatus", "legal statuses", ["SENTENCED", "Remand"]],
  ["year", "years", ["1982", "1983", "1982"]],
  ["other", "words", ["felony", "misdemeanor"]],
  ["other", "offences, the same for many", ["Theft from shop", "Theft from shop", "Theft from shop"]],
  ["blank", "nothing", ["", ""]],
];

describe("a column looks like", () => {
  it.each(CASES)("%s: %s", (look, _, cells) => {
    expect(findLook(cells, { prisons: KNOWN_PRISONS, day: plainDate("2026-11-23") })).toBe(look);
  });
});
