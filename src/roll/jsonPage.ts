import { type PlainDate, parsePlainDate } from "../domain/plainDate.js";

type Page = Readonly<Record<string, unknown>>;

/**
 * Why a page is not the whole roll; undefined where it is. The service counts pages from 0 and says of each whether it is the first and the last.
 */
export function findMissingPages(page: Page, rows: number): string | undefined {
  const number = findCount(page, "number");
  const pages = findCount(page, "totalPages");
  const isFirst = typeof page.first === "boolean" ? page.first : (number ?? 0) === 0;
  if (!isFirst || page.last === false || (pages ?? 1) > 1) {
    const which = isFirst ? "page 1" : number === undefined ? "a page" : `page ${number + 1}`;
    return `this is ${which}${pages === undefined ? "" : ` of ${pages}`}`;
  }
  const total = findCount(page, "totalElements");
  return total === undefined || total <= rows ? undefined : `it says there are ${total} people and has ${rows}`;
}

/** The day a JSON roll says it was taken on. */
export function findPageDay(page: Page): PlainDate | undefined {
  const day = page.takenOn ?? page.asAt;
  return typeof day === "string" ? parsePlainDate(day.slice(0, 10)) : undefined;
}

function findCount(page: Page, key: string): number | undefined {
  const value = page[key];
  return typeof value === "number" && Number.isInteger(value) && value >= 0 ? value : undefined;
}
