import { AppError } from "../domain/appError.js";
import { headingKey, headingName, REJECT_HEADINGS } from "./headings.js";
import { ROLL_FIELDS, type RollField } from "./rollFields.js";
import type { RollMapping } from "./rollMapping.js";

/** A column of a roll that is read, and what it fills: SLED fills both `sed` and `led`. */
export interface MappedColumn {
  /** Which column of the file it is, from 0. */
  readonly index: number;
  readonly heading: string;
  readonly fields: readonly RollField[];
}

/** How a mapping takes a roll's headings. */
export interface BoundColumns {
  /** In the file's order. */
  readonly columns: readonly MappedColumn[];
  /** Headings that the mapping neither reads nor ignores. */
  readonly unknown: readonly string[];
  /** Headings that the mapping says to leave out. */
  readonly ignored: readonly string[];
  /** Unread headings that stand more than once. */
  readonly repeated: readonly string[];
  /** How many headings are blank. */
  readonly blank: number;
}

/** Binds headings to fields. A heading that is mapped and stands twice is left in `columns` twice: see `refuseRepeated`. */
export function bindColumns(headings: readonly string[], mapping: RollMapping): BoundColumns {
  const fieldsOf = fieldsByHeading(mapping);
  const ignored = new Set([...mapping.ignore, ...REJECT_HEADINGS].map(headingKey));
  const columns: MappedColumn[] = [];
  const unknown: string[] = [];
  const left: string[] = [];
  const seen = new Set<string>();
  const repeated = new Set<string>();
  let blank = 0;
  for (const [index, text] of headings.entries()) {
    const key = headingKey(text);
    const fields = fieldsOf.get(key);
    if (key === "") blank += 1;
    else if (fields !== undefined) columns.push({ index, heading: headingName(text), fields });
    else {
      if (seen.has(key)) repeated.add(headingName(text));
      else (ignored.has(key) ? left : unknown).push(headingName(text));
      seen.add(key);
    }
  }
  return { columns, unknown, ignored: left, repeated: [...repeated], blank };
}

/** Throws AppError (input, ROLL_HEADING_REPEATED) where a heading that is read stands twice: nobody could say which one counts (rolls.md, 14). */
export function refuseRepeated(name: string, columns: readonly MappedColumn[]): void {
  for (const column of columns) {
    const twin = columns.find((other) => other.index > column.index && headingKey(other.heading) === headingKey(column.heading));
    if (twin === undefined) continue;
    const places = `columns ${column.index + 1} and ${twin.index + 1}`;
    throw new AppError("input", "ROLL_HEADING_REPEATED", `${name} has the heading "${column.heading}" twice, in ${places}.`, {
      hint: "Rename or take out the one that should not count.",
    });
  }
}

/** The columns that fill a field, the one the mapping names first leading. */
export function columnsOf<Column extends MappedColumn>(
  field: RollField,
  columns: readonly Column[],
  mapping: RollMapping,
): Column[] {
  const order = (mapping.columns[field] ?? []).map(headingKey);
  return columns
    .filter((column) => column.fields.includes(field))
    .sort((a, b) => order.indexOf(headingKey(a.heading)) - order.indexOf(headingKey(b.heading)));
}

function fieldsByHeading(mapping: RollMapping): Map<string, RollField[]> {
  const found = new Map<string, RollField[]>();
  for (const field of ROLL_FIELDS) {
    for (const heading of mapping.columns[field] ?? []) {
      const key = headingKey(heading);
      found.set(key, [...(found.get(key) ?? []), field]);
    }
  }
  return found;
}
