import { loadPlanFonts } from "./fonts.js";
import { type MarkdownBlocks, type MarkdownProblem, readMarkdown } from "./markdownBlocks.js";
import type { HeaderReading, TemplateHeader } from "./templateHeader.js";

/** A picture and the line of the body that names it. */
interface NamedPicture {
  readonly file: string;
  readonly line: number;
}

const LIQUID = /\{%-?\s*comment\s*-?%\}[\s\S]*?\{%-?\s*endcomment\s*-?%\}|\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}/g;
/** Stands for a tag while lines are sorted; no template may hold it. */
const TAG = "\u0000";

/**
 * What is wrong with the Markdown of a template, looked at as if every branch were taken once: so a mistake in words that
 * hardly any plan prints is still found when the template is read. Lines count from 1 in the body.
 */
export function markdownMistakes(
  body: string,
  header: TemplateHeader,
): { problems: MarkdownProblem[]; pictures: NamedPicture[] } {
  const { text, lineOf } = everyBranch(body);
  const { problems, headings, pictures } = readMarkdown(text);
  const none = headings.length === 0 ? [{ line: 1, message: "A plan has no heading: start it with # and its name." }] : [];
  const found = [...problems, ...none, ...headingMistakes(headings)].map(({ line, message }) => ({
    line: lineOf[line - 1] ?? 1,
    message,
  }));
  return {
    problems: [...found, ...filledInFiles(body), ...missingLetters(text, lineOf, header)],
    pictures: pictures.map(({ file, line }) => ({ file, line: lineOf[line - 1] ?? 1 })),
  };
}

/** A picture that is there or not by what is filled in could name any file. */
function filledInFiles(body: string): MarkdownProblem[] {
  return body
    .split("\n")
    .flatMap((text, index) =>
      /\]\([^)]*\{[{%]/.test(text) ? [{ line: index + 1, message: "The file of a picture cannot be filled in." }] : [],
    );
}

/** The body with a word for each value and without tags, and the line each of its lines came from. */
function everyBranch(body: string): { text: string; lineOf: number[] } {
  const masked = body.replace(LIQUID, (liquid) => {
    const lines = liquid.split("\n").length - 1;
    return `${liquid.startsWith("{{") ? "x" : TAG}${`\n${TAG}`.repeat(lines)}`;
  });
  const kept = masked
    .split("\n")
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => !line.includes(TAG) || line.replaceAll(TAG, "").trim() !== "");
  return { text: kept.map(({ line }) => line.replaceAll(TAG, "")).join("\n"), lineOf: kept.map(({ number }) => number) };
}

/** A page is read by its headings: one of the first level, at the top, and none that skips a level (PDF/UA). */
function headingMistakes(headings: MarkdownBlocks["headings"]): MarkdownProblem[] {
  return headings.flatMap(({ level, line }, index) => {
    const before = headings[index - 1]?.level ?? 0;
    if ((index === 0) !== (level === 1))
      return [{ line, message: "A plan has one heading with a single #, and it comes first." }];
    return level > before + 1 ? [{ line, message: "A heading skips a level: ### must stand under ##." }] : [];
  });
}

/** Words of the header that the font has no letters for: they are drawn too. */
export function headerMistakes(header: TemplateHeader, lineOf: HeaderReading["lineOf"]): MarkdownProblem[] {
  const fonts = loadPlanFonts(header.font);
  return (["words", "foot"] as const).flatMap((part) =>
    Object.entries(header[part]).flatMap(([key, text]) => {
      const missing = fonts.regular.firstMissing(text);
      return missing === undefined ? [] : [{ line: lineOf(part, key), message: noLetter(missing) }];
    }),
  );
}

function noLetter(missing: string): string {
  return `The font has no letter for ${missing}.`;
}

function missingLetters(text: string, lineOf: readonly number[], header: TemplateHeader): MarkdownProblem[] {
  const fonts = loadPlanFonts(header.font);
  return text.split("\n").flatMap((line, index) => {
    const missing = fonts.regular.firstMissing(line);
    return missing === undefined ? [] : [{ line: lineOf[index] ?? 1, message: noLetter(missing) }];
  });
}
