import { PersonTable } from "../domain/personTable.js";

/** Finds the prisoner numbers that stand more than once. */
export interface RepeatFinder {
  add(prisonerNumber: string, line: number): void;
  /** Lines by number, of numbers that stand more than once. */
  readonly lines: ReadonlyMap<string, readonly number[]>;
}

/** Keeps a line for each number: what a roll's people cost in memory while it is surveyed. */
export function createRepeatFinder(): RepeatFinder {
  const first = new PersonTable(1);
  const lines = new Map<string, number[]>();
  return {
    lines,
    add(prisonerNumber, line) {
      const known = first.size;
      const entry = first.add(prisonerNumber);
      if (entry === known) {
        first.set(entry, 0, line);
        return;
      }
      const more = lines.get(prisonerNumber);
      if (more === undefined) lines.set(prisonerNumber, [first.get(entry, 0), line]);
      else more.push(line);
    },
  };
}
