export type Nation = "england" | "wales";

/** Postcode areas that lie wholly, or all but wholly, in Wales. */
const WALES = new Set(["CF", "LD", "LL", "SA"]);
/** Areas with homes on both sides of the border: they tell nothing. */
const BORDER = new Set(["CH", "HR", "NP", "SY"]);

/** The nation a postcode lies in, where its area tells; homeless people go to a council in England or take the pathway in Wales. */
export function nationOf(postcode: string): Nation | undefined {
  const area = /^[A-Z]{1,2}(?=\d)/u.exec(postcode.trim().toUpperCase())?.[0];
  if (area === undefined || BORDER.has(area)) return undefined;
  return WALES.has(area) ? "wales" : "england";
}
