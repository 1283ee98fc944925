/** The table of a record of a person (RecordOf): its id, whose it is, who recorded it and when, then what is its own; and its index by person. */
export function recordTable(name: string, columns: string): readonly string[] {
  return [
    `create table ${name} (
    id text primary key not null,
    prisoner_number text not null references person (prisoner_number),
    recorded_by text not null,
    recorded_on text not null,
    ${columns.trim()})`,
    `create index ${name}_person on ${name} (prisoner_number)`,
  ];
}
