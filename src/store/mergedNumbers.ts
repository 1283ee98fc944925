import { type RawBuilder, sql } from "kysely";
import type { ReadContext } from "./repositories/context.js";
import type { Schema } from "./schema.js";

/**
 * What is recorded stays under the number it was recorded under. Where that number has been merged into another, it is read as the other's: this is how. Merges are never
 * chained (merges.ts), so one step is enough.
 */

/** In a query on a table: the number of the person a row is about, which is the one its own was merged into, where it was. */
export function personNumber(table: keyof Schema): RawBuilder<string> {
  const own = sql.ref(`${table}.prisoner_number`);
  return sql<string>`coalesce((select into_number from merge where from_number = ${own} and undone_on is null), ${own})`;
}

/** These people's numbers with all that were merged into them. */
export async function findAllNumbers({ db, sql: engine }: ReadContext, people: readonly string[]): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("merge")
    .select("from_number")
    .where("undone_on", "is", null)
    .where(engine.anyOf("into_number", people))
    .orderBy("from_number")
    .execute();
  return [...people, ...rows.map((row) => row.from_number)];
}
