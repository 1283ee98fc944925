import { expect, it } from "vitest";
import { refusedWords } from "../../../src/cli/commands/plan/refusedWords.js";

const plan = (prisonerNumber: string, ...problems: readonly string[]) => ({
  prisonerNumber,
  message: `The plan of ${prisonerNumber} was not drawn.`,
  problems,
});

it("plans that were not drawn for the same reason are named in one sentence, and every plan in one of them", () => {
  const same = "C09 Nothing is recorded about the first probation appointment.";
  const refused = [plan("A1001AA", same), plan("A1002AC", "C01 Two at once."), plan("A1003AD", same), plan("A1004AE")];
  expect(refusedWords(refused)).toEqual([
    `2 plans were not drawn: A1001AA, A1003AD. ${same}`,
    "The plan of A1002AC was not drawn. C01 Two at once.",
    "The plan of A1004AE was not drawn.",
  ]);
});
