import { describe, expect, it } from "vitest";
import type { CatalogueEntry, DetailField } from "../../src/domain/licenceCatalogue.js";
import { checkDetails, describeCondition, missingDetails, placeholdersOf } from "../../src/domain/licenceConditions.js";
import { missingWordsIn } from "../../src/domain/missingWords.js";
import type { ConditionDetails } from "../../src/domain/records.js";

function entry(english: string, details: readonly DetailField[]): CatalogueEntry {
  return {
    slug: "made_up",
    kind: "additional",
    category: "made_up",
    title: "A made-up condition",
    codes: { "4.0": "00000000" },
    details,
    effects: [],
    plain: { en: english },
    sensitive: false,
  };
}

const TIMES: DetailField = { name: "times", label: "Hours", kind: "times", required: true, most: 2 };
const NAMES: DetailField = { name: "names", label: "Names", kind: "list", required: true };
const TOWN: DetailField = { name: "town", label: "Town", kind: "text", required: false };
const UNTIL: DetailField = { name: "until", label: "Until", kind: "date", required: true };
const RULE: DetailField = { name: "rule", label: "Tell or ask", kind: "choice", required: true, choices: ["tell", "ask"] };
const AGE: DetailField = { name: "age", label: "Age", kind: "number", required: true };
const AT: DetailField = { name: "at", label: "At", kind: "clockTimes", required: true, most: 2 };

describe("describing a condition in plain words", () => {
  it.each<[string, string, DetailField[], ConditionDetails, string]>([
    ["no details", "Be kind.", [], {}, "Be kind."],
    [
      "a curfew over midnight",
      "Home from {times}.",
      [TIMES],
      { times: ["19:00-07:00"] },
      "Home from 19:00 to 07:00 the next day.",
    ],
    ["a curfew until midnight", "Home from {times}.", [TIMES], { times: ["17:00-00:00"] }, "Home from 17:00 to 00:00."],
    [
      "two curfews",
      "Home from {times}.",
      [TIMES],
      { times: ["13:00-15:00", "19:00-07:00"] },
      "Home from 13:00 to 15:00 and 19:00 to 07:00 the next day.",
    ],
    ["a list with and", "{names}.", [NAMES], { names: ["one", "two", "three"] }, "one, two and three."],
    ["a list with or", "Not {names|or}.", [NAMES], { names: ["one", "two"] }, "Not one or two."],
    ["one text where a list may be", "{names}.", [NAMES], { names: "one" }, "one."],
    ["a day", "Until {until}.", [UNTIL], { until: "2027-03-26" }, "Until Friday 26 March 2027."],
    ["a part that is there", "Go[ to {town}] now.", [TOWN], { town: "Testford" }, "Go to Testford now."],
    ["a part that is not there", "Go[ to {town}] now.", [TOWN], {}, "Go now."],
    ["a needed detail that is not there", "Home from {times}.", [TIMES], {}, "Home from (Hours: not yet known)."],
    ["a detail that cannot be read", "Home from {times}.", [TIMES], { times: ["late"] }, "Home from (Hours: not yet known)."],
    ["a detail that looks like a placeholder", "In {town}.", [TOWN], { town: "{names} [x]" }, "In {names} [x]."],
  ])("%s", (_, words, fields, details, expected) => {
    expect(describeCondition(entry(words, fields), details, "en")).toBe(expected);
  });

  const RULE_IN_WELSH: DetailField = { ...RULE, choicesIn: { cy: ["dywedwch", "gofynnwch"] } };

  it.each<[string, string, DetailField[], ConditionDetails, string]>([
    ["a curfew over midnight", "{times}.", [TIMES], { times: ["19:00-07:00"] }, "19:00 tan 07:00 y diwrnod wedyn."],
    ["a list with and", "{names}.", [NAMES], { names: ["un", "dau"] }, "un a dau."],
    ["a list with and before a vowel", "{names}.", [NAMES], { names: ["tai", "addysg"] }, "tai ac addysg."],
    ["a list with or", "{names|or}.", [NAMES], { names: ["un", "dau"] }, "un neu dau."],
    ["a day", "{until}.", [UNTIL], { until: "2027-03-26" }, "Dydd Gwener 26 Mawrth 2027."],
    ["a choice, in its Welsh words", "{rule}.", [RULE_IN_WELSH], { rule: "ask" }, "gofynnwch."],
    ["what was typed, as it was typed", "{town}.", [TOWN], { town: "the High Street" }, "the High Street."],
    ["a needed detail that is not there", "{times}.", [TIMES], {}, "(nid yw'n hysbys eto)."],
  ])("in Welsh: %s", (_, words, fields, details, expected) => {
    expect(describeCondition({ ...entry("", fields), plain: { cy: words } }, details, "cy")).toBe(expected);
  });

  it.each<[string, CatalogueEntry, ConditionDetails, string]>([
    ["the condition itself", entry("Be kind.", []), {}, "the licence condition made_up"],
    [
      "a choice",
      { ...entry("", [RULE]), plain: { cy: "{rule}." } },
      { rule: "ask" },
      'the choice "ask" of the licence condition made_up',
    ],
  ])("marks what has no Welsh: %s", (_, one, details, expected) => {
    expect(missingWordsIn([describeCondition(one, details, "cy")])).toEqual([expected]);
  });

  it("names the details its words fill in", () => {
    expect(placeholdersOf("A {one}[ and {two|or}].")).toEqual(["one", "two"]);
  });
});

describe("details that are missing", () => {
  it.each<[string, DetailField[], ConditionDetails, string[]]>([
    ["needed and there", [TIMES], { times: ["19:00-07:00"] }, []],
    ["needed and not there", [TIMES, NAMES], {}, ["times", "names"]],
    ["needed and empty", [NAMES, TIMES], { names: [], times: "" }, ["names", "times"]],
    ["needed and unreadable", [TIMES, AGE], { times: ["9 to 5pm"], age: "sixteen" }, ["times", "age"]],
    ["not needed and not there", [TOWN], {}, []],
    ["blank", [NAMES], { names: ["  "] }, ["names"]],
  ])("%s", (_, fields, details, expected) => {
    expect(missingDetails(entry("", fields), details)).toEqual(expected);
  });
});

describe("checking details", () => {
  it.each<[DetailField, unknown, unknown]>([
    [TIMES, "19:00-07:00", ["19:00-07:00"]],
    [TIMES, "9:00 - 17.00", ["09:00-17:00"]],
    [TIMES, "1300 to 1500, 19:00-07:00", ["13:00-15:00", "19:00-07:00"]],
    [TIMES, ["17:00-24:00"], ["17:00-00:00"]],
    [AT, "9:00; 18:00", ["09:00", "18:00"]],
    [NAMES, "Person A; Person B", ["Person A", "Person B"]],
    [NAMES, [" Person A "], ["Person A"]],
    [TOWN, "Testford", "Testford"],
    [UNTIL, "26/03/2027", "2027-03-26"],
    [RULE, "ASK", "ask"],
    [AGE, 16, "16"],
  ])("keeps %o given as %j", (field, given, kept) => {
    expect(checkDetails(entry("", [field]), { [field.name]: given })).toEqual({ details: { [field.name]: kept }, issues: [] });
  });

  it.each<[DetailField, unknown, string]>([
    [TIMES, "19:00", "Detail times wants hours such as 19:00-07:00, with an end that differs from the start."],
    [TIMES, "19:00-19:00", "Detail times wants hours such as 19:00-07:00, with an end that differs from the start."],
    [TIMES, "25:00-07:00", "Detail times wants hours such as 19:00-07:00, with an end that differs from the start."],
    [TIMES, ["01:00-02:00", "03:00-04:00", "05:00-06:00"], "Detail times wants at most 2."],
    [AT, "noon", "Detail at wants times such as 09:00."],
    [UNTIL, "2027-02-29", "Detail until wants a day such as 2026-11-23 or 23/11/2026."],
    [RULE, "shout", "Detail rule wants one of: tell; ask."],
    [AGE, "-1", "Detail age wants a number."],
    [TOWN, "  ", "Detail town is empty."],
    [TOWN, { a: 1 }, "Detail town wants text, in quotes."],
    [TOWN, "x".repeat(501), "Detail town is longer than 500 characters."],
  ])("refuses %o given as %j", (field, given, message) => {
    expect(checkDetails(entry("", [field]), { [field.name]: given }).issues).toEqual([{ column: field.name, message }]);
  });

  it("says all mistakes at once, the details there are, and never a value", () => {
    const { issues } = checkDetails(entry("", [TIMES, UNTIL]), { times: "SECRET", until: "SECRET", colour: "SECRET" });
    expect(issues.map((issue) => issue.message)).toEqual([
      "Detail times wants hours such as 19:00-07:00, with an end that differs from the start.",
      "Detail until wants a day such as 2026-11-23 or 23/11/2026.",
      "Detail colour is not a detail of made_up, which has times, until.",
    ]);
  });
});
