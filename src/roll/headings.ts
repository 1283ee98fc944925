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
