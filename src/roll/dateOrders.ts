import type { MappedColumn } from "./bindColumns.js";
import type { DateShape } from "./rollDate.js";
import type { DateOrder } from "./rollMapping.js";

/** What one column's dates prove about which of day and month comes first. Lines are the first that proved it. */
export interface DateEvidence {
  readonly column: MappedColumn;
  dayFirstLine: number | undefined;
  monthFirstLine: number | undefined;
  /** Dates that both orders fit, with different days. */
  unclear: number;
  twoDigitYears: number;
}

/** The order settled for a column, and how. */
export interface SettledOrder {
  readonly evidence: DateEvidence;
  readonly order: DateOrder;
  readonly because: "noQuestion" | "itsOwnDates" | "otherColumns" | "mapping" | "mappingAgainstProof";
}

export function startEvidence(column: MappedColumn): DateEvidence {
  return { column, dayFirstLine: undefined, monthFirstLine: undefined, unclear: 0, twoDigitYears: 0 };
}

/** Adds one date to a column's evidence. */
export function addEvidence(evidence: DateEvidence, shape: DateShape, line: number): void {
  if (shape.kind !== "numbers" && shape.kind !== "named") return;
  if (shape.year.twoDigits) evidence.twoDigitYears += 1;
  if (shape.kind === "named") return;
  const { first, second } = shape;
  if (first > 12 && second >= 1 && second <= 12) evidence.dayFirstLine ??= line;
  else if (second > 12 && first >= 1 && first <= 12) evidence.monthFirstLine ??= line;
  else if (first !== second && first <= 12 && second <= 12) evidence.unclear += 1;
}

/**
 * The order of each column (rolls.md, 3): as its own dates prove; else as the others' do, since one export writes one
 * order; else, and where dates prove both, as the mapping says.
 */
export function settleOrders(columns: readonly DateEvidence[], fallback: DateOrder): SettledOrder[] {
  const proved = columns.map(ownOrder);
  const dayFirst = proved.includes("dayFirst");
  const monthFirst = proved.includes("monthFirst");
  const others = dayFirst === monthFirst ? undefined : dayFirst ? "dayFirst" : "monthFirst";
  return columns.map((evidence, index) => {
    const own = proved[index];
    if (own === "both") return { evidence, order: fallback, because: "mappingAgainstProof" };
    if (own !== undefined) return { evidence, order: own, because: "itsOwnDates" };
    if (evidence.unclear === 0) return { evidence, order: fallback, because: "noQuestion" };
    return others === undefined
      ? { evidence, order: fallback, because: "mapping" }
      : { evidence, order: others, because: "otherColumns" };
  });
}

/** The one order that the dates of a roll's columns prove; undefined where they prove none or both. */
export function provedOrder(orders: readonly SettledOrder[]): DateOrder | undefined {
  const proved = new Set(orders.flatMap(({ because, order }) => (because === "itsOwnDates" ? [order] : [])));
  return proved.size === 1 ? [...proved][0] : undefined;
}

function ownOrder({ dayFirstLine, monthFirstLine }: DateEvidence): DateOrder | "both" | undefined {
  if (dayFirstLine !== undefined && monthFirstLine !== undefined) return "both";
  if (dayFirstLine !== undefined) return "dayFirst";
  return monthFirstLine === undefined ? undefined : "monthFirst";
}
