/** The wing of a location as rolls write it: A of "A-1-001", "A/1/001" and, with the prison before it, "MDI-A-1-001". Undefined where there is none. */
export function wingOf(location: string | undefined, prison: string): string | undefined {
  const parts = (location ?? "").split(/[-/\s]+/u).filter((part) => part !== "");
  const [first, second] = parts;
  const wing = first !== undefined && isSame(first, prison) ? second : first;
  return wing?.toUpperCase();
}

export function isWing(wing: string | undefined, asked: string): boolean {
  return wing !== undefined && isSame(wing, asked.replace(/\bwing\b/iu, ""));
}

function isSame(one: string, other: string): boolean {
  return one.trim().toUpperCase() === other.trim().toUpperCase();
}
