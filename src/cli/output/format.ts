/** How results are written. A table is drawn on a terminal and plain text in columns elsewhere. */
export const FORMATS = ["table", "json", "csv", "ndjson"] as const;
export type Format = (typeof FORMATS)[number];
