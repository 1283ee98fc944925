/** Characters JSON allows bare that a terminal would act on. */
const UNSAFE = /[\u007f-\u009f\u00ad\u0600-\u0605\u061c\u180e\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** A JSON document over several lines, for `--json`. What a terminal would act on is escaped; the values read back the same. */
export function jsonDocument(value: object): string {
  return `${escapeUnsafe(JSON.stringify(value, null, 2))}\n`;
}

/** One JSON value on one line, for `--format ndjson`. */
export function jsonLine(value: object): string {
  return `${escapeUnsafe(JSON.stringify(value))}\n`;
}

function escapeUnsafe(json: string): string {
  return json.replace(UNSAFE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
