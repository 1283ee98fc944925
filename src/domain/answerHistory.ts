import type { Answer } from "./records.js";

/** What was said to a question at one screening. */
export interface SaidAnswer {
  /** Undefined where it was only noted beside. */
  readonly answer: Answer | undefined;
  readonly note?: string | undefined;
}

/** Answers over time, oldest first, in runs: one run for as long as the answer and the note beside it stayed as they were. */
export function foldUnchanged<T extends SaidAnswer>(said: readonly T[]): readonly (readonly T[])[] {
  const runs: T[][] = [];
  for (const one of said) {
    const run = runs.at(-1);
    if (run?.[0] !== undefined && isSame(run[0], one)) run.push(one);
    else runs.push([one]);
  }
  return runs;
}

function isSame(one: SaidAnswer, other: SaidAnswer): boolean {
  return one.note === other.note && comparable(one.answer) === comparable(other.answer);
}

/** Several choices are the same answer in whatever order they were ticked. */
function comparable(answer: Answer | undefined): string | undefined {
  return JSON.stringify(answer === undefined || answer === null || typeof answer === "string" ? answer : [...answer].sort());
}
