/** Finds the prisoner numbers that stand more than once, and of those the ones whose rows differ. */
export interface RepeatFinder {
  add(prisonerNumber: string, line: number, hash: string): void;
  /** Lines by number, of numbers that stand more than once. */
  readonly lines: ReadonlyMap<string, readonly number[]>;
  readonly differing: ReadonlySet<string>;
}

/** Keeps a line and a hash for each number: what a roll's people cost in memory while it is surveyed. */
export function createRepeatFinder(): RepeatFinder {
  const first = new Map<string, { line: number; hash: string }>();
  const lines = new Map<string, number[]>();
  const differing = new Set<string>();
  return {
    lines,
    differing,
    add(prisonerNumber, line, hash) {
      const before = first.get(prisonerNumber);
      if (before === undefined) {
        first.set(prisonerNumber, { line, hash });
        return;
      }
      const known = lines.get(prisonerNumber);
      if (known === undefined) lines.set(prisonerNumber, [before.line, line]);
      else known.push(line);
      if (before.hash !== hash) differing.add(prisonerNumber);
    },
  };
}
