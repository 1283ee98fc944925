import type { Page, PlacedRow } from "./paginate.js";
import { paintPicture } from "./paintPicture.js";
import { type Band, type PictureMark, type Shape, spanOf, type TextMark } from "./rows.js";
import type { StructureNode } from "./structure.js";
import type { TemplateHeader } from "./templateHeader.js";

type Document = PDFKit.PDFDocument;

/** Room over or under a band that goes on from or to another page. */
const BAND_OVERHANG = 6;
const BOX_CORNER = 7;
const BAR = 4;

/** What stands at the foot of each page, and at the head of a preview: decoration, not content. */
interface Edges {
  readonly notice: string;
  readonly left: string;
  readonly centre: string;
  readonly right: string;
}

/**
 * Draws one page: first what is behind, as artifacts, then the words in reading order, each stretch marked as content of its
 * element. Nothing is drawn outside the one or the other (PDF/UA).
 */
export function paintPage(document: Document, page: Page, header: TemplateHeader, edges: Edges): void {
  artifact(document, "Layout", () => {
    for (const band of bandsOf(page)) paintBand(document, band, page, header);
    for (const placed of page) for (const shape of placed.row.shapes) paintShape(document, shape, placed, header);
  });
  for (const { node, marks } of inReadingOrder(page)) {
    const paint = () => {
      for (const { mark, y } of marks) {
        if ("picture" in mark) paintPicture(document, mark, y);
        else paintText(document, mark, y, header);
      }
    };
    if (node === undefined) artifact(document, "Pagination", paint);
    else content(document, node, paint);
  }
  artifact(document, "Pagination", () => paintFoot(document, edges, header));
  if (edges.notice !== "") artifact(document, "Pagination", () => paintNotice(document, edges.notice, header));
}

function artifact(document: Document, type: "Layout" | "Pagination", paint: () => void): void {
  document.markContent("Artifact", { type });
  paint();
  document.endMarkedContent();
}

function content(document: Document, node: StructureNode, paint: () => void): void {
  const marked = document.markStructureContent(node.type);
  paint();
  document.endMarkedContent();
  node.kids.push(marked);
}

interface PlacedMark {
  readonly mark: TextMark | PictureMark;
  readonly y: number;
}

/** The words and pictures of a page by element, in the order of the structure: the cells of a row one after the other, not line by line. */
function inReadingOrder(page: Page): { node: StructureNode | undefined; marks: PlacedMark[] }[] {
  const groups = new Map<StructureNode | undefined, PlacedMark[]>();
  for (const { row, y } of page) {
    for (const mark of [...row.text, ...row.pictures]) {
      const group = groups.get(mark.node);
      if (group === undefined) groups.set(mark.node, [{ mark, y }]);
      else group.push({ mark, y });
    }
  }
  return [...groups].map(([node, marks]) => ({ node, marks })).sort((a, b) => (a.node?.order ?? -1) - (b.node?.order ?? -1));
}

function paintText(document: Document, { segments, x, baseline, size, ink }: TextMark, y: number, header: TemplateHeader): void {
  document.fillColor(header.colours[ink]).fontSize(size);
  for (const segment of segments) {
    document
      .font(segment.bold ? "bold" : "regular")
      .text(segment.text, x + segment.x, y + baseline, { lineBreak: false, baseline: "alphabetic" });
  }
}

function bandsOf(page: Page): Set<Band> {
  return new Set(page.flatMap(({ row }) => row.bands));
}

/** A band reaches from the first to the last row on this page that carries it; a little further where it goes on elsewhere. */
function paintBand(document: Document, band: Band, page: Page, { colours }: TemplateHeader): void {
  const carried = page.filter(({ row }) => row.bands.includes(band));
  const [first, last] = [carried[0], carried.at(-1)];
  if (first === undefined || last === undefined) return;
  const top = first.y + spanOf(first.row, band).top - (first.row.rooms.includes(band) ? 0 : BAND_OVERHANG);
  const height = last.y + spanOf(last.row, band).bottom + (last.row.rooms.includes(band) ? 0 : BAND_OVERHANG) - top;
  const { x, width } = band;
  if (band.fence === "box") {
    document.lineWidth(1.5).roundedRect(x, top, width, height, BOX_CORNER).fillAndStroke(colours.tint, colours.accent);
  } else if (band.fence === "note") {
    document.rect(x, top, width, height).fill(colours.tint);
    document.rect(x, top, BAR, height).fill(colours.accent);
  } else {
    document.rect(x, top, BAR, height).fill(colours.accent);
  }
}

function paintShape(document: Document, shape: Shape, { y }: PlacedRow, { colours }: TemplateHeader): void {
  switch (shape.kind) {
    case "line":
      document
        .lineWidth(shape.weight)
        .moveTo(shape.x, y + shape.y)
        .lineTo(shape.x + shape.width, y + shape.y)
        .stroke(colours[shape.ink]);
      break;
    case "shade":
      document.rect(shape.x, y + shape.y, shape.width, shape.height).fill(colours.tint);
      break;
    case "tick":
      document
        .lineWidth(1.2)
        .rect(shape.x, y + shape.y, shape.size, shape.size)
        .stroke(colours.text);
      break;
  }
}

/** Left, centre and right on one line; where they are too long for it, the centre stands on a line below. */
function paintFoot(document: Document, foot: Edges, { sizes, margins, colours }: TemplateHeader): void {
  const { width, height } = document.page;
  const line = height - margins.bottom + sizes.foot * 0.8;
  const right = width - margins.right;
  document.lineWidth(0.75).moveTo(margins.left, line).lineTo(right, line).stroke(colours.line);
  document.fillColor(colours.text).font("regular").fontSize(sizes.foot);
  const [afterLeft, beforeRight] = [
    margins.left + document.widthOfString(foot.left) + sizes.foot,
    right - document.widthOfString(foot.right) - sizes.foot,
  ];
  const centred = document.widthOfString(foot.centre);
  const middle = (width - centred) / 2;
  const isOneLine = afterLeft + centred <= beforeRight;
  const y = line + sizes.foot * (isOneLine ? 1.4 : 1.1);
  const at = (text: string, x: number, below = 0) =>
    document.text(text, x, y + below, { lineBreak: false, baseline: "alphabetic" });
  at(foot.left, margins.left);
  if (isOneLine) at(foot.centre, Math.min(Math.max(middle, afterLeft), beforeRight - centred));
  else at(foot.centre, middle, sizes.foot * 1.15);
  at(foot.right, beforeRight + sizes.foot);
}

/** In the middle of the margin above, as large as the foot. */
function paintNotice(document: Document, notice: string, { sizes, margins, colours }: TemplateHeader): void {
  document.fillColor(colours.text).font("bold").fontSize(sizes.foot);
  const x = (document.page.width - document.widthOfString(notice)) / 2;
  document.text(notice, x, margins.top / 2 + sizes.foot / 3, { lineBreak: false, baseline: "alphabetic" });
}
