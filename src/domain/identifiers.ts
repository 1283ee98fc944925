import type { Prison } from "./records.js";

const PRISONER_NUMBER = /^[A-Z]\d{4}[A-Z]{2}$/;
/** The generator never gives out B, I, O, S or U, nor the digits 0000. */
const UNLIKELY = /[BIOSU]|0000/;

/** A prisoner number (one letter, four digits, two letters) in capitals, or undefined where the text has another shape. */
export function parsePrisonerNumber(text: string): string | undefined {
  if (PRISONER_NUMBER.test(text)) return text;
  const number = text.trim().toUpperCase();
  return PRISONER_NUMBER.test(number) ? number : undefined;
}

/** A well-formed number that the generator would not have given out, so probably mistyped: a warning, never an error. */
export function isUnlikelyPrisonerNumber(prisonerNumber: string): boolean {
  return UNLIKELY.test(prisonerNumber);
}

type NamedPrison = Pick<Prison, "code" | "name">;

/** Words and marks that say what kind of prison it is, and are written in every order: "Elmley (HMP & YOI)", "HMP/YOI Elmley". */
const KINDS_OF_PRISON: ReadonlySet<string> = new Set(["hm", "hmp", "yoi", "hmyoi", "hmpyoi", "and"]);

/**
 * The prison a text names: by code, else by its whole name, else by its name without HMP, YOI and brackets. Undefined where none fits
 * and where two do (Parc has two codes). Looks through all the prisons each time: remember the answer for a text that comes often.
 */
export function matchPrison<P extends NamedPrison>(text: string, prisons: readonly P[]): P | undefined {
  const code = text.trim().toUpperCase();
  const whole = words(text).join(" ");
  const bare = bareName(text);
  return (
    prisons.find((prison) => prison.code === code) ??
    onlyOne(prisons.filter((prison) => words(prison.name).join(" ") === whole)) ??
    (bare === "" ? undefined : onlyOne(prisons.filter((prison) => bareName(prison.name) === bare)))
  );
}

function onlyOne<P>(found: readonly P[]): P | undefined {
  return found.length === 1 ? found[0] : undefined;
}

function bareName(text: string): string {
  return words(text)
    .filter((word) => !KINDS_OF_PRISON.has(word))
    .join(" ");
}

function words(text: string): readonly string[] {
  return (
    text
      .toLowerCase()
      .replaceAll(/['’]/g, "")
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
