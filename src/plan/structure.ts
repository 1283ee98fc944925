type Content = PDFKit.PDFStructureContent;

/** One element of the structure tree that a screen reader walks: a heading, a paragraph, a cell. */
export interface StructureNode {
  readonly type: StructureType;
  /** Place in reading order; a page's text is drawn in this order too, so that reading the page as it comes gives the same. */
  readonly order: number;
  readonly scope: "Column" | undefined;
  /** Words in the place of a picture. */
  readonly alt: string | undefined;
  /** The code of its language, where that is not the page's. */
  readonly lang: string | undefined;
  /** Where a picture was drawn, from the top left of its page, in points: left, top, right, bottom. */
  bbox?: readonly [number, number, number, number];
  readonly kids: (StructureNode | Content)[];
}
export type StructureType =
  | "Document"
  | "H1"
  | "H2"
  | "H3"
  | "P"
  | "Span"
  | "Figure"
  | "L"
  | "LI"
  | "Lbl"
  | "LBody"
  | "Table"
  | "TR"
  | "TH"
  | "TD";

/** What an element says beside its words. */
interface Saying {
  readonly alt?: string;
  readonly lang?: string | undefined;
}

/** What pdfkit takes for an element; its types do not know `scope` yet. */
type ElementOptions = Parameters<PDFKit.PDFDocument["struct"]>[1] & { scope?: string };

/** Makes the nodes of one document, counting reading order as it goes. */
export class StructureTree {
  private count = 0;
  readonly root = nodeOf("Document", 0, {});

  add(parent: StructureNode, type: StructureType, saying: Saying = {}): StructureNode {
    const node = nodeOf(type, ++this.count, saying);
    parent.kids.push(node);
    return node;
  }
}

function nodeOf(type: StructureType, order: number, { alt, lang }: Saying): StructureNode {
  return { type, order, scope: type === "TH" ? "Column" : undefined, alt, lang, kids: [] };
}

/** Hands the finished tree to the document, once everything has been drawn: without elements that nothing was drawn for, such as an item without words. */
export function writeStructure(document: PDFKit.PDFDocument, root: StructureNode): void {
  document.addStructure(elementOf(document, root));
}

function elementOf(document: PDFKit.PDFDocument, node: StructureNode): PDFKit.PDFStructureElement {
  const { scope, alt, lang, bbox } = node;
  const options: ElementOptions = {
    ...(scope === undefined ? {} : { scope }),
    ...(alt === undefined ? {} : { alt }),
    ...(lang === undefined ? {} : { lang }),
    ...(bbox === undefined ? {} : { bbox: [...bbox] as const }),
  };
  const children = node.kids.filter(isFilled).map((kid) => ("kids" in kid ? elementOf(document, kid) : kid));
  return document.struct(node.type, options, children);
}

/** An empty cell is still a cell: its row has as many as the head of its table. */
function isFilled(kid: StructureNode | Content): boolean {
  return !("kids" in kid) || kid.type === "TH" || kid.type === "TD" || kid.kids.some(isFilled);
}
