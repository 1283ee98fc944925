import type { Run, Runs } from "./blocks.js";
import type { PlanFonts } from "./fonts.js";
import type { Segment } from "./textLines.js";

/** Stretches of a line that are of one language, and the how-manieth phrase of the text they belong to. */
export interface PhraseSegments {
  readonly phrase: number;
  readonly segments: readonly Segment[];
}

const SPACE = /[ \n\u00a0]/;

/** The text as phrases, each of one language. */
export function phrasesOf(runs: Runs): Run[][] {
  const phrases: Run[][] = [];
  for (const run of runs) {
    const last = phrases.at(-1);
    if (last !== undefined && last[0]?.lang === run.lang) last.push(run);
    else phrases.push([run]);
  }
  return phrases;
}

/**
 * Cuts lines where the language changes. A line keeps every letter of its text and no more, but not every space: so letters are counted, and a
 * space belongs to the letter before it.
 */
export function cutAtPhrases(
  lines: readonly { readonly segments: readonly Segment[] }[],
  phrases: readonly Runs[],
  size: number,
  fonts: PlanFonts,
): PhraseSegments[][] {
  const owners = phrases.flatMap((runs, phrase) =>
    [...runs.map(({ text }) => text).join("")].filter((letter) => !SPACE.test(letter)).map(() => phrase),
  );
  let letters = 0;
  const cut = (segment: Segment): { phrase: number; segment: Segment }[] => {
    const parts: { phrase: number; text: string; before: string }[] = [];
    let before = "";
    for (const letter of segment.text) {
      const phrase = owners[SPACE.test(letter) ? Math.max(0, letters - 1) : letters++] ?? 0;
      const last = parts.at(-1);
      if (last?.phrase === phrase) last.text += letter;
      else parts.push({ phrase, text: letter, before });
      before += letter;
    }
    const font = segment.bold ? fonts.bold : fonts.regular;
    return parts.map(({ phrase, text, before: left }) => ({
      phrase,
      segment: { text, bold: segment.bold, x: segment.x + (left === "" ? 0 : font.widthOf(left, size)) },
    }));
  };
  return lines.map(({ segments }) => gathered(segments.flatMap(cut)));
}

function gathered(parts: readonly { phrase: number; segment: Segment }[]): PhraseSegments[] {
  const phrases = new Map<number, Segment[]>();
  for (const { phrase, segment } of parts) phrases.set(phrase, [...(phrases.get(phrase) ?? []), segment]);
  return [...phrases].map(([phrase, segments]) => ({ phrase, segments }));
}
