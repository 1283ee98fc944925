const MOST_NAMED = 3;
/** Half of the letter pairs in common: close enough to be a slip of the finger. */
export const NEAR_ENOUGH = 0.5;

/** The names that look most like one that was mistyped, the nearest first; at most three. Case does not matter. */
export function nearNames(names: readonly string[], typed: string): readonly string[] {
  return names
    .map((name) => ({ name, score: isSlip(name, typed) ? 1 : likeness(name.toLowerCase(), typed.toLowerCase()) }))
    .filter(({ score }) => score >= NEAR_ENOUGH)
    .sort((one, other) => other.score - one.score)
    .slice(0, MOST_NAMED)
    .map(({ name }) => name);
}

/** The share of letter pairs that two texts have in common, 0 to 1. */
export function likeness(one: string, other: string): number {
  const [left, right] = [pairsOf(one), pairsOf(other)];
  const common = left.filter((pair) => right.includes(pair)).length;
  return left.length + right.length === 0 ? 0 : (2 * common) / (left.length + right.length);
}

function pairsOf(text: string): readonly string[] {
  return [...new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)))];
}

/** The same letters in another order or case: short codes have too few pairs to tell. */
function isSlip(one: string, other: string): boolean {
  return sortedLetters(one) === sortedLetters(other);
}

function sortedLetters(text: string): string {
  return [...text.toLowerCase()].sort().join("");
}
