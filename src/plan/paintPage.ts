import type { Page, PlacedRow } from "./paginate.js";
import { paintPicture } from "./paintPicture.js";
import { type Band, type PictureMark, type Shape, spanOf, type TextMark } from "./rows.js";
import type { StructureNode } from "./structure.js";
import type { TemplateHeader } from "./templateHeader.js";
import type { PaintedLine, TextPainter } from "./textPainter.js";

type Document = PDFKit.PDFDocument;

/** Room over or under a band that goes on from or to another page. */
const BAND_OVERHANG = 8;
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
export function paintPage(document: Document, text: TextPainter, page: Page, header: TemplateHeader, edges: Edges): void {
  artifact(document, "Layout", () => {
    for (const band of bandsOf(page)) paintBand(document, band, page, header);
    for (const placed of page) for (const shape of placed.row.shapes) paintShape(document, shape, placed, header);
  });
  for (const { node, marks } of inReadingOrder(page)) {
    const paint = () => paintMarks(document, text, marks, header);
    if (node === undefined) artifact(document, "Pagination", paint);
    else content(document, node, paint);
  }
  artifact(document, "Pagination", () => paintFoot(document, text, edges, header));
  if (edges.notice !== "") artifact(document, "Pagination", () => paintNotice(document, text, edges.notice, header));
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

function paintMarks(document: Document, text: TextPainter, marks: readonly PlacedMark[], { colours }: TemplateHeader): void {
  const lines: PaintedLine[] = [];
  for (const { mark, y } of marks) {
    if ("picture" in mark) paintPicture(document, mark, y);
    else
      lines.push({ segments: mark.segments, x: mark.x, size: mark.size, baseline: y + mark.baseline, colour: colours[mark.ink] });
  }
  if (lines.length > 0) text.paint(lines);
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
function paintFoot(document: Document, text: TextPainter, foot: Edges, { sizes, margins, colours }: TemplateHeader): void {
  const { width, height } = document.page;
  const size = sizes.foot;
  const line = height - margins.bottom + size * 0.8;
  const right = width - margins.right;
  document.lineWidth(0.75).moveTo(margins.left, line).lineTo(right, line).stroke(colours.line);
  const widthOf = (words: string) => text.widthOf(words, size);
  const [afterLeft, beforeRight] = [margins.left + widthOf(foot.left) + size, right - widthOf(foot.right) - size];
  const centred = widthOf(foot.centre);
  const middle = (width - centred) / 2;
  const isOneLine = afterLeft + centred <= beforeRight;
  const baseline = line + size * (isOneLine ? 1.4 : 1.1);
  const centre = isOneLine ? Math.min(Math.max(middle, afterLeft), beforeRight - centred) : middle;
  const places: readonly [words: string, x: number, below: number][] = [
    [foot.left, margins.left, 0],
    [foot.centre, centre, isOneLine ? 0 : size * 1.15],
    [foot.right, beforeRight + size, 0],
  ];
  text.paint(
    places.map(([words, x, below]) => ({
      segments: [{ text: words, bold: false, x }],
      ...{ x: 0, baseline: baseline + below, size, colour: colours.text },
    })),
  );
}

/** In the middle of the margin above, as large as the foot. */
function paintNotice(document: Document, text: TextPainter, notice: string, { sizes, margins, colours }: TemplateHeader): void {
  const size = sizes.foot;
  const x = (document.page.width - text.widthOf(notice, size, true)) / 2;
  const baseline = margins.top / 2 + size / 3;
  text.paint([{ segments: [{ text: notice, bold: true, x: 0 }], x, baseline, size, colour: colours.text }]);
}
