import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/domain/records.js";
import { loadScreenings } from "../../src/services/loadScreenings.js";
import { type AskedQuestion, interview } from "../../src/services/screeningInterview.js";
import { programTemplates } from "../../src/services/templateFolders.js";

const screenings = await loadScreenings(`${programTemplates()}/screenings`);
const crisis = screenings.find(({ kind }) => kind === "crisis") ?? expect.fail("there is no crisis screening");

/** Answers what it is told, and otherwise "no answer". */
async function answering(answers: Readonly<Record<string, Answer>>, known: Readonly<Record<string, Answer>> = {}) {
  const asked: AskedQuestion[] = [];
  const done = await interview(crisis, known, async (question) => {
    asked.push(question);
    return answers[question.question.id] ?? null;
  });
  return { asked, done };
}

describe("asking a screening one question at a time", () => {
  it("leaves out what the answers so far make needless", async () => {
    const { asked } = await answering({ crisis_about: ["health"], crisis_health: ["medicine"] });
    expect(asked.map(({ question }) => question.id)).toEqual(["crisis_about", "crisis_words", "crisis_health", "threat"]);
  });

  it("sums up what was said in words, and the needs it raises", async () => {
    const { done } = await answering({ crisis_about: ["health"], crisis_health: ["medicine", "physical"] });
    expect(done.summary.map(({ words }) => words)).toEqual([
      "My health",
      "No answer",
      "I am not getting my medicine; I am ill or in pain",
    ]);
    expect(done.needs).toEqual(["See health care", "Get medicine in prison"]);
  });

  it("puts no restricted answer or need in words", async () => {
    const { done } = await answering({
      crisis_about: ["safety"],
      safety_about: ["gang"],
      safety_plan: "ZZMARKER",
      threat: "yes",
    });
    expect(done).toMatchObject({ restrictedAnswers: 3, restrictedNeeds: 2, needs: [] });
    expect(JSON.stringify([done.summary, done.needs])).not.toMatch(/ZZMARKER|gang|keep safe/i);
  });

  it("offers what was answered before, in words", async () => {
    const { asked } = await answering({}, { crisis_words: "The roof is gone" });
    expect(asked[1]?.before).toEqual({ answer: "The roof is gone", words: "The roof is gone" });
    expect(asked[0]).not.toHaveProperty("before");
  });

  it("says at once why an answer cannot be taken", async () => {
    const { asked } = await answering({});
    expect(asked[1]?.check("word ".repeat(2_000))).toBe("Question crisis_words is longer than 5000 characters.");
    expect(asked[1]?.check("The roof is gone")).toBeUndefined();
  });
});
