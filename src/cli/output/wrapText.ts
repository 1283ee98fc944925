import { charactersOf, characterWidth, displayWidth } from "./displayWidth.js";

/**
 * A text in lines of at most `width` columns, broken between words, and within a word only where it is longer than a line. Its own
 * line ends stay. Beyond `maxLines` the rest is left out and the last line ends with "…".
 */
export function wrapText(text: string, width: number, maxLines = Number.POSITIVE_INFINITY): readonly string[] {
  const lines = text.split("\n").flatMap((paragraph) => wrapParagraph(paragraph, width));
  if (lines.length <= maxLines) return lines;
  return [...lines.slice(0, maxLines - 1), withEllipsis(lines[maxLines - 1] ?? "", width)];
}

function wrapParagraph(paragraph: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of paragraph.split(/[ \t]+/).flatMap((whole) => breakWord(whole, width))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (displayWidth(longer) <= width) {
      line = longer;
    } else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  return lines;
}

/** A word in pieces that each fit a line: after a hyphen, a low line or a slash where it has one, else wherever the line ends. */
function breakWord(word: string, width: number): readonly string[] {
  if (displayWidth(word) <= width) return [word];
  const parts = word.split(/(?<=[-_/])/u).flatMap((part) => (displayWidth(part) <= width ? [part] : charactersOf(part)));
  const pieces: string[] = [];
  let piece = "";
  for (const part of parts) {
    if (piece !== "" && displayWidth(piece) + displayWidth(part) > width) {
      pieces.push(piece);
      piece = "";
    }
    piece += part;
  }
  pieces.push(piece);
  return pieces;
}

function withEllipsis(line: string, width: number): string {
  let kept = "";
  for (const character of charactersOf(line)) {
    if (displayWidth(kept) + characterWidth(character) > width - 1) break;
    kept += character;
  }
  return `${kept}…`;
}
