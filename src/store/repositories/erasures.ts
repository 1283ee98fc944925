import { createHmac } from "node:crypto";
import { sql } from "kysely";
import { ERASE_ACTION } from "../auditSubjects.js";
import { digestOfImport } from "../digestOfImport.js";
import { PERSON_TABLE_NAMES, type PersonTableName } from "../personColumns.js";
import type { ReadContext, WriteContext } from "./context.js";
import { PersonRowReader } from "./personRows.js";

/** That somebody was erased: nothing of them but a keyed hash of each number they had. */
export interface Erasure {
  readonly numberHash: string;
  /** ISO instant in UTC. */
  readonly erasedAt: string;
  readonly erasedBy: string;
  readonly reason: string;
}

/** When whoever had a number was last erased, by its hash, and what that is made with: plain values, for another thread too. */
export interface ErasedNumbers {
  readonly key: string;
  /** ISO instants in UTC. */
  readonly erasedAt: ReadonlyMap<string, string>;
}

/** What went with a person: rows by table. */
export type ErasedCounts = ReadonlyMap<PersonTableName, number>;

export class ErasureReader {
  readonly #context: ReadContext;

  constructor(context: ReadContext) {
    this.#context = context;
  }

  /** Oldest first. */
  async list(): Promise<readonly Erasure[]> {
    const rows = await this.#context.db.selectFrom("erasure").selectAll().orderBy("erased_at").orderBy("number_hash").execute();
    return rows.map((row) => ({
      numberHash: row.number_hash,
      erasedAt: row.erased_at,
      erasedBy: row.erased_by,
      reason: row.reason,
    }));
  }

  /** Whether whoever asks may take somebody out of the whole store. */
  async isAllowed(): Promise<boolean> {
    return this.#context.sql.mayErase(this.#context.db);
  }

  /** The numbers of people there are records of whose hash is one of these. */
  async findPeople(hashes: ReadonlySet<string>): Promise<readonly string[]> {
    const hashOf = await numberHasher(this.#context);
    const rows = await this.#context.db.selectFrom("person").select("prisoner_number").orderBy("prisoner_number").execute();
    return rows.map((row) => row.prisoner_number).filter((number) => hashes.has(hashOf(number)));
  }
}

/** Takes a person out of the store. What may not be erased, the caller sees to. */
export class ErasureWriter extends PersonRowReader {
  protected override readonly context: WriteContext;

  constructor(context: WriteContext) {
    super(context);
    this.context = context;
  }

  /**
   * Everything under a number and those merged into it: gone. What imports are known to have brought is reckoned anew without it, and the trail says so, and that somebody was erased: whose entries
   * they were, nobody can tell from then on.
   */
  async erase(prisonerNumber: string, reason: string): Promise<ErasedCounts> {
    const { act, forgetSubjects } = this.context;
    const numbers = await this.numbersOf(prisonerNumber);
    const counts = await this.count(numbers);
    const imports = await this.#importsOf(numbers);
    for (const table of PERSON_TABLE_NAMES) {
      await sql`delete from ${sql.table(table)} where ${this.whose(table, numbers)}`.execute(this.context.db);
    }
    for (const number of imports) await this.#reckonAnew(number);
    await this.note(numbers, reason);
    const rows = [...counts.values()].reduce((sum, count) => sum + count, 0);
    for (const subject of numbers) act({ action: ERASE_ACTION, subject, details: { rows, imports: imports.length } });
    forgetSubjects(numbers);
    return counts;
  }

  /** Whose records were erased, for a roll that may name them again. */
  async listNumbers(): Promise<ErasedNumbers> {
    const rows = await this.context.db.selectFrom("erasure").select(["number_hash", "erased_at"]).execute();
    return {
      key: await erasureKey(this.context),
      erasedAt: new Map(rows.map((row) => [row.number_hash, row.erased_at])),
    };
  }

  /** Notes that these numbers were erased, so that it is done again where an older copy is put back. */
  async note(numbers: readonly string[], reason: string): Promise<void> {
    const hashOf = await numberHasher(this.context);
    const erased = { erasedAt: this.context.at, erasedBy: this.context.actor, reason };
    for (const number of numbers) await this.keep({ numberHash: hashOf(number), ...erased });
  }

  /** Keeps an erasure that was made in another copy of the store. */
  async keep({ numberHash, erasedAt, erasedBy, reason }: Erasure): Promise<void> {
    const said = { erased_at: erasedAt, erased_by: erasedBy, reason };
    await this.context.db
      .insertInto("erasure")
      .values({ number_hash: numberHash, ...said })
      .onConflict((conflict) => conflict.column("number_hash").doUpdateSet(said))
      .execute();
  }

  /** The imports that said something of these numbers, and count still. */
  async #importsOf(numbers: readonly string[]): Promise<readonly number[]> {
    const own = this.context.sql.anyOf("prisoner_number", numbers);
    const { rows } = await sql<{ number: number }>`select number from roll_import where undone_at is null and number in (
        select import_number from custody where ${own} union select closed_by_import from custody where ${own}
        union select opened_by_import from stay where ${own} union select closed_by_import from stay where ${own}
      ) order by number`.execute(this.context.db);
    return rows.map((row) => row.number);
  }

  async #reckonAnew(importNumber: number): Promise<void> {
    const digest = await digestOfImport(this.context, importNumber);
    await this.context.db.updateTable("roll_import").set({ digest }).where("number", "=", importNumber).execute();
    this.context.act({ action: "roll.digest", record: String(importNumber), details: { digest } });
  }
}

/** The hash of a number, which cannot be made without what is in the store. */
export function erasedNumberHash(key: string, prisonerNumber: string): string {
  return createHmac("sha256", Buffer.from(key, "hex")).update(prisonerNumber).digest("hex");
}

async function numberHasher(context: ReadContext): Promise<(prisonerNumber: string) => string> {
  const key = await erasureKey(context);
  return (prisonerNumber) => erasedNumberHash(key, prisonerNumber);
}

async function erasureKey({ db }: ReadContext): Promise<string> {
  return (await db.selectFrom("store_meta").select("erasure_key").executeTakeFirstOrThrow()).erasure_key;
}
