import { sql } from "kysely";
import type { StoredRow } from "../columns.js";
import { PERSON_TABLE_NAMES, PERSON_TABLES, type PersonTableName } from "../personColumns.js";
import type { ReadContext } from "./context.js";

/** Everything that is held on a person, table by table, as it is kept. */
export class PersonRowReader {
  protected readonly context: ReadContext;

  constructor(context: ReadContext) {
    this.context = context;
  }

  /** All numbers of the person whose number this is: those merged into it too. */
  async numbersOf(prisonerNumber: string): Promise<readonly string[]> {
    const rows = await this.context.db
      .selectFrom("merge")
      .select("from_number")
      .where("undone_on", "is", null)
      .where("into_number", "=", prisonerNumber)
      .orderBy("id")
      .execute();
    return [prisonerNumber, ...rows.map((row) => row.from_number)];
  }

  /** Whether nothing that is held on a person is hidden from whoever asks: on a server a role may see a part. */
  async isWhole(prisonerNumber: string): Promise<boolean> {
    return this.context.sql.seesAllOf(this.context.db, prisonerNumber);
  }

  /** The rows of these numbers in a table, in the order they were made where that can be told. */
  async list(table: PersonTableName, numbers: readonly string[]): Promise<readonly StoredRow[]> {
    const columns: Readonly<Record<string, unknown>> = PERSON_TABLES[table].columns;
    const order = ["id", "import_number", "position"].find((name) => name in columns);
    const ordered = order === undefined ? sql`` : sql`order by ${sql.ref(order)}`;
    const { rows } =
      await sql<StoredRow>`select * from ${sql.table(table)} where ${this.whose(table, numbers)} ${ordered}`.execute(
        this.context.db,
      );
    return rows;
  }

  /** How many rows of these numbers there are, by table; tables without any are left out. */
  async count(numbers: readonly string[]): Promise<ReadonlyMap<PersonTableName, number>> {
    const counts = new Map<PersonTableName, number>();
    for (const table of PERSON_TABLE_NAMES) {
      const { rows } = await sql<{ count: number | string }>`select count(*) as count from ${sql.table(table)}
        where ${this.whose(table, numbers)}`.execute(this.context.db);
      const count = Number(rows[0]?.count ?? 0);
      if (count > 0) counts.set(table, count);
    }
    return counts;
  }

  protected whose(table: PersonTableName, numbers: readonly string[]) {
    const { whose } = PERSON_TABLES[table];
    const one = (column: string) => this.context.sql.anyOf(column, numbers);
    if ("of" in whose) {
      return sql<boolean>`${sql.ref(whose.by[0])} in (select id from ${sql.table(whose.of)} where ${one("prisoner_number")})`;
    }
    return sql<boolean>`(${sql.join(whose.by.map(one), sql` or `)})`;
  }
}
