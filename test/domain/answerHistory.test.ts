import { describe, expect, it } from "vitest";
import { foldUnchanged, type SaidAnswer } from "../../src/domain/answerHistory.js";

const runsOf = (said: readonly SaidAnswer[]) => foldUnchanged(said).map((run) => run.length);

describe("answers over time", () => {
  it.each<[string, SaidAnswer[], number[]]>([
    ["none", [], []],
    ["one", [{ answer: "no" }], [1]],
    ["the same each time", [{ answer: "no" }, { answer: "no" }, { answer: "no" }], [3]],
    ["changed, and changed back", [{ answer: "no" }, { answer: "yes" }, { answer: "no" }], [1, 1, 1]],
    ["several choices in another order", [{ answer: ["rent", "fines"] }, { answer: ["fines", "rent"] }], [2]],
    ["one choice more", [{ answer: ["rent"] }, { answer: ["rent", "fines"] }], [1, 1]],
    ["asked and not answered, then answered", [{ answer: null }, { answer: null }, { answer: "no" }], [2, 1]],
    [
      "only noted beside, then asked and not answered",
      [
        { answer: undefined, note: "" },
        { answer: null, note: "" },
      ],
      [1, 1],
    ],
    ["another note beside the same answer", [{ answer: "no" }, { answer: "no", note: "not yet" }], [1, 1]],
  ])("%s", (_, said, runs) => {
    expect(runsOf(said)).toEqual(runs);
  });
});
