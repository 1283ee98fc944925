import MarkdownIt, { type Token } from "markdown-it";
import { type Block, FENCES, type Fence, type ListItem, plainText, type Run, type Runs } from "./blocks.js";
import { fences } from "./fenceRule.js";
import { type PictureWords, pictureOf, runsOf } from "./inlineRuns.js";
import { phrases } from "./phraseRule.js";

/** A construct that a plan cannot be made of. Lines count from 1, in the text that was read. */
export interface MarkdownProblem {
  readonly line: number;
  readonly message: string;
}

export interface MarkdownBlocks {
  readonly blocks: readonly Block[];
  readonly problems: readonly MarkdownProblem[];
  readonly headings: readonly { readonly level: number; readonly line: number }[];
  readonly pictures: readonly (PictureWords & { readonly line: number })[];
}

/** HTML is read only in order to refuse it: nothing here is ever drawn as HTML. */
const MARKDOWN = new MarkdownIt({ html: true, linkify: false, typographer: false }).use(fences).use(phrases);

/** What to do instead, by the token of a construct that is not one of ours. */
const UNSUPPORTED: Readonly<Record<string, string>> = {
  html_block: "HTML is not allowed in a plan. Use Markdown and ::: boxes.",
  html_inline: "HTML is not allowed in a plan. Use Markdown and ::: boxes.",
  image: "A picture stands alone, with an empty line before and after it; only {width=120} may follow.",
  phrase_error: "Write [words]{lang=cy} for words in another language, with its code: cy, pl, ar.",
  link_open: "A link cannot be followed on paper. Write the address or the phone number out.",
  em_open: "Slanted text is hard to read. Use **bold**.",
  s_open: "Crossed-out text is not allowed in a plan.",
  code_inline: "Code is not allowed in a plan.",
  code_block: "A line that starts with four spaces is code in Markdown. Start it further left.",
  fence: "Code is not allowed in a plan. Use ::: box for a box.",
  blockquote_open: "Quotations are not allowed in a plan. Use ::: box.",
  hr: "A line across the page is not allowed. Use a heading, or ::: new-page.",
};

/** What blocks are called elsewhere, and here. */
const CALLED: Readonly<Record<string, string>> = {
  timetable: "::: day for each day",
  signature: "::: sign",
  "page-break": "::: new-page",
  checklist: "a list of - [ ] lines",
  qr: "::: code",
  picture: "![what it shows](file.png)",
};
/** More would be too narrow to read. */
export const MOST_COLUMNS = 3;

/** Reads Markdown into blocks. A new line in the text is a new line on the page. */
export function readMarkdown(text: string): MarkdownBlocks {
  const reader = new BlockReader(MARKDOWN.parse(text, {}));
  const blocks = reader.readUntil(undefined);
  const { problems, headings, pictures } = reader;
  return { blocks, problems, headings, pictures };
}

/**
 * Walks the flat list of tokens; every reading method starts at the token after an opening one and ends after its closing one.
 */
class BlockReader {
  readonly problems: MarkdownProblem[] = [];
  readonly headings: { level: number; line: number }[] = [];
  readonly pictures: (PictureWords & { line: number })[] = [];
  /** The boxes that stand around what is read. */
  private readonly within: Fence[] = [];
  private position = 0;
  private line = 1;

  constructor(private readonly tokens: readonly Token[]) {}

  readUntil(closing: string | undefined, inDay = false): Block[] {
    const blocks: Block[] = [];
    for (let token = this.next(); token !== undefined && token.type !== closing; token = this.next()) {
      const block = this.readBlock(token, inDay);
      if (block !== undefined) blocks.push(block);
    }
    return blocks;
  }

  private readBlock(token: Token, inDay: boolean): Block | undefined {
    switch (token.type) {
      case "heading_open":
        return this.readHeading(Number(token.tag.slice(1)));
      case "paragraph_open":
        return this.readParagraph();
      case "bullet_list_open":
        return { kind: "list", ordered: false, items: this.readItems("bullet_list_close", inDay) };
      case "ordered_list_open":
        return { kind: "list", ordered: true, items: this.readItems("ordered_list_close", false) };
      case "table_open":
        return this.readTable();
      case "fence_open":
        return this.readFence(token.info);
      default:
        this.refuse(token);
        return undefined;
    }
  }

  private readHeading(level: number): Block | undefined {
    this.headings.push({ level, line: this.line });
    const runs = this.readInline("heading_close");
    if (level === 1 || level === 2 || level === 3) return { kind: "heading", level, runs, fixedWords: plainText(runs) };
    this.problem("A plan has headings of three levels: #, ## and ###.");
    return undefined;
  }

  private readParagraph(): Block {
    const picture = pictureOf(this.tokens[this.position]?.children ?? []);
    if (picture === undefined) return { kind: "paragraph", runs: this.readInline("paragraph_close") };
    this.pictures.push({ ...picture, line: this.line });
    if (picture.alt === "") this.problem("A picture needs words for who cannot see it: ![what it shows](file.png).");
    this.readUntil("paragraph_close");
    return { kind: "picture", ...picture };
  }

  private readFence(name: string): Block | undefined {
    const fence = FENCES.find((known) => known === name);
    if (fence === undefined) {
      const here = CALLED[name] === undefined ? `Use one of: ${FENCES.join(", ")}.` : `Use ${CALLED[name]}.`;
      this.problem(`::: ${name} is not known. ${here}`);
      this.readUntil("fence_close");
      return undefined;
    }
    const line = this.line;
    if (fence === "column" && this.within.at(-1) !== "columns") this.problem("::: column stands in ::: columns.");
    if ((fence === "new-page" || fence === "columns") && this.within.includes("columns"))
      this.problem(`::: ${fence} cannot stand in ::: columns.`);
    this.within.push(fence);
    const blocks = this.readUntil("fence_close", fence === "day");
    this.within.pop();
    if (fence === "columns" && !areColumns(blocks))
      this.problems.push({ line, message: `::: columns holds two or ${MOST_COLUMNS} ::: column and nothing else.` });
    return { kind: "fence", fence, blocks };
  }

  private readItems(closing: string, inDay: boolean): ListItem[] {
    const items: ListItem[] = [];
    for (let token = this.next(); token !== undefined && token.type !== closing; token = this.next()) {
      items.push(itemOf(this.readUntil("list_item_close", inDay), inDay));
    }
    return items;
  }

  private readTable(): Block {
    const rows: Runs[][] = [];
    for (let token = this.next(); token !== undefined && token.type !== "table_close"; token = this.next()) {
      if (token.type === "tr_open") rows.push([]);
      else if (token.type === "th_open" || token.type === "td_open")
        rows.at(-1)?.push(this.readInline(token.type.replace("open", "close")));
    }
    return { kind: "table", header: rows[0] ?? [], rows: rows.slice(1) };
  }

  private readInline(closing: string): Runs {
    const runs: Run[] = [];
    const newLine = () => {
      this.line++;
    };
    for (let token = this.next(); token !== undefined && token.type !== closing; token = this.next()) {
      runs.push(...runsOf(token.children ?? [], (refused) => this.refuse(refused), newLine));
    }
    if (runs.some(({ text }) => text.includes("![")))
      this.problem("This is no picture: write ![what it shows](file.png), without spaces in the name of the file.");
    return runs;
  }

  private next(): Token | undefined {
    const token = this.tokens[this.position++];
    if (token?.map) this.line = token.map[0] + 1;
    return token;
  }

  private refuse(token: Token): void {
    if (token.type.endsWith("_close") || token.type === "inline") return;
    this.problem(
      token.type === "fence_error" ? token.content : (UNSUPPORTED[token.type] ?? "This Markdown is not allowed in a plan."),
    );
  }

  private problem(message: string): void {
    this.problems.push({ line: this.line, message });
  }
}

function areColumns(blocks: readonly Block[]): boolean {
  const columns = blocks.filter((block) => block.kind === "fence" && block.fence === "column");
  return columns.length === blocks.length && columns.length >= 2 && columns.length <= MOST_COLUMNS;
}

/** `- [ ] …` is a box to tick; in a day block, the bold words at the start of an item are its label. */
function itemOf(blocks: Block[], inDay: boolean): ListItem {
  const [first, ...rest] = blocks;
  if (first?.kind !== "paragraph") return { label: undefined, tick: false, blocks };
  const [start, ...others] = first.runs;
  if (start?.text.startsWith("[ ] ")) {
    const runs = [{ ...start, text: start.text.slice(4) }, ...others];
    return { label: undefined, tick: true, blocks: [{ kind: "paragraph", runs }, ...rest] };
  }
  if (!inDay) return { label: undefined, tick: false, blocks };
  const body = first.runs.findIndex(({ bold, text }) => !bold || text === "\n");
  const label = body < 0 ? first.runs : first.runs.slice(0, body);
  const runs = body < 0 ? [] : withoutLeadingBreak(first.runs.slice(body));
  return { label, tick: false, blocks: [{ kind: "paragraph", runs }, ...rest] };
}

/** What follows a label starts on the label's own line. */
function withoutLeadingBreak(runs: Runs): Runs {
  const [first, ...rest] = runs;
  if (first === undefined) return runs;
  const text = first.text.trimStart();
  return text === "" ? rest : [{ ...first, text }, ...rest];
}
