/** A stretch of text of one weight and one language. May hold "\n": a new line. */
export interface Run {
  readonly text: string;
  readonly bold: boolean;
  /** The code of its language, where that is not the page's. */
  readonly lang?: string;
}
export type Runs = readonly Run[];

/** What a box is for, and so how it looks: see the comment in templates/plans/standard/plan.md. */
export const FENCES = ["box", "note", "day", "large", "keep", "sign", "new-page", "columns", "column", "code"] as const;
export type Fence = (typeof FENCES)[number];

export interface ListItem {
  /** Stands on the left of the item: a time, where the list is in a day block. */
  readonly label: Runs | undefined;
  /** A box to tick by hand stands before the item. */
  readonly tick: boolean;
  readonly blocks: readonly Block[];
}

/** What a template may be made of, once filled in. Drawing knows these and nothing of Markdown. */
export type Block =
  | {
      readonly kind: "heading";
      readonly level: 1 | 2 | 3;
      readonly runs: Runs;
      /** The template's own words in it, without what was filled in: safe to name in a message. */
      readonly fixedWords: string;
    }
  | { readonly kind: "paragraph"; readonly runs: Runs }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly ListItem[] }
  | { readonly kind: "table"; readonly header: readonly Runs[]; readonly rows: readonly (readonly Runs[])[] }
  /** `width` in points; undefined: as large as it is at 150 dots to the inch. */
  | { readonly kind: "picture"; readonly file: string; readonly alt: string; readonly width: number | undefined }
  | { readonly kind: "fence"; readonly fence: Fence; readonly blocks: readonly Block[] };

/** The words of some runs, without their weight. */
export function plainText(runs: Runs): string {
  return runs.map(({ text }) => text).join("");
}

/** Every block in reading order, also those within lists and boxes. */
export function* eachBlock(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block;
    if (block.kind === "fence") yield* eachBlock(block.blocks);
    if (block.kind === "list") for (const item of block.items) yield* eachBlock(item.blocks);
  }
}
