import { getDocument, OPS, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";

/** A PDF read back as another program reads it. */
export interface ReadPdf {
  readonly title: string | undefined;
  readonly language: string | undefined;
  readonly tagged: boolean;
  /** The XMP packet. */
  readonly metadata: string;
  readonly pages: readonly ReadPage[];
}

export interface ReadPage {
  /** Words that are content, in the order they are drawn, single spaces between them. Not what is marked as decoration. */
  readonly text: string;
  /** Words marked as decoration: the foot of the page, heads of a table that are repeated. */
  readonly decoration: string;
  readonly elements: readonly ReadElement[];
  readonly words: readonly PlacedText[];
  readonly width: number;
  readonly height: number;
  /** Drawing that is marked neither as content nor as decoration. */
  readonly unmarked: readonly string[];
}

/** An element of the structure tree with the words it holds. */
export interface ReadElement {
  readonly role: string;
  readonly text: string;
  /** Its language, where it says one. */
  readonly lang?: string;
  readonly children: readonly ReadElement[];
}

/**
 * A stretch of drawn text: where it starts, from the left and from the foot of the page, and how wide and tall it is, in
 * points.
 */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

type Pdf = Awaited<ReturnType<typeof getDocument>["promise"]>;
type Page = Awaited<ReturnType<Pdf["getPage"]>>;
type Node = Awaited<ReturnType<Page["getStructTree"]>> | { type: string; id: string };

const OPERATORS = new Map(Object.entries(OPS).map(([name, code]) => [code, name]));
const PAINTING = /^(showText|showSpacedText|fill|eoFill|stroke|closeStroke|paint|shadingFill|constructPath)/;

/** Throws where it opens with a password only, and that is not given or another. */
export async function readPdf(bytes: Uint8Array, password?: string): Promise<ReadPdf> {
  const opened = password === undefined ? {} : { password };
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS, ...opened });
  const pdf = await loading.promise;
  const { info, metadata } = await pdf.getMetadata();
  const { Title: title, Language: language } = info as { Title?: string; Language?: string };
  const marked = (await pdf.getMarkInfo()) as { Marked?: boolean } | null;
  const pages: ReadPage[] = [];
  for (let number = 1; number <= pdf.numPages; number++) pages.push(await readPage(await pdf.getPage(number)));
  await loading.destroy();
  return { title, language, tagged: marked?.Marked === true, metadata: String(metadata?.getRaw() ?? ""), pages };
}

/** All elements of a role in reading order, over all pages. */
export function elementsOf(pdf: ReadPdf, role: RegExp): ReadElement[] {
  const found = (elements: readonly ReadElement[]): ReadElement[] =>
    elements.flatMap((element) => [...(role.test(element.role) ? [element] : []), ...found(element.children)]);
  return found(pdf.pages.flatMap(({ elements }) => elements));
}

/** The words of all pages that are content. */
export function textOf(pdf: ReadPdf): string {
  return tidy(pdf.pages.map(({ text }) => text).join(" "));
}

async function readPage(page: Page): Promise<ReadPage> {
  const { width, height } = page.getViewport({ scale: 1 });
  const { byId, content, decoration, words } = await readText(page);
  const tree = await page.getStructTree();
  const elements = tree === null ? [] : [elementOf(tree, byId)];
  return {
    text: tidy(content),
    decoration: tidy(decoration),
    elements,
    words,
    width,
    height,
    unmarked: await unmarkedDrawing(page),
  };
}

async function readText(page: Page) {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const byId = new Map<string, string>();
  const words: PlacedText[] = [];
  let decoration = "";
  const open: (string | undefined)[] = [];
  for (const item of items) {
    if ("type" in item) {
      if (item.type === "endMarkedContent") open.pop();
      else open.push(item.type === "beginMarkedContentProps" ? (item.id ?? undefined) : undefined);
      continue;
    }
    const id = open.findLast((one) => one !== undefined);
    const text = item.hasEOL ? `${item.str} ` : item.str;
    if (id === undefined) decoration += `${text} `;
    else byId.set(id, (byId.get(id) ?? "") + text);
    const [size = 0, , , , x = 0, y = 0] = item.transform as number[];
    if (item.str.trim() !== "") words.push({ text: item.str, x, y, width: item.width, size });
  }
  return { byId, content: [...byId.values()].join(" "), decoration, words };
}

function elementOf(node: Node, texts: ReadonlyMap<string, string>): ReadElement {
  if (!("children" in node)) return { role: "", text: texts.get(node.id) ?? "", children: [] };
  const children = (node.children as Node[]).map((child) => elementOf(child, texts));
  const { role = "", lang } = node as { role?: string; lang?: string };
  const text = tidy(children.map((child) => child.text).join(" "));
  return { role, text, children, ...(lang === undefined ? {} : { lang }) };
}

async function unmarkedDrawing(page: Page): Promise<string[]> {
  const { fnArray } = await page.getOperatorList();
  const unmarked: string[] = [];
  let depth = 0;
  for (const code of fnArray) {
    const name = OPERATORS.get(code) ?? "";
    if (name.startsWith("beginMarkedContent")) depth++;
    else if (name === "endMarkedContent") depth--;
    else if (depth === 0 && PAINTING.test(name)) unmarked.push(name);
  }
  return unmarked;
}

function tidy(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
