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

/**
 * Deals rows out to pages. Rows that hold to one another stay together while they fit on a page; heads of a table are repeated. Throws AppError input
 * PLAN_TOO_LONG past so many pages: no document needs more, and a template that goes in circles does.
 */
export function paginate(rows: readonly Row[], { top, bottom, mostPages }: PageBounds): Page[] {
  const dealer = new PageDealer({ top, bottom, mostPages });
  for (const group of groupsOf(rows, 1)) dealer.place(group, 1);
  return dealer.pages;
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
    if (this.y + this.heightOf(group) <= this.bounds.bottom) {
      for (const row of group) this.put(row);
    } else if (this.heightOnNewPage(group) <= this.bounds.bottom - this.bounds.top) {
      this.startPage(first);
      for (const row of group) this.put(row);
    } else if (firmness === 1) {
      for (const part of groupsOf(group, 2)) this.place(part, 2);
    } else {
      for (const row of group) this.putWhereItFits(row);
    }
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

  private heightOf(rows: readonly Row[]): number {
    const height = rows.reduce((total, row) => total + row.gap + row.height, 0);
    return this.page.length === 0 ? height - (rows[0]?.gap ?? 0) : height;
  }

  private heightOnNewPage(rows: readonly Row[]): number {
    const heads = (rows[0]?.heads ?? []).reduce((total, row) => total + row.gap + row.height, 0);
    const height = rows.reduce((total, row) => total + row.gap + row.height, 0);
    return heads + height - (heads > 0 ? 0 : (rows[0]?.gap ?? 0));
  }

  private get page(): PlacedRow[] {
    const last = this.pages.at(-1);
    if (last === undefined) throw new RangeError("a dealer always has a page");
    return last;
  }
}
