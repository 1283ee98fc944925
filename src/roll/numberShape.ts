import { parsePrisonerNumber } from "../domain/identifiers.js";
import type { RollMapping } from "./rollMapping.js";

/** Reads a prisoner number out of a cell; undefined where it is none. */
export type NumberParser = (text: string) => string | undefined;

/** What a text looks like without saying what it says: every letter as A, every digit as 9. */
export function shapeOf(text: string): string {
  return text.replace(/\p{L}/gu, "A").replace(/\p{Nd}/gu, "9");
}

/**
 * What counts as a prisoner number under a mapping: the national number (identifiers.md), or, for a system that has others, a text of one of
 * the shapes that the mapping says. Those are kept as they stand, in capitals: nobody is given a number that their own prison does not know.
 */
export function createNumberParser({ numbers }: RollMapping): NumberParser {
  if (numbers === undefined) return parsePrisonerNumber;
  const shapes = new Set(numbers);
  return (text) => {
    const number = text.trim().toUpperCase();
    return shapes.has(shapeOf(number)) ? number : undefined;
  };
}

/** A prisoner number, or what is left of one where a file was cut. */
export function createCutNumberFinder({ numbers }: RollMapping): (text: string) => boolean {
  if (numbers === undefined) return (text) => /^[a-z](?:\d{1,4}[a-z]{0,2})?$/iu.test(text);
  return (text) => {
    const shape = shapeOf(text);
    return shape !== "" && numbers.some((number) => number.startsWith(shape));
  };
}
