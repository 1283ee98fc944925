import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/domain/records.js";
import { loadScreenings } from "../../src/services/loadScreenings.js";
import { type AskedQuestion, interview, type Progress, type Reply } from "../../src/services/screeningInterview.js";
import { summarise } from "../../src/services/screeningSummary.js";
import { programTemplates } from "../../src/services/templateFolders.js";

const screenings = await loadScreenings(`${programTemplates()}/screenings`);
const crisis = screenings.find(({ kind }) => kind === "crisis") ?? expect.fail("there is no crisis screening");

type Step = Reply | { readonly answer: Answer };

/** Replies what it is told, by question, each time in turn and the last of them for good; otherwise "no answer". */
async function replying(replies: Readonly<Record<string, readonly Step[]>>, begun: Progress = { answers: {} }, known = {}) {
  const asked: AskedQuestion[] = [];
  const done = await interview(crisis, known, begun, async (question) => {
    const { id } = question.question;
    const before = asked.filter((earlier) => earlier.question.id === id).length;
    asked.push(question);
    const step = replies[id]?.[before] ?? replies[id]?.at(-1) ?? { answer: null };
    return "does" in step ? step : { does: "answer", ...step };
  });
  return { asked, done, order: asked.map(({ question }) => question.id) };
}

function answering(answers: Readonly<Record<string, Answer>>, known: Readonly<Record<string, Answer>> = {}) {
  const replies = Object.entries(answers).map(([id, answer]): [string, Step[]] => [id, [{ answer }]]);
  return replying(Object.fromEntries(replies), { answers: {} }, known);
}

describe("asking a screening one question at a time", () => {
  it("leaves out what the answers so far make needless", async () => {
    const { order } = await answering({ crisis_about: ["health"], crisis_health: ["medicine"] });
    expect(order).toEqual(["crisis_about", "crisis_words", "crisis_health", "threat"]);
  });

  it("says which question it is, of how many", async () => {
    const { asked } = await answering({ crisis_about: ["health"] });
    const of = crisis.questions.length;
    expect(asked.slice(0, 2).map(({ topic, place }) => ({ topic, place }))).toEqual([
      { topic: "About the person", place: { number: 1, of } },
      { topic: "About the person", place: { number: 2, of } },
    ]);
  });

  it("offers what was answered before, in words, and a restricted answer only as such", async () => {
    const { asked } = await replying({}, { answers: { threat: "yes" } }, { crisis_words: "The roof is gone" });
    expect(asked[0]).not.toHaveProperty("before");
    expect(asked[1]?.before).toEqual({ answer: "The roof is gone", words: "The roof is gone" });
    expect(asked.at(-1)?.before).toEqual({ answer: "yes", words: "answered, and kept sealed" });
  });

  it("says at once why an answer cannot be taken", async () => {
    const { asked } = await answering({});
    expect(asked[1]?.check("word ".repeat(2_000))).toBe("Question crisis_words is longer than 5000 characters.");
    expect(asked[1]?.check("The roof is gone")).toBeUndefined();
  });

  it("skips a question without an answer, and tells that apart from “no answer”", async () => {
    const { done } = await replying({ crisis_words: [{ does: "skip" }], threat: [{ does: "skip" }] });
    expect(done.answers).toEqual({ crisis_about: null });
    expect(summarise(crisis, done).skipped.map(({ id }) => id)).toEqual(["threat"]);
  });

  it("goes back to the question before, with what was answered", async () => {
    const { asked, order } = await replying({
      crisis_about: [{ answer: ["health"] }],
      crisis_health: [{ answer: ["medicine"] }],
      threat: [{ does: "back" }, { answer: "no" }],
    });
    expect(order.slice(-3)).toEqual(["threat", "crisis_health", "threat"]);
    expect(asked.at(-2)?.before?.words).toBe("I am not getting my medicine");
    expect(asked.map(({ canGoBack }) => canGoBack)).toEqual([false, true, true, true, true, true]);
  });

  it("drops what a changed answer makes needless", async () => {
    const begun = { crisis_about: ["accommodation"], crisis_home: ["lost"] };
    const notes = { crisis_home: "Since the flood" };
    const { done } = await replying({ crisis_about: [{ answer: ["health"] }] }, { answers: begun, notes });
    expect(done.answers).not.toHaveProperty("crisis_home");
    expect(done).not.toHaveProperty("notes");
  });

  it("takes a note and asks the question again, and an empty note takes it away", async () => {
    const noted = await replying({
      crisis_words: [{ does: "note", note: "Since Monday" }, { answer: "The roof is gone" }],
      threat: [{ does: "note", note: "ZZMARKER" }, { answer: "no" }],
    });
    expect(noted.order.slice(1, 3)).toEqual(["crisis_words", "crisis_words"]);
    expect(noted.asked[2]?.note).toBe("Since Monday");
    expect(JSON.stringify(noted.asked)).not.toContain("ZZMARKER");
    expect(noted.done.notes).toEqual({ crisis_words: "Since Monday", threat: "ZZMARKER" });
    expect(JSON.stringify(summarise(crisis, noted.done))).not.toContain("ZZMARKER");
    const away = await replying(
      { crisis_words: [{ does: "note", note: "" }, { answer: null }] },
      { answers: {}, notes: { crisis_words: "x" } },
    );
    expect(away.done).not.toHaveProperty("notes");
  });

  it("stops, and goes on from there another day", async () => {
    const { done } = await replying({ crisis_about: [{ answer: ["health"] }], crisis_health: [{ does: "stop" }] });
    expect(done).toEqual({ stopped: true, at: "crisis_health", answers: { crisis_about: ["health"], crisis_words: null } });
    expect((await replying({}, done)).order).toEqual(["crisis_health", "threat"]);
  });

  it("asks only what has no answer where that is wanted", async () => {
    const answers = { crisis_about: ["health"], crisis_health: ["medicine"] };
    const { order } = await replying({}, { answers, at: "crisis_words", onlyUnanswered: true });
    expect(order).toEqual(["crisis_words", "threat"]);
  });
});

describe("the summary of a screening", () => {
  it("says what was said in words, and the needs it raises", async () => {
    const { done } = await answering({ crisis_about: ["health"], crisis_health: ["medicine", "physical"] });
    const { said, needs, skipped } = summarise(crisis, done);
    expect(said.map(({ words }) => words)).toEqual([
      "My health",
      "No answer",
      "I am not getting my medicine; I am ill or in pain",
    ]);
    expect({ needs, skipped }).toEqual({ needs: ["See health care", "Get medicine in prison"], skipped: [] });
  });

  it("puts no restricted answer or need in words", async () => {
    const { done } = await answering({
      crisis_about: ["safety"],
      safety_about: ["gang"],
      safety_plan: "ZZMARKER",
      threat: "yes",
    });
    const summary = summarise(crisis, done);
    expect(summary).toMatchObject({ restrictedAnswers: 3, restrictedNeeds: 2, needs: [] });
    expect(JSON.stringify([summary.said, summary.needs])).not.toMatch(/ZZMARKER|gang|keep safe/i);
  });
});
