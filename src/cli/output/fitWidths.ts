/** The natural width of a column, and the least it can be read at. */
interface ColumnNeed {
  readonly natural: number;
  readonly least: number;
}

/**
 * Widths that fit a terminal: the widest columns give way first, none goes under its least. Undefined where even that is too wide.
 * `room` is what is left for the texts, without the gaps between the columns.
 */
export function fitWidths(needs: readonly ColumnNeed[], room: number): readonly number[] | undefined {
  const widths = needs.map((need) => need.natural);
  let excess = widths.reduce((sum, width) => sum + width, 0) - room;
  while (excess > 0) {
    const widest = widestThatCanGive(needs, widths);
    if (widest === undefined) return undefined;
    widths[widest] = (widths[widest] ?? 0) - 1;
    excess -= 1;
  }
  return widths;
}

function widestThatCanGive(needs: readonly ColumnNeed[], widths: readonly number[]): number | undefined {
  let best: number | undefined;
  for (const [index, width] of widths.entries()) {
    if (width > (needs[index]?.least ?? 0) && width > (best === undefined ? 0 : (widths[best] ?? 0))) best = index;
  }
  return best;
}
