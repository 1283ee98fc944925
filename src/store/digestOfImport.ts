import { ImportDigest, STAY_VALUES, VERSION_VALUES } from "./importDigest.js";
import { type PackedRows, packRows } from "./packedRows.js";
import type { ReadContext } from "./repositories/context.js";

const BATCH = 2_000;

/** The digest of an import made anew from what is in the store. */
export async function digestOfImport(context: ReadContext, importNumber: number): Promise<string> {
  const digest = new ImportDigest();
  const opened = context.db
    .selectFrom("custody")
    .select(VERSION_VALUES)
    .where("import_number", "=", importNumber)
    .orderBy("line")
    .limit(BATCH);
  for (let last = 0; ; ) {
    const versions = await opened.where("line", ">", last).execute();
    const people = versions.map((version) => version.prisoner_number);
    const stays = await context.db
      .selectFrom("stay")
      .select(STAY_VALUES)
      .where("opened_by_import", "=", importNumber)
      .where(context.sql.anyOf("prisoner_number", people))
      .execute();
    const byPerson = new Map(stays.map((stay) => [stay.prisoner_number, stay]));
    const inOrder = people.flatMap((number) => byPerson.get(number) ?? []);
    digest.addOpened(packColumns(VERSION_VALUES, versions), packColumns(STAY_VALUES, inOrder));
    if (versions.length < BATCH) break;
    last = versions.at(-1)?.line ?? last;
  }
  const { begun } = await context.db
    .selectFrom("stay")
    .select((row) => row.fn.countAll().as("begun"))
    .where("opened_by_import", "=", importNumber)
    .executeTakeFirstOrThrow();
  return digest.end(context.db, importNumber, Number(begun));
}

function packColumns<Name extends string>(
  names: readonly Name[],
  rows: readonly Readonly<Record<Name, string | number | null>>[],
): PackedRows {
  return packRows(
    names.length,
    rows.map((row) => names.map((name) => row[name])),
  );
}
