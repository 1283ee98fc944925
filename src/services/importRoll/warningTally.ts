import type { RollWarning } from "../../roll/rollWarning.js";

/** More of one kind than this are told as a number. */
const TOLD_ONE_BY_ONE = 5;

interface Kind {
  count: number;
  readonly first: RollWarning[];
}

/** Gathers what is odd about a roll's rows: many of one kind become one, with how many and the first lines. Memory stays flat. */
export class WarningTally {
  readonly #kinds = new Map<string, Kind>();

  add(warnings: readonly RollWarning[], line: number): void {
    for (const warning of warnings) {
      const kind = this.#kinds.get(warning.code) ?? { count: 0, first: [] };
      kind.count += 1;
      if (kind.first.length < TOLD_ONE_BY_ONE) kind.first.push({ ...warning, line });
      this.#kinds.set(warning.code, kind);
    }
  }

  list(): readonly RollWarning[] {
    return [...this.#kinds].flatMap(([code, { count, first }]) => {
      if (count <= TOLD_ONE_BY_ONE) return first;
      const lines = first.map((warning) => warning.line).join(", ");
      return [{ code, message: `${count} rows, on lines ${lines} and others: ${first[0]?.message}` }];
    });
  }
}
