import { AppError } from "../domain/appError.js";
import type { Hold, Row } from "./rows.js";

/** A row and where its top stands, in points from the top of the page. */
export interface PlacedRow {
  readonly row: Row;
  readonly y: number;
}
export type Page = readonly PlacedRow[];

/** From where to where a page may be filled, in points from its top; and how many pages there may be. */
interface PageBounds {
  readonly top: number;
  readonly bottom: number;
  readonly mostPages: number;
}

/** A part of a page: rather than leave so much of one empty, what would be kept together goes on over its end. */
const MOST_EMPTY = 1 / 3;
/** A part of a page: nothing shorter stands alone there, away from the rest of its block. */
const TOO_LITTLE = 1 / 10;

/**
 * Deals rows out to pages. Rows that hold to one another stay together while they fit on a page and do not leave much of the one before empty; heads of a table are
 * repeated. The end of a plan, its signatures, is not left alone on the last page. Throws AppError input PLAN_TOO_LONG past so many pages: no document
 * needs more, and a template that goes in circles does.
 */
export function paginate(rows: readonly Row[], bounds: PageBounds): Page[] {
  const groups = groupsOf(rows, 1);
  const pages = deal(groups, bounds);
  return pages.at(-1)?.[0]?.row === groups.at(-1)?.[0] ? deal(endInCompany(groups, pages, bounds), bounds) : pages;
}

function deal(groups: readonly (readonly Row[])[], bounds: PageBounds): Page[] {
  const dealer = new PageDealer(bounds);
  for (const group of groups) dealer.place(group, 1);
  return dealer.pages;
}

/** The groups so that the last one, alone on its page, is joined there by the end of the one before it: the whole of that, where it is short. */
function endInCompany(
  groups: readonly Row[][],
  pages: readonly Page[],
  { top, bottom }: PageBounds,
): readonly (readonly Row[])[] {
  const [before = [], last = []] = groups.slice(-2);
  const stay = partsOf(before, 2, bottom - top)
    .slice(0, -1)
    .flat();
  const moved = before.slice(stay.length).map((row, index) => (index === 0 ? { ...row, newPage: true } : row));
  const leavesNothing = stay.length === 0 && pages.some((page) => page[0]?.row === before[0]);
  return leavesNothing || heightOf([...moved, ...last]) > bottom - top ? groups : [...groups.slice(0, -2), stay, moved, last];
}

function heightOf(rows: readonly Row[]): number {
  return rows.reduce((total, row) => total + row.gap + row.height, 0);
}

/** Runs of rows, each ending at the first row that does not hold so firmly. */
function groupsOf(rows: readonly Row[], firmness: Hold): Row[][] {
  const groups: Row[][] = [];
  let open = false;
  for (const row of rows) {
    if (open) groups.at(-1)?.push(row);
    else groups.push([row]);
    open = row.hold >= firmness;
  }
  return groups;
}

/** What a block is parted in on pages so high: a little at its start or its end goes with what is next to it. */
function partsOf(block: readonly Row[], firmness: Hold, height: number): readonly (readonly Row[])[] {
  const parts = groupsOf(block, firmness);
  const isLittle = (part: readonly Row[] | undefined) => heightOf(part ?? []) < height * TOO_LITTLE;
  if (parts.length > 1 && isLittle(parts[0])) parts.splice(0, 2, parts.slice(0, 2).flat());
  if (parts.length > 1 && isLittle(parts.at(-1))) parts.splice(-2, 2, parts.slice(-2).flat());
  return parts;
}

class PageDealer {
  readonly pages: PlacedRow[][] = [[]];
  private y: number;

  private readonly bounds: PageBounds;

  constructor(bounds: PageBounds) {
    this.bounds = bounds;
    this.y = bounds.top;
  }

  place(group: readonly Row[], firmness: Hold): void {
    const [first] = group;
    if (first === undefined) return;
    if (first.newPage && this.page.length > 0) this.startPage(first);
    if (this.y + this.heightHere(group) <= this.bounds.bottom) {
      for (const row of group) this.put(row);
      return;
    }
    const firmer = firmness === 1 ? 2 : 3;
    const parts = firmness === 3 ? [] : partsOf(group, firmer, this.bounds.bottom - this.bounds.top);
    if (this.fitsOnNewPage(group) && (parts.length < 2 || !this.wouldWasteMuch)) {
      this.startPage(first);
      for (const row of group) this.put(row);
    } else if (firmness === 3) {
      for (const row of group) this.putWhereItFits(row);
    } else {
      for (const part of parts) this.place(part, firmer);
    }
  }

  /** Whether much would stay empty of the present page if it were left now. */
  private get wouldWasteMuch(): boolean {
    const { top, bottom } = this.bounds;
    return bottom - this.y > (bottom - top) * MOST_EMPTY;
  }

  private fitsOnNewPage(group: readonly Row[]): boolean {
    return this.heightOnNewPage(group) <= this.bounds.bottom - this.bounds.top;
  }

  private putWhereItFits(row: Row): void {
    if (this.page.length > 0 && this.y + row.gap + row.height > this.bounds.bottom) this.startPage(row);
    this.put(row);
  }

  private startPage(first: Row): void {
    if (this.pages.length >= this.bounds.mostPages) {
      throw new AppError("input", "PLAN_TOO_LONG", `The plan would have more than ${this.bounds.mostPages} pages.`, {
        hint: "Look at the template with `resettle template check`, and at how much is recorded for this person.",
      });
    }
    this.pages.push([]);
    this.y = this.bounds.top;
    for (const head of first.heads) this.put(head);
  }

  private put(row: Row): void {
    const gap = this.page.length === 0 ? 0 : row.gap;
    this.page.push({ row, y: this.y + gap });
    this.y += gap + row.height;
  }

  private heightHere(rows: readonly Row[]): number {
    const height = heightOf(rows);
    return this.page.length === 0 ? height - (rows[0]?.gap ?? 0) : height;
  }

  private heightOnNewPage(rows: readonly Row[]): number {
    const heads = heightOf(rows[0]?.heads ?? []);
    return heads + heightOf(rows) - (heads > 0 ? 0 : (rows[0]?.gap ?? 0));
  }

  private get page(): PlacedRow[] {
    const last = this.pages.at(-1);
    if (last === undefined) throw new RangeError("a dealer always has a page");
    return last;
  }
}
