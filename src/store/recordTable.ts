import type { RecordOf } from "../domain/records.js";
import { type ColumnsOf, day, type StoredRow, type StoredValue, text } from "./columns.js";
import type { RecordColumns, Schema } from "./schema.js";

type Name<Table extends keyof Schema> = keyof Schema[Table] & string;

/** A record with its own id, kept as one row of one table. */
export interface RecordTable<Fields> {
  readonly table: keyof Schema;
  /** What it is in a sentence: "need". Also the first half of its actions in the audit trail: "need.record". */
  readonly noun: string;
  readonly columns: ColumnsOf<Fields, string>;
}

/** Says once which field is in which column; a column that is not in the schema, or a field without one, does not compile. */
export function recordTable<Fields>() {
  return <Table extends keyof Schema>(
    table: Table,
    noun: string,
    columns: ColumnsOf<Fields, Name<Table>>,
  ): RecordTable<Fields> & { readonly table: Table } => ({ table, noun, columns });
}

/** The columns of RecordOf, the same in every table of records. */
export const recordColumns: ColumnsOf<RecordOf, keyof RecordColumns> = {
  id: text("id"),
  prisonerNumber: text("prisoner_number"),
  recordedBy: text("recorded_by"),
  recordedOn: day("recorded_on"),
};

export function columnNames<Fields>(columns: ColumnsOf<Fields, string>): readonly string[] {
  return entriesOf(columns).map(([, column]) => column.name);
}

/** A record as its row: what is absent is null. */
export function toRow<Fields>(columns: ColumnsOf<Fields, string>, record: Fields): StoredRow {
  const row: Record<string, StoredValue> = {};
  for (const [field, column] of entriesOf(columns)) {
    const value = record[field];
    row[column.name] = value === undefined ? null : column.toStored(value as never);
  }
  return row;
}

/** A row as its record: what is null is absent. Throws AppError STORE_DAMAGED. */
export function fromRow<Fields>(columns: ColumnsOf<Fields, string>, row: StoredRow): Fields {
  const record: Partial<Fields> = {};
  for (const [field, column] of entriesOf(columns)) {
    const stored = row[column.name] ?? null;
    if (stored !== null) record[field] = column.fromStored(stored);
  }
  // Columns of required fields are "not null" in the schema, so nothing that is required can be absent here.
  return record as Fields;
}

function entriesOf<Fields>(columns: ColumnsOf<Fields, string>) {
  return Object.entries(columns) as [keyof Fields, ColumnsOf<Fields, string>[keyof Fields]][];
}
