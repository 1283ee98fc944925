import type { MarkdownIt, StateBlock } from "markdown-it";

const OPENING = /^:::+\s*([a-z][a-z-]*)\s*$/;
const CLOSING = /^:::+\s*$/;

/**
 * Teaches Markdown `::: name` … `:::`, which may stand inside one another. One that is never closed, or closes nothing, becomes
 * a `fence_error`.
 */
export function fences(markdown: MarkdownIt): void {
  markdown.block.ruler.before("fence", "fences", fenceRule, { alt: ["paragraph", "list", "blockquote"] });
}

function fenceRule(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const first = lineAt(state, startLine);
  const name = OPENING.exec(first)?.[1];
  if (name === undefined && !first.startsWith(":::")) return false;
  if (silent) return true;
  const closing = name === undefined ? undefined : closingLine(state, startLine, endLine);
  if (name === undefined || closing === undefined) {
    const token = state.push("fence_error", "", 0);
    token.map = [startLine, startLine + 1];
    token.content = name === undefined ? "A ::: closes nothing, or has no name." : `::: ${name} is never closed with :::.`;
    state.line = startLine + 1;
    return true;
  }
  pushFence(state, name, startLine, closing);
  return true;
}

function pushFence(state: StateBlock, name: string, startLine: number, closing: number): void {
  const { parentType, lineMax } = state;
  state.parentType = "blockquote";
  state.lineMax = closing;
  const opening = state.push("fence_open", "", 1);
  opening.info = name;
  opening.map = [startLine, closing];
  state.md.block.tokenize(state, startLine + 1, closing);
  state.push("fence_close", "", -1);
  state.parentType = parentType;
  state.lineMax = lineMax;
  state.line = closing + 1;
}

function closingLine(state: StateBlock, startLine: number, endLine: number): number | undefined {
  let depth = 0;
  for (let line = startLine; line < endLine; line++) {
    const text = lineAt(state, line);
    if (OPENING.test(text)) depth++;
    else if (CLOSING.test(text) && --depth === 0) return line;
  }
  return undefined;
}

function lineAt(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
}
