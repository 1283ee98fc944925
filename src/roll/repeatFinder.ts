/** Finds the prisoner numbers that stand more than once. */
export interface RepeatFinder {
  add(prisonerNumber: string, line: number): void;
  /** Lines by number, of numbers that stand more than once. */
  readonly lines: ReadonlyMap<string, readonly number[]>;
}

/** Keeps a line for each number: what a roll's people cost in memory while it is surveyed. */
export function createRepeatFinder(): RepeatFinder {
  const first = new Map<string, number>();
  const lines = new Map<string, number[]>();
  return {
    lines,
    add(prisonerNumber, line) {
      const before = first.get(prisonerNumber);
      if (before === undefined) {
        first.set(prisonerNumber, line);
        return;
      }
      const known = lines.get(prisonerNumber);
      if (known === undefined) lines.set(prisonerNumber, [before, line]);
      else known.push(line);
    },
  };
}
