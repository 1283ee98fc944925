import { type PlainDate, plainDate } from "../domain/plainDate.js";

const LAST_DAY = plainDate("9999-12-31");

/** Earliest first, those without a day last; equal ones stay in the order given. */
export function byDay<T>(dayOf: (record: T) => PlainDate | undefined): (a: T, b: T) => number {
  return (a, b) => {
    const [left, right] = [dayOf(a) ?? LAST_DAY, dayOf(b) ?? LAST_DAY];
    return left < right ? -1 : left > right ? 1 : 0;
  };
}
