import { sql } from "kysely";
import { expect, it } from "vitest";
import { decisionOf, PERSON_TABLE_NAMES, type PersonTableName, TABLES_OF_NOBODY } from "../../src/store/personColumns.js";
import { openEngine as openPostgres } from "../../src/store/postgres.js";
import { openEngine as openSqlite } from "../../src/store/sqlite.js";
import { createStore } from "../../src/store/store.js";
import { forEachStore, type TestPlace } from "../support/stores.js";

forEachStore("every column of every table", ({ makePlace }) => {
  it("has a decision on what a person is given of it, and what is erased", async () => {
    const place = await makePlace();
    await (await createStore(place)).close();
    const columns = await listColumns(place);
    const undecided = columns.filter(({ table, name }) => !(table in TABLES_OF_NOBODY) && !isDecided(table, name));
    expect(undecided).toEqual([]);
    expect(new Set(columns.map(({ table }) => table))).toEqual(
      new Set([...PERSON_TABLE_NAMES, ...Object.keys(TABLES_OF_NOBODY)]),
    );
    const numbered = columns.filter(({ name }) => name === "prisoner_number").map(({ table }) => table);
    expect(numbered.filter((table) => !PERSON_TABLE_NAMES.includes(table as PersonTableName))).toEqual(["audit_subject"]);
  });
});

function isDecided(table: string, column: string): boolean {
  return PERSON_TABLE_NAMES.includes(table as PersonTableName) && decisionOf(table as PersonTableName, column) !== undefined;
}

async function listColumns({ location, key }: TestPlace): Promise<readonly { readonly table: string; readonly name: string }[]> {
  const options = { key, readOnly: true, lockWaitMs: 1_000 };
  const isSqlite = location.engine === "sqlite";
  const engine = await (location.engine === "sqlite" ? openSqlite(location, options) : openPostgres(location, options));
  const asked = isSqlite
    ? sql<{
        table: string;
        name: string;
      }>`select m.name as "table", c.name as name from sqlite_schema m, pragma_table_info(m.name) c
        where m.type = 'table' and m.name not like 'sqlite_%' order by 1, 2`
    : sql<{ table: string; name: string }>`select table_name as "table", column_name as name from information_schema.columns
        where table_schema = current_schema() order by 1, 2`;
  const { rows } = await asked.execute(engine.db);
  await engine.close();
  return rows;
}
