import { headingKey } from "../headings.js";
import { ROLL_FIELDS, type RollField } from "../rollFields.js";
import type { RollMapping } from "../rollMapping.js";

/** What mappings say of a heading: what it fills, or that it is to be left out. */
export interface KnownHeading {
  readonly fields: readonly RollField[];
  readonly because: "heading" | "words";
}

/** Words that say whose a column is, not what is in it. */
const OWNERS: ReadonlySet<string> = new Set([
  "inmate",
  "offender",
  "prisoner",
  "detainee",
  "person",
  "resident",
  "current",
  "the",
  "of",
  "s",
]);

/** Names that no mapping has yet and other systems use. */
const MORE_WORDS: Readonly<Partial<Record<RollField, readonly string[]>>> = {
  prisonerNumber: ["id", "identifier", "number", "no", "ref", "reference"],
  lastName: ["family name"],
  firstName: ["given name", "christian name"],
  middleNames: ["other names"],
  dateOfBirth: ["birth date", "born"],
  prison: ["facility", "jail", "institution", "site", "prison name"],
  location: ["room", "wing", "unit", "housing", "bed"],
  receptionDate: ["arrival date", "date in", "received", "booking date", "booking timestamp", "custody date"],
  sentenceStartDate: ["sentence start", "sentenced", "sentenced on"],
  releaseDate: ["release", "due out", ...projected("release"), ...projected("release date")],
  legalStatus: ["sentence status", "convicted status"],
  sex: ["sex at birth"],
};

function projected(release: string): string[] {
  return ["proj", "projected", "expected", "est", "estimated", "next"].map((word) => `${word} ${release}`);
}

/** A heading's words: `inmate_lastName`, `Offender Last-Name` and `surname_f7` come to `lastname`, `lastname` and `surname`. */
export function headingWords(heading: string): string {
  const words = heading
    .normalize("NFC")
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .replace(/_f\d+$/u, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  const telling = words.filter((word) => !OWNERS.has(word));
  return (telling.length === 0 ? words : telling).join("");
}

/** Finds what the mappings, the first of them leading, know of a heading: as it is written, else by its words. */
export function createHeadingFinder(mappings: readonly RollMapping[]): (heading: string) => KnownHeading | undefined {
  const written = new Map<string, RollField[]>();
  const words = new Map<string, RollField[]>();
  const learn = (table: Map<string, RollField[]>, key: string, fields: RollField[]) => {
    if (key !== "" && !table.has(key)) table.set(key, fields);
  };
  for (const { columns, ignore, headings, own } of mappings) {
    if (headings === "none") continue;
    const all = new Set(Object.values(columns).flatMap((names) => names ?? []));
    for (const heading of all) {
      const fields = ROLL_FIELDS.filter((field) => columns[field]?.includes(heading));
      learn(written, headingKey(heading), fields);
      learn(words, headingWords(heading), fields);
    }
    // What one team left out of one export says nothing about another.
    if (!own) for (const heading of ignore) learn(written, headingKey(heading), []);
  }
  for (const field of ROLL_FIELDS) for (const name of MORE_WORDS[field] ?? []) learn(words, headingWords(name), [field]);
  return (heading) => {
    const asWritten = written.get(headingKey(heading));
    if (asWritten !== undefined) return { fields: asWritten, because: "heading" };
    const byWords = words.get(headingWords(heading));
    return byWords && { fields: byWords, because: "words" };
  };
}
