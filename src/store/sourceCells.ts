/** The unit separator, which no cell has use for. */
const BETWEEN = "\u001f";

/** A row's cells as one text; blank ones at its end are left out. */
export function joinCells(cells: readonly string[]): string {
  let last = cells.length;
  while (last > 0 && cells[last - 1] === "") last -= 1;
  const kept = last === cells.length ? cells : cells.slice(0, last);
  return kept.map((cell) => (cell.includes(BETWEEN) ? cell.replaceAll(BETWEEN, " ") : cell)).join(BETWEEN);
}

/** The cells that were joined; those left out at the end are for whoever reads them to take as blank. */
export function splitCells(text: string): readonly string[] {
  return text === "" ? [] : text.split(BETWEEN);
}
