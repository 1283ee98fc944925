/** What a cell may hold. Days are ISO text. */
export type CellValue = string | number | boolean | null | undefined;

/** A meaning that a terminal may colour. It never stands alone: the words must say it too. */
export type Tone = "good" | "warning" | "bad" | "quiet";

/** A column of a list: `key` heads it in CSV, `title` for people. */
export interface Column<T> {
  readonly key: string;
  readonly title: string;
  get(item: T): CellValue;
  /** A day is written `Mon 23 Nov 2026` for people and ISO in data. */
  readonly kind?: "day";
  /** Other words for people; data keeps what `get` gives. */
  format?(value: string | number | boolean, item: T): string;
  /** Numbers stand right by themselves. */
  readonly align?: "left" | "right";
  tone?(item: T): Tone | undefined;
  /** Sentences that have to be read to their end, however many lines that takes; other cells are cut after a few. */
  readonly whole?: true;
  /** In CSV, left out of what people read. */
  readonly dataOnly?: true;
}
