import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/domain/records.js";
import { loadScreenings } from "../../src/services/loadScreenings.js";
import {
  type AskedQuestion,
  answersOf,
  askAgain,
  beginInterview,
  goBackTo,
  goOn,
  summarise,
} from "../../src/services/screeningInterview.js";
import { programTemplates } from "../../src/services/templateFolders.js";

const screenings = await loadScreenings(`${programTemplates()}/screenings`);
const crisis = screenings.find(({ kind }) => kind === "crisis") ?? expect.fail("there is no crisis screening");

type Move = Answer | "back!" | "skip!" | "stop!";

/** At a terminal that answers what it is told, each question's moves in turn, and otherwise "no answer". */
async function answering(moves: Readonly<Record<string, Move | readonly Move[]>>, begun = beginInterview(crisis, {})) {
  const asked: AskedQuestion[] = [];
  const waiting = new Map(Object.entries(moves).map(([id, move]) => [id, [move].flat() as Move[]]));
  const end = await goOn(begun, async (question) => {
    asked.push(question);
    const left = waiting.get(question.question.id);
    const move = question.question.kind === "several" && left?.every((code) => !`${code}`.endsWith("!")) ? left : left?.shift();
    if (move === "back!" || move === "skip!" || move === "stop!")
      return { move: move.slice(0, -1) as "back", note: question.note };
    return { move: "answer", answer: (move ?? null) as Answer, note: question.note };
  });
  return { asked: asked.map(({ question }) => question.id), questions: asked, end, interview: begun, summary: summarise(begun) };
}

describe("asking a screening one question at a time", () => {
  it("leaves out what the answers so far make needless", async () => {
    const { asked } = await answering({ crisis_about: ["health"], crisis_health: ["medicine"] });
    expect(asked).toEqual(["crisis_about", "crisis_words", "crisis_health", "threat"]);
  });

  it("says the topic and how far it has come", async () => {
    const { questions } = await answering({ crisis_about: ["health"] });
    expect(questions[0]?.heading).toMatch(/^About the person, 1 of \d+$/);
    expect(questions.at(-1)?.heading).toMatch(/, 4 of 4$/);
  });

  it("sums up what was said in words, and the needs it raises", async () => {
    const { summary } = await answering({ crisis_about: ["health"], crisis_health: ["medicine", "physical"] });
    expect(summary.said.map(({ words }) => words)).toEqual([
      "My health",
      "No answer",
      "I am not getting my medicine; I am ill or in pain",
    ]);
    expect(summary.needs).toEqual(["See health care", "Get medicine in prison"]);
  });

  it("puts no restricted answer or need in words", async () => {
    const { summary } = await answering({
      crisis_about: ["safety"],
      safety_about: ["gang"],
      safety_plan: "ZZMARKER",
      threat: "yes",
    });
    expect(summary).toMatchObject({ restrictedAnswers: 3, restrictedNeeds: 2, needs: [] });
    expect(JSON.stringify([summary.said, summary.needs])).not.toMatch(/ZZMARKER|gang|keep safe/i);
  });

  it("offers what was answered before, in words", async () => {
    const { questions } = await answering({}, beginInterview(crisis, { crisis_words: "The roof is gone" }));
    expect(questions[1]?.before).toEqual({ answer: "The roof is gone", words: "The roof is gone" });
    expect(questions[0]).not.toHaveProperty("before");
  });

  it("says at once why an answer cannot be taken", async () => {
    const { questions } = await answering({});
    expect(questions[1]?.check("word ".repeat(2_000))).toBe("Question crisis_words is longer than 5000 characters.");
    expect(questions[1]?.check("The roof is gone")).toBeUndefined();
  });

  it("goes back to the question before, with its answer offered again", async () => {
    const { asked, questions } = await answering({
      crisis_about: ["health"],
      crisis_words: ["A", "B"],
      crisis_health: ["back!", null],
    });
    expect(asked).toEqual(["crisis_about", "crisis_words", "crisis_health", "crisis_words", "crisis_health", "threat"]);
    expect(questions[3]?.before?.words).toBe("A");
  });

  it("passes over what is skipped, says that it still has to be asked, and asks only that again", async () => {
    const first = await answering({ crisis_about: ["health"], threat: "skip!" });
    expect(first.summary.missing).toEqual(["threat"]);
    askAgain(first.interview, first.summary.missing);
    const again = await answering({ threat: "no" }, first.interview);
    expect(again.asked).toEqual(["threat"]);
    expect(again.summary.missing).toEqual([]);
  });

  it("is gone on with where it stopped", async () => {
    const first = await answering({ crisis_about: ["health"], crisis_health: "stop!" });
    expect(first.end).toBe("stopped");
    const { asked, end } = await answering({}, beginInterview(crisis, {}, first.interview.progress));
    expect({ asked, end }).toEqual({ asked: ["crisis_health", "threat"], end: "done" });
  });

  it("records nothing of a question that a changed answer has made needless", async () => {
    const { interview } = await answering({ crisis_about: ["health"], crisis_health: ["medicine"] });
    goBackTo(interview, "crisis_about");
    await answering({ crisis_about: ["safety"] }, interview);
    expect(answersOf(interview).answers).not.toHaveProperty("crisis_health");
  });
});
