import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { DateSet, ReleaseFacts } from "../../src/domain/person.js";
import { plainDate } from "../../src/domain/plainDate.js";
import { findWindow } from "../../src/domain/window.js";
import { loadPolicy } from "../../src/services/loadPolicy.js";
import { personWith, readWindowCases } from "./windowCases.js";

const policy = await loadPolicy("templates/policy");
const cases = readWindowCases(readFileSync("test/data/window-cases.json", "utf8"));
const today = plainDate("2026-11-23");

function dates(given: Readonly<Record<string, string>>): DateSet {
  return given as DateSet;
}

function windowOf(given: Readonly<Record<string, string>>, more: Partial<ReleaseFacts> = {}, asOf = today) {
  return findWindow(personWith({ dates: dates(given), ...more }), asOf, policy);
}

describe("the worked cases of R1 to R12", () => {
  it.each(cases)("$id $title", ({ facts, asOf, expected }) => {
    const { flags, verdicts: _, reasons: __, asOf: ___, ...found } = findWindow(facts, asOf, policy);
    expect({ ...found, flags: [...flags].sort() }).toEqual(expected);
  });

  it("are all there", () => {
    expect(cases).toHaveLength(51);
  });
});

describe("which date sets the window", () => {
  const onReturn = { returnToCustodyDate: plainDate("2026-11-18"), legalStatus: "RECALL" } as const;

  it.each<[string, Record<string, string>, Partial<ReleaseFacts>, string, readonly string[]]>([
    [
      "R1 an override replaces the calculated date",
      { crd: "2027-03-10" },
      { overrides: dates({ crd: "2027-01-13" }) },
      "CRD 2027-01-13",
      [],
    ],
    ["R1 an override alone counts too", {}, { overrides: dates({ ard: "2027-01-13" }) }, "ARD 2027-01-13", []],
    [
      "R3 DPRRD counts as PRRD does",
      { dprrd: "2027-01-13", crd: "2026-08-12" },
      onReturn,
      "DPRRD 2027-01-13",
      ["WINDOW_FROM_RECEPTION"],
    ],
    ["R3 equal dates are named by the tie order", { crd: "2027-01-13", ard: "2027-01-13" }, {}, "ARD 2027-01-13", []],
    [
      "R3 a PRRD on the roll is not worked out again",
      { prrd: "2027-01-13" },
      { ...onReturn, recallType: "FTR28" },
      "PRRD 2027-01-13",
      ["WINDOW_FROM_RECEPTION"],
    ],
    [
      "R3 14 days, the day of return being the first",
      { crd: "2026-08-12" },
      { ...onReturn, recallType: "FTR14" },
      "PRRD 2026-12-01",
      ["PRRD_DERIVED", "WINDOW_FROM_RECEPTION"],
    ],
    [
      "R4 a confirmed date from before the recall is ignored",
      { confirmed: "2026-08-12", crd: "2026-08-12", prrd: "2027-01-13" },
      onReturn,
      "PRRD 2027-01-13",
      ["CONFIRMED_DATE_IGNORED", "WINDOW_FROM_RECEPTION"],
    ],
    [
      "R4 a confirmed date after the CRD counts on recall",
      { confirmed: "2027-01-06", crd: "2026-08-12", prrd: "2027-01-13" },
      onReturn,
      "CONF 2027-01-06",
      ["WINDOW_FROM_RECEPTION"],
    ],
    [
      "R4 on remand a confirmed date has to fit the CRD",
      { confirmed: "2027-01-19", crd: "2027-01-20" },
      { legalStatus: "REMAND" },
      "CRD 2027-01-20",
      ["CONFIRMED_DATE_IGNORED"],
    ],
    [
      "R4 on remand the last working day before a weekend CRD fits",
      { confirmed: "2027-01-15", crd: "2027-01-17" },
      { legalStatus: "REMAND" },
      "CONF 2027-01-15",
      [],
    ],
    [
      "R4 an approved curfew from before the recall is stale",
      { hdcad: "2026-07-01", prrd: "2027-08-18" },
      onReturn,
      "PRRD 2027-08-18",
      [],
    ],
    [
      "R4 a curfew date means nothing once refused",
      { hdcad: "2027-01-13", crd: "2027-01-20" },
      { hdcStatus: "ineligible" },
      "CRD 2027-01-20",
      [],
    ],
    [
      "R4 a confirmed date on an indeterminate sentence is not checked against a CRD",
      { confirmed: "2027-02-10", crd: "2020-01-15" },
      { legalStatus: "INDETERMINATE_SENTENCE" },
      "CONF 2027-02-10",
      [],
    ],
    ["R5 HDCED on the day of the CRD does not count", { hdced: "2027-01-13", crd: "2027-01-13" }, {}, "CRD 2027-01-13", []],
    ["R5 HDCED counts where no automatic date is known", { hdced: "2027-01-13" }, {}, "HDCED 2027-01-13", []],
    [
      "R5 PED and HDCED on one day: PED by the tie order",
      { ped: "2027-01-13", hdced: "2027-01-13", crd: "2027-05-19" },
      {},
      "PED 2027-01-13",
      [],
    ],
    [
      "R6 the hearing counts where parole at tariff was refused",
      { tariff: "2027-01-13", paroleHearing: "2027-02-10" },
      { legalStatus: "INDETERMINATE_SENTENCE", paroleStatus: "refused" },
      "HEARING 2027-02-10",
      [],
    ],
    [
      "R8 early removal is only said",
      { crd: "2027-01-20", ersed: "2026-12-16", led: "2026-12-01" },
      {},
      "CRD 2027-01-20",
      ["ERSED_EARLIER"],
    ],
    [
      "R11 a confirmed date on a Sunday is kept and flagged",
      { confirmed: "2027-02-14", crd: "2027-02-14" },
      {},
      "CONF 2027-02-14",
      ["NON_WORKING_RELEASE_DATE"],
    ],
    [
      "R11 HDCED beyond the last known year, in December",
      { hdced: "2029-12-19" },
      {},
      "HDCED 2029-12-19",
      ["BEYOND_KNOWN_HOLIDAYS"],
    ],
    ["R11 a date beyond the last known year, in a month without bank holidays", { crd: "2029-07-18" }, {}, "CRD 2029-07-18", []],
  ])("%s", (_, given, more, basis, flags) => {
    const found = windowOf(given, more);
    expect(`${found.basis} ${found.earliestDate}`).toBe(basis);
    expect([...found.flags].sort()).toEqual(flags);
  });

  it.each<[string, Record<string, string>, Partial<ReleaseFacts>, string]>([
    ["R7 a sentence end does not count on remand", { sed: "2027-01-13" }, { legalStatus: "REMAND" }, "unsentenced"],
    ["R7 nor for immigration", { sed: "2027-01-13" }, { legalStatus: "IMMIGRATION_DETAINEE" }, "immigration_no_date"],
    [
      "R6 nor on an indeterminate sentence",
      { sed: "2027-01-13" },
      { legalStatus: "INDETERMINATE_SENTENCE" },
      "indeterminate_no_date",
    ],
    [
      "R6 a hearing in the past",
      { paroleHearing: "2026-11-22" },
      { legalStatus: "INDETERMINATE_SENTENCE" },
      "indeterminate_no_date",
    ],
    ["R4 a confirmed date alone, on remand", { confirmed: "2027-01-13" }, { legalStatus: "REMAND" }, "unsentenced"],
    [
      "R8 dates that never count, alone",
      { rotl: "2026-12-16", led: "2027-01-13", tused: "2027-02-10", ncrd: "2026-12-01" },
      {},
      "no_date",
    ],
    ["someone who has died", { crd: "2026-12-16" }, { legalStatus: "DEAD" }, "no_date"],
  ])("no date counts: %s", (_, given, more, state) => {
    const found = windowOf(given, more);
    expect(found.state).toBe(state);
    expect(found.windowStart).toBeUndefined();
    expect(found.verdicts.map((seen) => seen.verdict)).toEqual(Object.keys(given).map(() => "left_out"));
  });
});

describe("the day of release shown (R11)", () => {
  it.each<[string, Record<string, string>, Partial<ReleaseFacts>, string, string]>([
    [
      "a Friday CRD 27 days after sentence stays",
      { crd: "2027-02-12" },
      { sentenceStartDate: plainDate("2027-01-16") },
      "2027-02-12",
      "2027-02-12",
    ],
    [
      "a Friday CRD 28 days after sentence moves",
      { crd: "2027-02-12" },
      { sentenceStartDate: plainDate("2027-01-15") },
      "2027-02-12",
      "2027-02-11",
    ],
    [
      "a recall is taken to be past 28 days",
      { prrd: "2027-02-12" },
      { legalStatus: "RECALL", sentenceStartDate: plainDate("2027-02-01") },
      "2027-02-12",
      "2027-02-11",
    ],
    ["parole on a Friday is not brought forward", { ped: "2027-02-12", crd: "2029-06-13" }, {}, "2027-02-12", "2027-02-12"],
    ["NPD on a Saturday moves to Friday only", { npd: "2027-02-13" }, {}, "2027-02-12", "2027-02-12"],
    ["31 December before New Year", { crd: "2026-12-31" }, {}, "2026-12-31", "2026-12-30"],
    ["a curfew on Good Friday starts on the Tuesday", { hdced: "2027-03-26", crd: "2027-08-18" }, {}, "2027-03-30", "2027-03-30"],
  ])("%s", (_, given, more, statutory, expected) => {
    const found = windowOf(given, more);
    expect([found.releaseStatutory, found.releaseExpected]).toEqual([statutory, expected]);
  });

  it("is the latest date once all have passed", () => {
    const found = windowOf({ hdced: "2026-05-13", crd: "2026-11-11" });
    expect(found).toMatchObject({ state: "overdue", basis: "HDCED", releaseExpected: "2026-11-11" });
    expect(found.nextDate).toBeUndefined();
  });
});

describe("why", () => {
  it("names the date that opened the window, and that it was not moved for weekends", () => {
    const { reasons } = windowOf({ crd: "2027-06-16", hdced: "2027-01-16" });
    expect(reasons).toContain(
      "R9 The window opens on 2026-10-24, 84 days before HDCED 2027-01-16, counted from the recorded date, not moved for weekends.",
    );
    expect(reasons).toContain("R11 HDCED 2027-01-16 is not a working day; release is on the working day after, 2027-01-18.");
    expect(reasons.at(-1)).toBe("R12 Open: 54 days to HDCED 2027-01-16.");
  });

  it("gives every date its verdict, once, and says who won", () => {
    const { verdicts } = windowOf({
      crd: "2027-05-19",
      ard: "2027-01-06",
      hdced: "2027-01-20",
      ped: "2027-02-10",
      led: "2028-01-01",
      sed: "2028-01-01",
    });
    expect(verdicts.map(({ code, rule, verdict }) => `${code} ${rule} ${verdict}`)).toEqual([
      "PED R5 counted",
      "HDCED R5 won",
      "ARD R3 left_out",
      "CRD R3 counted",
      "LED R8 left_out",
      "SED R7 left_out",
    ]);
  });

  it("says that a refusal took a date out", () => {
    const { reasons } = windowOf({ crd: "2027-05-19", hdced: "2027-01-20" }, { hdcStatus: "refused" });
    expect(reasons).toContain("R5 HDCED 2027-01-20 is left out (home detention curfew was refused).");
  });

  it("shows both the calculated date and the one set by hand", () => {
    const { verdicts } = windowOf({ crd: "2027-05-19" }, { overrides: dates({ crd: "2027-04-14" }) });
    expect(verdicts).toMatchObject([
      { code: "CRD", date: "2027-05-19", rule: "R1", verdict: "left_out", why: "replaced by 2027-04-14, set by hand" },
      { code: "CRD", date: "2027-04-14", verdict: "won" },
    ]);
  });

  it("says how a missing PRRD was worked out", () => {
    const recall = { legalStatus: "RECALL", recallType: "FTR56", returnToCustodyDate: plainDate("2026-11-18") } as const;
    expect(windowOf({ sed: "2027-01-06" }, recall).reasons).toContain(
      "R3 PRRD 2027-01-06 counts (the automatic release date, worked out from 56 days of recall, the first being 2026-11-18, and not past SED 2027-01-06).",
    );
  });

  it("says when a window stays open after its date has passed", () => {
    expect(windowOf({ crd: "2027-05-19", hdced: "2026-11-11" }).reasons).toContain(
      "R10 HDCED 2026-11-11 has passed and no refusal is recorded, so the window stays open; the next date is CRD 2027-05-19.",
    );
  });

  it("warns in words where bank holidays are not known", () => {
    expect(windowOf({ crd: "2029-12-26" }).reasons.join(" ")).toContain(
      "bank holidays are known to 2028 only, so this may change",
    );
  });

  it("asked of a day before the release, does not know of it yet", () => {
    const released = { releasedOn: plainDate("2026-11-23") };
    expect(windowOf({ crd: "2026-11-23" }, released, plainDate("2026-11-22")).state).toBe("open");
    expect(windowOf({ crd: "2026-11-23" }, released, plainDate("2026-11-23"))).toMatchObject({
      state: "released",
      reasons: ["R2 No window: the person was released on 2026-11-23."],
    });
  });
});
