import type { Token } from "markdown-it";
import type { Run, Runs } from "./blocks.js";

/** A picture as a template writes it: `![what it shows](file.png){width=120}`. */
export interface PictureWords {
  readonly alt: string;
  readonly file: string;
  /** In points; undefined: as large as it is at 150 dots to the inch. */
  readonly width: number | undefined;
}

const WIDTH = /^\{width=(\d{1,3})\}$/;

/** The words of a line with their weight and language; a token that cannot be on a page is handed to `refuse`, a line break to `newLine`. */
export function runsOf(tokens: readonly Token[], refuse: (token: Token) => void, newLine: () => void): Runs {
  const runs: Run[] = [];
  let bold = false;
  let lang: string | undefined;
  const put = (text: string) => runs.push({ text, bold, ...(lang === undefined ? {} : { lang }) });
  for (const token of tokens) {
    if (token.type === "strong_open" || token.type === "strong_close") bold = token.type === "strong_open";
    else if (token.type === "phrase_open" || token.type === "phrase_close") lang = token.info || undefined;
    else if (token.type === "text" || token.type === "text_special") put(token.content);
    else if (token.type === "softbreak" || token.type === "hardbreak") {
      put("\n");
      newLine();
    } else refuse(token);
  }
  return runs.filter(({ text }) => text !== "");
}

/** The picture that a paragraph is, where there is nothing else in it. */
export function pictureOf(tokens: readonly Token[]): PictureWords | undefined {
  const [image, after, ...others] = tokens.filter(({ type, content }) => type !== "text" || content !== "");
  if (image?.type !== "image" || others.length > 0) return undefined;
  const width = after === undefined ? undefined : WIDTH.exec(after.content)?.[1];
  if (after !== undefined && width === undefined) return undefined;
  return {
    alt: image.content.trim(),
    file: String(image.attrGet("src") ?? ""),
    width: width === undefined ? undefined : Number(width),
  };
}
