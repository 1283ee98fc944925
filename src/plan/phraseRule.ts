import type { MarkdownIt, StateInline } from "markdown-it";

const LANGUAGE = /^\{lang=([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\}/;
const ATTRIBUTE = /^\{[a-z]+=[^}\n]*\}/;

/**
 * Teaches Markdown `[words]{lang=cy}`: words in another language than the page, so that they are read aloud as what they are. Anything else
 * in such brackets becomes a `phrase_error`.
 */
export function phrases(markdown: MarkdownIt): void {
  markdown.inline.ruler.before("link", "phrases", phraseRule);
}

function phraseRule(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== "[") return false;
  const end = state.md.helpers.parseLinkLabel(state, state.pos);
  if (end < 0) return false;
  const after = state.src.slice(end + 1);
  const attribute = ATTRIBUTE.exec(after)?.[0];
  if (attribute === undefined) return false;
  if (!silent) pushPhrase(state, end, LANGUAGE.exec(after)?.[1]);
  state.pos = end + 1 + attribute.length;
  return true;
}

function pushPhrase(state: StateInline, end: number, language: string | undefined): void {
  const { pos, posMax } = state;
  if (language === undefined) state.push("phrase_error", "", 0);
  else state.push("phrase_open", "", 1).info = language;
  state.pos = pos + 1;
  state.posMax = end;
  state.md.inline.tokenize(state);
  state.pos = pos;
  state.posMax = posMax;
  if (language !== undefined) state.push("phrase_close", "", -1);
}
