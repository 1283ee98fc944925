import type { Block, Fence, ListItem, Runs } from "./blocks.js";
import type { PlanFonts } from "./fonts.js";
import { layOutCode } from "./layoutCode.js";
import { layOutColumns } from "./layoutColumns.js";
import { layOutPicture } from "./layoutPicture.js";
import { layOutTable } from "./layoutTable.js";
import type { Picture } from "./picture.js";
import { type Band, buildRow, headedAgain, held, type Row, withGap } from "./rows.js";
import { gapBetween } from "./spacing.js";
import { type StructureNode, StructureTree } from "./structure.js";
import { heightOf, sheetOf, type TemplateHeader } from "./templateHeader.js";
import { measure } from "./textLines.js";
import { type Frame, TextSetter } from "./textSetter.js";

const PADDING = { box: 0.9, note: 0.8, day: 0.15 };
const INDENT = { box: 1.3, note: 1.1, day: 1.1 };
const BULLET_INDENT = 1.25;
const TICK_INDENT = 1.9;
/** Room for "12:30pm" and a little more; longer labels take what they need, up to a part of the width. */
const LABEL_GAP = 1.1;
const WIDEST_LABEL = 0.35;
const HEADING_LINE_HEIGHT = 1.2;
/** A part of the height between the margins: a picture leaves room for its heading. */
const TALLEST_PICTURE = 0.85;

interface LaidOutPlan {
  readonly rows: readonly Row[];
  readonly root: StructureNode;
}

/** What a plan is set in. */
export interface LayoutBasis {
  readonly header: TemplateHeader;
  readonly fonts: PlanFonts;
  readonly pictures: ReadonlyMap<string, Picture>;
}

/** Sets the blocks of a plan as rows, and builds the structure that a screen reader walks. */
export function layOutPlan(blocks: readonly Block[], { header, fonts, pictures }: LayoutBasis): LaidOutPlan {
  const tree = new StructureTree();
  const layout = new PlanLayout(new TextSetter(header, fonts, tree), pictures);
  const { margins, sizes } = header;
  const width = sheetOf(header).width - margins.left - margins.right;
  const frame = { x: margins.left, width, parent: tree.root, size: sizes.text, ink: "text", bands: [], inDay: false } as const;
  return { rows: layout.blocks(blocks, frame), root: tree.root };
}

class PlanLayout {
  /** Levels never skip in a finished plan, whichever branches it took. */
  private headingLevel = 0;

  constructor(
    private readonly setter: TextSetter,
    private readonly pictures: ReadonlyMap<string, Picture>,
  ) {}

  blocks(blocks: readonly Block[], frame: Frame): Row[] {
    const rows: Row[] = [];
    let before: Block | undefined;
    let newPage = false;
    for (const block of blocks) {
      if (block.kind === "fence" && block.fence === "new-page") {
        newPage = true;
        continue;
      }
      const set = this.block(block, frame);
      if (set.length === 0) continue;
      const spaced = withGap(set, before === undefined ? 0 : gapBetween(before, block, this.setter.header.sizes.text));
      rows.push(...spaced.map((row, index) => (index === 0 && newPage ? { ...row, newPage } : row)));
      before = block;
      newPage = false;
    }
    return rows;
  }

  private block(block: Block, frame: Frame): Row[] {
    switch (block.kind) {
      case "heading":
        return this.heading(block.level, block.runs, frame);
      case "paragraph":
        return this.setter.text(block.runs, frame, "P");
      case "list":
        return this.list(block.items, block.ordered, frame);
      case "table":
        return layOutTable(block, frame, this.setter, false);
      case "picture":
        return this.picture(block, frame);
      case "fence":
        return this.fence(block.fence, block.blocks, frame);
    }
  }

  private heading(level: 1 | 2 | 3, runs: Runs, frame: Frame): Row[] {
    const { sizes } = this.setter.header;
    const size = { 1: sizes.heading1, 2: sizes.heading2, 3: sizes.heading3 }[level];
    this.headingLevel = Math.min(level, this.headingLevel + 1);
    const type = (["H1", "H2", "H3"] as const)[this.headingLevel - 1] ?? "H1";
    const bold = runs.map((run) => ({ ...run, text: run.text.replaceAll("\n", " "), bold: true }));
    const rows = this.setter.text(bold, { ...frame, size, ink: level === 3 ? frame.ink : "accent" }, type, HEADING_LINE_HEIGHT);
    const starts = level === 2 && frame.bands.length === 0;
    return held(starts ? rows.map((row, index) => (index === 0 ? this.ruled(row, frame) : row)) : rows, 3, true);
  }

  /** A section of the page starts with a line over its heading. */
  private ruled(row: Row, frame: Frame): Row {
    const above = this.setter.header.sizes.text * 0.55;
    const text = row.text.map((mark) => ({ ...mark, baseline: mark.baseline + above }));
    const line = { kind: "line", x: frame.x, y: 0, width: frame.width, weight: 1.5, ink: "accent" } as const;
    return { ...row, height: row.height + above, text, shapes: [line] };
  }

  private list(items: readonly ListItem[], ordered: boolean, frame: Frame): Row[] {
    const list = this.setter.tree.add(frame.parent, "L");
    const labelWidth = this.labelWidth(items, frame);
    const rows = items.map((item, index) => {
      const set = held(this.item(item, ordered ? `${index + 1}.` : "\u2022", labelWidth, { ...frame, parent: list }), 2);
      return index === 0 ? set : withGap(set, frame.size * (frame.inDay ? 0.7 : this.leading()));
    });
    return rows.flat();
  }

  /** Items stand as far apart as the lines of the template do: wide apart where it is set wide. A part of the size of the text. */
  private leading(): number {
    return this.setter.header.lineHeight - 1;
  }

  /** Labels of one list stand in a column as wide as the widest of them needs. */
  private labelWidth(items: readonly ListItem[], frame: Frame): number {
    const widths = items.map(({ label }) => (label === undefined ? 0 : measure(label, frame.size, this.setter.fonts).whole));
    const widest = Math.max(0, ...widths);
    return widest === 0 ? 0 : Math.min(Math.max(widest, frame.size * 4), frame.width * WIDEST_LABEL) + frame.size * LABEL_GAP;
  }

  private item(item: ListItem, bullet: string, labelWidth: number, frame: Frame): Row[] {
    const indent = labelWidth > 0 ? labelWidth : frame.size * (item.tick ? TICK_INDENT : BULLET_INDENT);
    const parent = this.setter.tree.add(frame.parent, "LI");
    const label = item.label ?? [{ text: bullet, bold: false }];
    const labelFrame = { ...frame, parent, ink: "accent", width: indent - frame.size * 0.4 } as const;
    const labels = item.tick || (labelWidth > 0 && item.label === undefined) ? [] : this.setter.text(label, labelFrame, "Lbl");
    const body = { ...frame, parent: this.setter.tree.add(parent, "LBody"), x: frame.x + indent, width: frame.width - indent };
    const rows = this.beside(labels, this.blocks(item.blocks, body));
    return item.tick ? rows.map((row, index) => (index === 0 ? { ...row, shapes: [this.tick(row, frame)] } : row)) : rows;
  }

  /** Two columns of rows as one: the label's lines beside the first lines of the body. */
  private beside(labels: readonly Row[], body: readonly Row[]): Row[] {
    const rows = body.map((row, index) => ({ ...row, text: [...(labels[index]?.text ?? []), ...row.text] }));
    return [...rows, ...labels.slice(body.length)];
  }

  private tick(row: Row, { x, size }: Frame): Row["shapes"][number] {
    return { kind: "tick", x: x + 1, y: (row.height - size) / 2, size };
  }

  private fence(fence: Fence, blocks: readonly Block[], frame: Frame): Row[] {
    switch (fence) {
      case "large":
        return this.blocks(blocks, { ...frame, size: this.setter.header.sizes.large, ink: "accent" });
      case "keep":
        return held(this.blocks(blocks, frame), 1);
      case "sign":
        return held(
          blocks.flatMap((block) =>
            block.kind === "table" ? layOutTable(block, frame, this.setter, true) : this.block(block, frame),
          ),
          3,
        );
      case "columns":
        return layOutColumns(blocks, frame, heightOf(this.setter.header), (block, column) => this.blocks([block], column));
      case "column":
        return this.blocks(blocks, frame);
      case "code":
        return layOutCode(blocks, frame, this.setter);
      case "new-page":
        return [];
      default:
        return this.banded(fence, blocks, frame);
    }
  }

  /** A box, a note or a day: its rows within a band, with room above and below. */
  private banded(fence: Band["fence"], blocks: readonly Block[], frame: Frame): Row[] {
    const band: Band = { fence, x: frame.x, width: frame.width };
    const indent = frame.size * INDENT[fence];
    const right = fence === "day" ? 0 : indent;
    const inner: Frame = {
      ...frame,
      x: frame.x + indent,
      width: frame.width - indent - right,
      bands: [...frame.bands, band],
      inDay: fence === "day",
    };
    const rows = fence === "day" ? headedAgain(this.blocks(blocks, inner)) : this.blocks(blocks, inner);
    if (rows.length === 0) return [];
    const room = buildRow({ height: frame.size * PADDING[fence], bands: inner.bands, rooms: [band], hold: 3 });
    return [room, ...held(rows.slice(0, -1), 1, true), ...held(rows.slice(-1), 3, true), { ...room, hold: 0 }];
  }

  private picture({ file, alt, width }: Extract<Block, { kind: "picture" }>, frame: Frame): Row[] {
    const picture = this.pictures.get(file);
    if (picture === undefined) throw new RangeError("The file of a picture cannot be filled in.");
    return layOutPicture(picture, alt, { width, tallest: heightOf(this.setter.header) * TALLEST_PICTURE }, frame, this.setter);
  }
}
