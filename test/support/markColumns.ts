import { sql } from "kysely";
import type { Engine } from "../../src/store/engine.js";
import { PERSON_TABLE_NAMES, PERSON_TABLES, type PersonTableName } from "../../src/store/personColumns.js";

interface Column {
  readonly name: string;
  readonly type: string;
  readonly pk: number;
}

interface Mark {
  readonly table: PersonTableName;
  readonly column: string;
  readonly mark: string;
}

/** Writes a word of its own into every column of text of a person that refers to nothing else. `but`: columns that are left as they are. Gives the words. */
export async function markEveryColumn(engine: Engine, who: string, but: readonly string[] = []): Promise<readonly Mark[]> {
  const marks: Mark[] = [];
  for (const table of PERSON_TABLE_NAMES) {
    const { rows: columns } = await sql<Column>`select name, type, pk from pragma_table_info(${table})`.execute(engine.db);
    const { rows: referring } = await sql<{ from: string }>`select "from" from pragma_foreign_key_list(${table})`.execute(
      engine.db,
    );
    const fixed = new Set([...referring.map(({ from }) => from), "prisoner_number", "from_number", "into_number", "id", ...but]);
    // A merge that was taken back would be of two people.
    if (table === "merge") fixed.add("undone_on");
    const values = columns.flatMap(({ name, type, pk }) => {
      if (type !== "TEXT" || fixed.has(name) || pk > 0) return [];
      const mark = `MARK_${table}_${name}`;
      const value = decided(table, name) === "json" || name === "details" ? JSON.stringify({ it: mark }) : mark;
      marks.push({ table, column: name, mark });
      return [sql`${sql.ref(name)} = ${value}`];
    });
    if (values.length > 0)
      await sql`update ${sql.table(table)} set ${sql.join(values)} where ${whose(table, who)}`.execute(engine.db);
  }
  return marks;
}

function decided(table: PersonTableName, column: string): string {
  return (PERSON_TABLES[table].columns as Readonly<Record<string, string>>)[column] ?? "";
}

function whose(table: PersonTableName, who: string) {
  const { whose } = PERSON_TABLES[table];
  if ("of" in whose)
    return sql`${sql.ref(whose.by[0])} in (select id from ${sql.table(whose.of)} where prisoner_number = ${who})`;
  return sql`${sql.ref(whose.by.at(-1) ?? "")} = ${who}`;
}
