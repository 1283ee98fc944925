/**
 * JSON with the keys of every object in order and nothing between: equal values are equal text, so they can be compared and
 * hashed. Keys whose value is undefined are left out, as JSON has no such thing.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(isInOrder(value) ? value : inOrder(value));
}

/** Most values are made with their keys in order, and need not be made anew. */
function isInOrder(value: unknown): boolean {
  if (value === null || typeof value !== "object") return true;
  if (Array.isArray(value)) return value.every(isInOrder);
  let last = "";
  for (const [key, member] of Object.entries(value)) {
    if (key < last || !isInOrder(member)) return false;
    last = key;
  }
  return true;
}

function inOrder(value: unknown): unknown {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const members = value as Readonly<Record<string, unknown>>;
  // Without a prototype, "__proto__" is a key like any other.
  const ordered: Record<string, unknown> = Object.create(null);
  for (const key of Object.keys(members).sort()) ordered[key] = inOrder(members[key]);
  return ordered;
}
