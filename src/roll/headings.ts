/** Columns that a rejects file of ours adds. Every mapping knows them and reads nothing from them. */
export const REJECT_HEADINGS = ["line", "column", "problem"] as const;

/** A heading as headings are compared: case, spaces, line breaks and byte order marks do not tell two apart. */
export function headingKey(heading: string): string {
  return heading
    .normalize("NFC")
    .replace(/[\s\u200b\ufeff]+/gu, "")
    .toLowerCase();
}

/** A heading as it is shown: on one line. */
export function headingName(heading: string): string {
  return heading.replace(/[\s\u200b\ufeff]+/gu, " ").trim();
}

/** What the columns of a table without headings are called, by their place from 1. */
export function positionHeadings(width: number): string[] {
  return Array.from({ length: width }, (_, index) => `column ${index + 1}`);
}

/** The place that such a name means, from 1; undefined where it is another heading. */
export function positionOf(heading: string): number | undefined {
  const place = /^column([1-9]\d{0,3})$/u.exec(headingKey(heading))?.[1];
  return place === undefined ? undefined : Number(place);
}
