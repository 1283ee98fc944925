import { cleanText } from "./cleanText.js";
import { loadPlanFonts, type PlanFont } from "./fonts.js";
import type { PlanTemplate } from "./planTemplate.js";

/**
 * A value in letters that the template's font has: any other is written as its number, as in [U+1F600]. For pages that have to be drawn whatever was typed; on a plan a letter that is missing
 * is an error, so that somebody writes it in another way.
 */
export function drawableValue<Value>(value: Value, template: PlanTemplate): Value {
  return inLetters(value, loadPlanFonts(template.header.font).regular) as Value;
}

function inLetters(value: unknown, font: PlanFont): unknown {
  if (typeof value === "string") return inLettersOf(value, font);
  if (Array.isArray(value)) return value.map((one) => inLetters(one, font));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inLetters(one, font)]));
}

function inLettersOf(text: string, font: PlanFont): string {
  const clean = cleanText(text);
  if (font.firstMissing(clean) === undefined) return text;
  return [...clean]
    .map((letter) => (font.firstMissing(letter) === undefined ? letter : `[${font.firstMissing(letter)}]`))
    .join("");
}
