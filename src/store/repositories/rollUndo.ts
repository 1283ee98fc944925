import { sql } from "kysely";
import { AppError } from "../../domain/appError.js";
import { CASE_TABLES } from "../caseTables.js";
import type { WriteContext } from "./context.js";
import { ImportReader, type RollImport } from "./imports.js";

/** How many of each were put back or taken away. */
export interface UndoCounts {
  /** Versions and stays it had begun: they are gone. */
  readonly versionsTakenBack: number;
  readonly staysTakenBack: number;
  /** Versions and stays it had ended: they are open again. */
  readonly versionsReopened: number;
  readonly staysReopened: number;
  /** People nobody knew before and of whom nothing else is recorded: they are gone. */
  readonly peopleForgotten: number;
  /** Prisons it had named first and of which nobody has said anything since: they are gone. */
  readonly prisonsForgotten: number;
}

/** Somebody an import had brought of whom staff have recorded something since: that stays. */
export interface KeptPerson {
  readonly prisonerNumber: string;
  readonly records: number;
}

/** An import that was taken back. */
export interface UndoneImport extends RollImport {
  readonly undoneAt: string;
  readonly undoneBy: string;
  readonly taken: UndoCounts;
  /** By prisoner number. */
  readonly kept: readonly KeptPerson[];
}

/** Takes back what the newest import changed (rolls.md, 8). */
export class RollUndo {
  readonly #context: WriteContext;
  readonly #imports: ImportReader;

  constructor(context: WriteContext) {
    this.#context = context;
    this.#imports = new ImportReader(context);
  }

  /**
   * The custody history, the stays and the remembered rows are as they were before the import, and one line in the audit trail says so. The import itself stays, marked. Throws
   * AppError notFound, and refused where it is not the newest that counts.
   */
  async undo(importNumber: number): Promise<UndoneImport> {
    const roll = findUndoable(importNumber, await this.#imports.listAll());
    const kept = await this.#listKept(importNumber);
    const taken = {
      ...(await this.#takeBackVersions(importNumber)),
      ...(await this.#takeBackStays(importNumber)),
      peopleForgotten: await this.#forgetPeople(importNumber),
      prisonsForgotten: await this.#forgetPrisons(importNumber),
    };
    const { actor: undoneBy, at: undoneAt } = this.#context;
    await this.#context.db
      .updateTable("roll_import")
      .set({ undone_at: undoneAt, undone_by: undoneBy })
      .where("number", "=", importNumber)
      .execute();
    this.#context.act({ action: "roll.undo", record: String(importNumber), details: { ...taken, peopleKept: kept.length } });
    return { ...roll, undoneAt, undoneBy, taken, kept };
  }

  /** People the import brought, new or back again, with how many records were made or changed since. */
  async #listKept(importNumber: number): Promise<readonly KeptPerson[]> {
    const { rows } = await sql<{ prisoner_number: string; records: number | string }>`
      select person.prisoner_number, count(*) as records
      from (${RECORDS}) as made join person on person.prisoner_number = made.prisoner_number
      where person.import_number = ${importNumber}
        or (person.prisoner_number in (select prisoner_number from stay where opened_by_import = ${importNumber})
          and made.id in (select record from audit_entry where seq > (
              select max(seq) from audit_entry where action = 'roll.import' and record = ${String(importNumber)})
            and (action like '%.record' or action like '%.change' or action like '%.move' or action like '%.merge')))
      group by person.prisoner_number order by person.prisoner_number`.execute(this.#context.db);
    return rows.map(({ prisoner_number, records }) => ({ prisonerNumber: prisoner_number, records: Number(records) }));
  }

  /** Whoever's version it changed is read anew by the next roll: a row that is remembered has no hash that a row can have. */
  async #takeBackVersions(importNumber: number): Promise<Pick<UndoCounts, "versionsTakenBack" | "versionsReopened">> {
    const { db } = this.#context;
    await sql`update person set roll_prison = null, row_hash = null where prisoner_number in (
      select prisoner_number from custody where import_number = ${importNumber} or closed_by_import = ${importNumber})`.execute(
      db,
    );
    const taken = await sql`delete from custody where import_number = ${importNumber}`.execute(db);
    await sql`update person set roll_prison = custody.prison, row_hash = ''
      from custody where custody.closed_by_import = ${importNumber} and custody.prisoner_number = person.prisoner_number`.execute(
      db,
    );
    const reopened = await sql`update custody set to_day = null, closed_by_import = null
      where closed_by_import = ${importNumber}`.execute(db);
    return { versionsTakenBack: rowsOf(taken), versionsReopened: rowsOf(reopened) };
  }

  async #takeBackStays(importNumber: number): Promise<Pick<UndoCounts, "staysTakenBack" | "staysReopened">> {
    const { db } = this.#context;
    const taken = await sql`delete from stay where opened_by_import = ${importNumber}`.execute(db);
    const reopened = await sql`update stay set ended_on = null, end_kind = null, closed_by_import = null
      where closed_by_import = ${importNumber}`.execute(db);
    return { staysTakenBack: rowsOf(taken), staysReopened: rowsOf(reopened) };
  }

  /** Whoever is kept is known by what was recorded of them, no longer by the import. */
  async #forgetPeople(importNumber: number): Promise<number> {
    const { db } = this.#context;
    const forgotten = await sql`delete from person where import_number = ${importNumber}
      and prisoner_number not in (select prisoner_number from (${RECORDS}) as made)`.execute(db);
    await db.updateTable("person").set({ import_number: null }).where("import_number", "=", importNumber).execute();
    return rowsOf(forgotten);
  }

  /** Which prisons an import named first, the trail knows: it says so in the same write, before the import. */
  async #forgetPrisons(importNumber: number): Promise<number> {
    const forgotten = await sql`delete from prison where code in (
      select named.record from audit_entry as named join audit_entry as import
        on import.action = 'roll.import' and import.record = ${String(importNumber)}
          and named.at = import.at and named.purpose = import.purpose and named.seq < import.seq
      where named.action = 'prison.set')
      and not exists (select 1 from audit_entry as said where said.action = 'prison.set' and said.record = prison.code
        and said.seq > (select max(seq) from audit_entry where action = 'roll.import' and record = ${String(importNumber)}))
      and code not in (select prison from roll_import_prison join roll_import on number = import_number
        where undone_at is null and number <> ${importNumber})`.execute(this.#context.db);
    return rowsOf(forgotten);
  }
}

/** The import of that number, where it is the newest that counts. Throws AppError notFound or refused. */
export function findUndoable(importNumber: number, imports: readonly RollImport[]): RollImport {
  const roll = imports.find(({ number }) => number === importNumber);
  if (roll === undefined) {
    throw new AppError("notFound", "IMPORT_NOT_FOUND", `There is no import ${importNumber}.`, {
      hint: "`resettle roll list` shows what was taken in.",
    });
  }
  if (roll.undoneAt !== undefined) {
    throw new AppError("refused", "IMPORT_UNDONE", `Import ${importNumber} was taken back already, by ${roll.undoneBy}.`, {
      hint: "`resettle roll list` shows which imports count.",
    });
  }
  const newest = imports.find(({ undoneAt }) => undoneAt === undefined);
  if (newest === undefined || newest.number === importNumber) return roll;
  throw new AppError(
    "refused",
    "IMPORT_NOT_NEWEST",
    `Import ${importNumber} is not the newest: import ${newest.number} (${newest.file}, roll of ${newest.takenOn}) came after it.`,
    { hint: `Take back import ${newest.number} first: \`resettle roll undo ${newest.number}\`.` },
  );
}

/** Whose every record is, with its id; a merge is a record of both numbers. */
const RECORDS = sql.join(
  [
    ...CASE_TABLES.map((table) => sql`select prisoner_number, id from ${sql.table(table)}`),
    sql`select from_number as prisoner_number, id from merge`,
    sql`select into_number as prisoner_number, id from merge`,
  ],
  sql` union all `,
);

function rowsOf({ numAffectedRows }: { readonly numAffectedRows?: bigint | undefined }): number {
  return Number(numAffectedRows ?? 0);
}
