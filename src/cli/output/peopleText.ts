import { formatDay } from "../../domain/dateWords.js";
import { parsePlainDate } from "../../domain/plainDate.js";
import type { CellValue, Column } from "./column.js";

/** How a value is written for people: a day as `Mon 23 Nov 2026`, yes and no, nothing where it is not known. */
export function peopleText(value: CellValue, kind?: "day"): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  const day = kind === "day" ? parsePlainDate(String(value)) : undefined;
  return day === undefined ? String(value) : formatDay(day);
}

/** A cell of a list for people, as the column wants it. */
export function cellText<T>(column: Column<T>, item: T): string {
  const value = column.get(item);
  if (value === null || value === undefined) return "";
  return column.format === undefined ? peopleText(value, column.kind) : column.format(value, item);
}
