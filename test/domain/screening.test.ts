import { describe, expect, it } from "vitest";
import type { Answers } from "../../src/domain/records.js";
import { needsRaised, type Question, type ScreeningTemplate, startingAnswers } from "../../src/domain/screening.js";
import { checkAnswers } from "../../src/domain/screeningAnswers.js";

const YES_NO = [
  { code: "yes", label: "Yes" },
  { code: "no", label: "No" },
];

function question(id: string, more: Partial<Question> = {}): Question {
  return {
    id,
    pathway: "accommodation",
    text: `${id}?`,
    kind: "text",
    choices: [],
    required: false,
    restricted: false,
    raises: [],
    ...more,
  };
}

const SCREENING: ScreeningTemplate = {
  id: "short",
  kind: "bcst2",
  version: "3",
  title: "A short screening",
  questions: [
    question("home", {
      kind: "one",
      choices: [
        { code: "rented", label: "Rented" },
        { code: "nowhere", label: "Nowhere" },
      ],
      required: true,
      startsFrom: "home",
      raises: [
        { answer: ["nowhere"], pathway: "accommodation", need: "find_home", label: "Find a home", urgency: "before_release" },
        { answer: ["rented"], pathway: "accommodation", need: "keep_home", label: "Keep the home", urgency: "immediate" },
      ],
    }),
    question("address", {
      kind: "address",
      startsFrom: "old_address",
      when: { question: "home", is: ["rented"] },
      required: true,
    }),
    question("papers", {
      pathway: "finance_and_id",
      kind: "several",
      choices: [
        { code: "passport", label: "Passport" },
        { code: "card", label: "Card" },
      ],
      startsFrom: "papers",
    }),
    question("received", { kind: "date" }),
    question("words", { kind: "longText" }),
    question("name", { startsFrom: "name" }),
    question("threat", {
      pathway: "children_and_families",
      kind: "one",
      choices: YES_NO,
      required: true,
      restricted: true,
      raises: [
        { answer: ["yes"], pathway: "accommodation", need: "find_home", label: "Find a home", urgency: "immediate" },
        { answer: ["yes"], pathway: "abuse_support", need: "safety", label: "Keep safe", urgency: "immediate" },
      ],
    }),
    question("homeless_before", {
      kind: "one",
      choices: YES_NO,
      raises: [{ answer: ["yes"], pathway: "accommodation", need: "find_home", label: "Find a home", urgency: "immediate" }],
    }),
    question("sex_work", {
      pathway: "sex_work_support",
      kind: "one",
      choices: YES_NO,
      raises: [{ answer: ["yes"], pathway: "sex_work_support", need: "support", label: "Support", urgency: "immediate" }],
    }),
  ],
};

describe("checking answers", () => {
  it("keeps good answers, cleaned, and the restricted ones apart", () => {
    const checked = checkAnswers(SCREENING, {
      home: "rented",
      address: "  1 Made-up Road\nTestford ",
      papers: ["card", "passport"],
      received: "23/11/2026",
      words: null,
      threat: "yes",
    });
    expect(checked).toEqual({
      answers: {
        home: "rented",
        address: "1 Made-up Road\nTestford",
        papers: ["card", "passport"],
        received: "2026-11-23",
        words: null,
      },
      restricted: { threat: "yes" },
      notes: {},
      restrictedNotes: {},
      issues: [],
    });
  });

  it("lets every question go unanswered, but not unasked where it has to be asked", () => {
    expect(checkAnswers(SCREENING, { home: null, threat: null }).issues).toEqual([]);
    expect(checkAnswers(SCREENING, {}).issues.map((issue) => issue.column)).toEqual(["home", "threat"]);
  });

  it("wants a dependent answer only where its question is asked", () => {
    expect(checkAnswers(SCREENING, { home: "rented", threat: "no" }).issues.map((issue) => issue.column)).toEqual(["address"]);
    expect(checkAnswers(SCREENING, { home: "nowhere", threat: "no", address: null }).issues).toEqual([]);
    expect(checkAnswers(SCREENING, { home: "nowhere", threat: "no", address: "1 Made-up Road" }).issues).toEqual([
      { column: "address", message: "Question address is asked only after a certain answer to home: leave it out." },
    ]);
  });

  it.each([
    ["home", "castle", "Question home wants one of: rented, nowhere."],
    ["home", ["rented"], "Question home wants text: put the answer in quotes."],
    ["papers", "passport", "Question papers wants a list of one or more of: passport, card."],
    ["papers", [], "Question papers has an empty list: choose at least one, or null for no answer."],
    ["papers", ["passport", "library"], "Question papers wants only: passport, card."],
    ["papers", ["card", "card"], "Question papers has the same answer twice."],
    ["received", "2027-02-29", "Question received wants a day such as 2026-11-23 or 23/11/2026."],
    ["received", "31/11/2026", "Question received wants a day such as 2026-11-23 or 23/11/2026."],
    ["words", "   ", "Question words is empty: write something, or null for no answer."],
    ["words", 42, "Question words wants text: put the answer in quotes."],
    ["name", "x".repeat(201), "Question name is longer than 200 characters."],
    ["shoe_size", "9", "Question shoe_size is not a question of short version 3."],
  ])("says what is wrong with %s: %j", (id, given, message) => {
    const good = { home: "nowhere", threat: "no" };
    expect(checkAnswers(SCREENING, { ...good, [id]: given }).issues).toEqual([{ column: id, message }]);
  });

  it("says all mistakes at once, and nothing that was answered", () => {
    const { issues } = checkAnswers(SCREENING, {
      home: "SECRET-A",
      threat: "SECRET-B",
      papers: ["SECRET-C"],
      received: "SECRET-D",
      name: ["SECRET-E"],
    });
    expect(issues.map((issue) => issue.column)).toEqual(["home", "papers", "received", "name", "threat"]);
    expect(JSON.stringify(issues)).not.toContain("SECRET");
  });
});

describe("needs raised", () => {
  it.each<[string, Answers, [string, string, boolean][]]>([
    ["nothing answered", {}, []],
    ["no answer", { home: null }, []],
    ["one need", { home: "nowhere" }, [["find_home", "before_release", false]]],
    [
      "the same need twice, at its greater urgency",
      { home: "nowhere", homeless_before: "yes" },
      [["find_home", "immediate", false]],
    ],
    [
      "a restricted answer raises restricted needs, beside an open one",
      { home: "nowhere", threat: "yes" },
      [
        ["find_home", "before_release", false],
        ["find_home", "immediate", true],
        ["safety", "immediate", true],
      ],
    ],
    ["a restricted pathway makes its need restricted", { sex_work: "yes" }, [["support", "immediate", true]]],
  ])("%s", (_, answers, expected) => {
    expect(needsRaised(SCREENING, answers).map((need) => [need.need, need.urgency, need.restricted])).toEqual(expected);
  });

  it("names the question that raised it", () => {
    expect(needsRaised(SCREENING, { home: "nowhere" })[0]).toMatchObject({
      pathway: "accommodation",
      question: "home",
      label: "Find a home",
    });
  });
});

describe("starting from earlier answers", () => {
  it.each<[string, Answers, Answers]>([
    ["nothing known", {}, {}],
    ["a choice still offered", { home: "rented" }, { home: "rented" }],
    ["a choice no longer offered", { home: "tent" }, {}],
    ["no answer is asked again", { home: null, name: null }, {}],
    ["the question named in startsFrom, not its own id", { address: "new", old_address: "old" }, { address: "old" }],
    ["of several, those still offered", { papers: ["passport", "library_card"] }, { papers: ["passport"] }],
    ["one becomes several", { papers: "card" }, { papers: ["card"] }],
    ["several does not become one", { home: ["rented"] }, {}],
    ["a question that starts from nothing", { words: "earlier words" }, {}],
  ])("%s", (_, earlier, expected) => {
    expect(startingAnswers(SCREENING, earlier)).toEqual(expected);
  });
});
