type Content = PDFKit.PDFStructureContent;

/** One element of the structure tree that a screen reader walks: a heading, a paragraph, a cell. */
export interface StructureNode {
  readonly type: StructureType;
  /** Place in reading order; a page's text is drawn in this order too, so that reading the page as it comes gives the same. */
  readonly order: number;
  readonly scope: "Column" | undefined;
  readonly kids: (StructureNode | Content)[];
}
export type StructureType = "Document" | "H1" | "H2" | "H3" | "P" | "L" | "LI" | "Lbl" | "LBody" | "Table" | "TR" | "TH" | "TD";

/** What pdfkit takes for an element; its types do not know `scope` yet. */
type ElementOptions = Parameters<PDFKit.PDFDocument["struct"]>[1] & { scope?: string };

/** Makes the nodes of one document, counting reading order as it goes. */
export class StructureTree {
  private count = 0;
  readonly root: StructureNode = { type: "Document", order: 0, scope: undefined, kids: [] };

  add(parent: StructureNode, type: StructureType): StructureNode {
    const node: StructureNode = { type, order: ++this.count, scope: type === "TH" ? "Column" : undefined, kids: [] };
    parent.kids.push(node);
    return node;
  }
}

/** Hands the finished tree to the document, once everything has been drawn. */
export function writeStructure(document: PDFKit.PDFDocument, root: StructureNode): void {
  document.addStructure(elementOf(document, root));
}

function elementOf(document: PDFKit.PDFDocument, node: StructureNode): PDFKit.PDFStructureElement {
  const options: ElementOptions = node.scope === undefined ? {} : { scope: node.scope };
  const children = node.kids.map((kid) => ("kids" in kid ? elementOf(document, kid) : kid));
  return document.struct(node.type, options, children);
}
