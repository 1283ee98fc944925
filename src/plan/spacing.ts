import type { Block } from "./blocks.js";

/** Spaces, as parts of the size of the text: so large print stays in proportion. */
const SPACE = {
  heading2: 1.05,
  heading3: 0.8,
  paragraph: 0.62,
  table: 0.75,
  box: 0.95,
  days: 0.6,
  afterHeading: 0.42,
  boxAfterHeading: 0.6,
};

/** The space between two blocks, in points, where text is `size` points large: as between what stands next to one another in them, where they are only kept together. */
export function gapBetween(above: Block, below: Block, size: number): number {
  const [before, block] = [kept(above, -1), kept(below, 0)];
  if (block.kind === "heading") return size * (block.level === 3 ? SPACE.heading3 : SPACE.heading2);
  if (before.kind === "heading") return size * (block.kind === "fence" ? SPACE.boxAfterHeading : SPACE.afterHeading);
  if (block.kind === "table") return size * SPACE.table;
  if (isDay(before) && isDay(block)) return size * SPACE.days;
  return size * (block.kind === "fence" || block.kind === "picture" ? SPACE.box : SPACE.paragraph);
}

function isDay(block: Block): boolean {
  return block.kind === "fence" && block.fence === "day";
}

/** The first or the last block of what is kept on one page. */
function kept(block: Block, at: 0 | -1): Block {
  const inner = block.kind === "fence" && block.fence === "keep" ? block.blocks.at(at) : undefined;
  return inner === undefined ? block : kept(inner, at);
}
