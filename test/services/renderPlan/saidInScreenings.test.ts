import { describe, expect, it } from "vitest";
import { plainDate } from "../../../src/domain/plainDate.js";
import type { Answers, ScreeningKind, ScreeningRecord } from "../../../src/domain/records.js";
import type { ScreeningTemplate } from "../../../src/domain/screening.js";
import { saidInScreenings } from "../../../src/services/renderPlan/saidInScreenings.js";
import { loadEveryScreening } from "../../../src/services/screeningTemplates.js";

const templates = await loadEveryScreening({ XDG_CONFIG_HOME: "/nowhere" });

function screening(kind: ScreeningKind, completedOn: string, answers: Answers, more: Partial<ScreeningRecord> = {}) {
  const recorded = {
    id: `${kind} ${completedOn}`,
    prisonerNumber: "A1234BC",
    recordedBy: "jwood",
    notes: {},
    restrictedCount: 0,
  };
  const day = plainDate(completedOn);
  return { ...recorded, kind, template: kind, templateVersion: "1", completedOn: day, recordedOn: day, answers, ...more };
}

/** The words alone, by part. */
function wordsOf(screenings: readonly ScreeningRecord[], files: readonly ScreeningTemplate[] = templates): object {
  const said = Object.entries(saidInScreenings(screenings, files)).filter(([, part]) => part !== undefined);
  return Object.fromEntries(said.map(([part, { words }]) => [part, words]));
}

describe("what was said in screenings", () => {
  const bcst2 = screening("bcst2", "2026-03-02", {
    preferred_name: "Gaz",
    goals: "A job",
    travel: ["bus"],
    accommodation_on_release: "new_address",
    release_address: "1 Example Road\nTestford",
  });

  it("is there with the screening and its day", () => {
    expect(saidInScreenings([bcst2], templates)).toEqual({
      preferredName: { words: "Gaz", screening: "bcst2", on: "2026-03-02" },
      goals: { words: ["A job"], screening: "bcst2", on: "2026-03-02" },
      travel: { words: ["By bus"], screening: "bcst2", on: "2026-03-02" },
      address: { words: "1 Example Road, Testford", screening: "bcst2", on: "2026-03-02" },
    });
  });

  it.each<[string, ScreeningRecord[], object]>([
    ["none", [], {}],
    [
      "goals on lines of their own",
      [screening("bcst3", "2026-11-02", { goals: "- A job\n\n2. See my son \r\n3 square meals" })],
      { goals: ["A job", "See my son", "3 square meals"] },
    ],
    [
      "“no answer”",
      [screening("bcst3", "2026-11-02", { goals: null, travel: null, release_address: null, preferred_name: null })],
      {},
    ],
    [
      "the newest first, in whatever order they were recorded",
      [screening("bcst3", "2026-11-02", { goals: "New" }), screening("review", "2026-10-02", { goals: "Older" })],
      { goals: ["New"] },
    ],
    [
      "of one day, the one recorded last",
      [screening("bcst3", "2026-11-02", { goals: "First" }), screening("review", "2026-11-02", { goals: "Then" })],
      { goals: ["Then"] },
    ],
    [
      "what the newest did not ask, from the one before",
      [bcst2, screening("review", "2026-11-02", { goals: "New" })],
      { preferredName: "Gaz", goals: ["New"], travel: ["By bus"], address: "1 Example Road, Testford" },
    ],
    [
      "nowhere to go any more: the older address is none",
      [bcst2, screening("review", "2026-11-02", { accommodation_on_release: "nowhere" })],
      { preferredName: "Gaz", goals: ["A job"], travel: ["By bus"] },
    ],
    ["a screening that no file has any more", [screening("bcst3", "2026-11-02", { goals: "A job" }, { template: "gone" })], {}],
    [
      "another version than there is",
      [screening("bcst3", "2026-11-02", { goals: "A job" }, { templateVersion: "0" })],
      { goals: ["A job"] },
    ],
  ])("%s", (_, screenings, expected) => {
    expect(wordsOf(screenings)).toEqual(expected);
  });

  it("leaves out what a screening of today marks as restricted, though it was open when it was asked", () => {
    const sealed = templates.map((template) => ({
      ...template,
      version: "2",
      questions: template.questions.map((question) => ({
        ...question,
        restricted: question.id === "goals" || question.restricted,
      })),
    }));
    expect(wordsOf([bcst2], [...sealed, ...templates])).not.toHaveProperty("goals");
  });

  it("has nothing where no screening can be read", () => {
    expect(wordsOf([bcst2], [])).toEqual({});
  });
});
