import { headingKey } from "./headings.js";
import type { RollMapping } from "./rollMapping.js";

/**
 * The headings of a table whose titles stand over several columns each, with the columns' own headings in the row below: "Name" over "Surname" and
 * "Forename". A column is called by both together where a mapping knows that ("Release" over "Date"), else by its own where a mapping knows that,
 * else by both; and by the one there is where there is only one.
 */
export function joinHeadings(upper: readonly string[], lower: readonly string[], mappings: readonly RollMapping[]): string[] {
  const known = new Set(
    mappings.flatMap((mapping) => [...Object.values(mapping.columns).flat(), ...mapping.ignore].map(headingKey)),
  );
  const titles = spreadTitles(upper, lower);
  return titles.map((title, index) => {
    const own = lower[index] ?? "";
    if (isBlank(title)) return own;
    if (isBlank(own)) return title;
    const both = `${title.trim()} ${own.trim()}`;
    return !known.has(headingKey(both)) && known.has(headingKey(own)) ? own : both;
  });
}

/** A merged title stands in the first of its cells: it goes for those on its right, too, as long as they have headings of their own. */
function spreadTitles(upper: readonly string[], lower: readonly string[]): string[] {
  let title = "";
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, index) => {
    const here = upper[index] ?? "";
    if (!isBlank(here)) title = isBlank(lower[index]) ? "" : here;
    else if (isBlank(lower[index])) title = "";
    return isBlank(here) ? title : here;
  });
}

function isBlank(cell: string | undefined): boolean {
  return cell === undefined || cell.trim() === "";
}
