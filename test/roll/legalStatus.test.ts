import { describe, expect, it } from "vitest";
import { peopleOf, takeRoll } from "./rolls.js";

/** The facts that a row of the national search service gives. */
async function factsOf(columns: Readonly<Record<string, string | boolean>>) {
  const person = { prisonerNumber: "A1234AA", prisonId: "MDI", ...columns };
  const taken = await takeRoll(JSON.stringify([person]));
  const row = taken.rows[0];
  return { ...peopleOf(taken)[0]?.facts, warnings: row?.kind === "person" ? row.warnings.map(({ code }) => code) : [] };
}

describe("the legal status", () => {
  it.each([
    ["SENTENCED", "SENTENCED"],
    ["Convicted Unsentenced", "CONVICTED_UNSENTENCED"],
    ["indeterminate sentence", "INDETERMINATE_SENTENCE"],
    ["On Remand", "REMAND"],
    ["Licence Recall", "RECALL"],
    ["Civil Prisoner", "CIVIL_PRISONER"],
    ["Immigration Detainee", "IMMIGRATION_DETAINEE"],
    ["", "UNKNOWN"],
  ])("%j is %s", async (word, status) => {
    expect(await factsOf({ legalStatus: word })).toMatchObject({ legalStatus: status, warnings: [] });
  });

  it("that nobody knows is UNKNOWN, and that is said", async () => {
    expect(await factsOf({ legalStatus: "Sectioned" })).toMatchObject({
      legalStatus: "UNKNOWN",
      warnings: ["LEGAL_STATUS_UNKNOWN"],
    });
  });

  it.each([
    [{ legalStatus: "SENTENCED", recall: true }, "RECALL", ["LEGAL_STATUS_FROM_FLAG"]],
    [{ legalStatus: "SENTENCED", indeterminateSentence: true }, "INDETERMINATE_SENTENCE", ["LEGAL_STATUS_FROM_FLAG"]],
    [{ legalStatus: "SENTENCED", recall: false, indeterminateSentence: false }, "SENTENCED", []],
    [{ legalStatus: "REMAND", recall: true }, "REMAND", []],
    [{ legalStatus: "RECALL", indeterminateSentence: true }, "RECALL", []],
    [{ imprisonmentStatus: "LR_IPP" }, "RECALL", []],
    [{ imprisonmentStatus: "DET" }, "IMMIGRATION_DETAINEE", []],
    [{ legalStatus: "SENTENCED", imprisonmentStatus: "SENT03" }, "SENTENCED", []],
  ])("of %j is %s", async (columns, legalStatus, warnings) => {
    expect(await factsOf(columns)).toMatchObject({ legalStatus, warnings });
  });
});

describe("the kind of recall", () => {
  it.each([
    ["14FTR_ORA", "FTR14"],
    ["14FTRHDC_ORA", "FTR14"],
    ["FTR", "FTR28"],
    ["FTR_ORA", "FTR28"],
    ["FTR_HDC_ORA", "FTR28"],
    ["FTRSCH15_ORA", "FTR28"],
    ["FTR_56ORA", "FTR56"],
    ["LR", "STANDARD"],
    ["LR_IPP", "STANDARD"],
    ["CUR_ORA", undefined],
    ["FTR_48ORA", undefined],
    ["SENT03", undefined],
  ])("of %s is %s", async (imprisonmentStatus, recallType) => {
    expect((await factsOf({ legalStatus: "RECALL", imprisonmentStatus })).recallType).toBe(recallType);
  });

  it("is nobody's who is not recalled", async () => {
    expect((await factsOf({ legalStatus: "SENTENCED", imprisonmentStatus: "LR" })).recallType).toBeUndefined();
  });
});

describe("who is held under immigration powers", () => {
  it.each([
    [{ imprisonmentStatus: "DET" }, true],
    [{ imprisonmentStatus: "SENT03" }, false],
  ])("%j: %s", async (columns, immigrationHold) => {
    expect(await factsOf(columns)).toMatchObject({ immigrationHold });
  });
});

describe("who is released", () => {
  it.each([
    ["INACTIVE OUT", "2026-11-23", ["RELEASE_DAY_UNKNOWN"]],
    ["ACTIVE OUT", undefined, []],
    ["ACTIVE IN", undefined, []],
    ["INACTIVE TRN", undefined, []],
  ])("%s", async (status, releasedOn, warnings) => {
    const facts = await factsOf({ status });
    expect([facts.releasedOn, facts.warnings]).toEqual([releasedOn, warnings]);
  });
});

it("a young offender is under 18 only by the date of birth or a column that says so", async () => {
  expect((await factsOf({ youthOffender: true })).under18).toBe(false);
  expect((await factsOf({ youthOffender: true, dateOfBirth: "2007-01-01" })).under18).toBe(false);
  expect((await factsOf({ dateOfBirth: "2008-11-24" })).under18).toBe(true);
});

describe("a decision on home detention curfew", () => {
  it.each([
    ["APPROVED", "approved"],
    ["REJECTED", "refused"],
    ["INELIGIBLE", "ineligible"],
    ["PRES UNSUIT", "ineligible"],
    ["OPT_OUT", "opted_out"],
    ["pp out risk", "postponed"],
    ["NOT_STARTED", "unknown"],
    ["NOT_A_HDC_RELEASE", "ineligible"],
    ["", "unknown"],
  ])("%j is %s", async (word, status) => {
    const taken = await takeRoll(`NOMS Number,Establishment,HDC Status\nA1234AA,MDI,${word}\n`);
    expect(peopleOf(taken)[0]?.facts.hdcStatus).toBe(status);
  });
});
