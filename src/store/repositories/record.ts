import { type RawBuilder, sql } from "kysely";
import { AppError } from "../../domain/appError.js";
import type { RecordOf } from "../../domain/records.js";
import type { StoredRow } from "../columns.js";
import { newId } from "../ids.js";
import { findAllNumbers, personNumber } from "../mergedNumbers.js";
import { columnNames, fromRow, type RecordTable, toRow } from "../recordTable.js";
import type { ReadContext, WriteContext } from "./context.js";

/** A record still to be made: the store gives it its id, and the name of the worker it is recorded by. */
export type NewRecord<Fields extends RecordOf> = Omit<Fields, "id" | "recordedBy">;

/** What of a record may change, and to what; an optional field given as undefined is emptied. */
export type Changes<Fields extends RecordOf> = {
  readonly [Field in Exclude<keyof Fields, keyof RecordOf>]?: Fields[Field] | WhereOptional<Fields, Field>;
};

type WhereOptional<Fields, Field extends keyof Fields> =
  Partial<Pick<Fields, Field>> extends Pick<Fields, Field> ? undefined : never;

/** Finds records of one kind, those made under a number that was merged into another as the other's. Lists are in the order the records were made. */
export class RecordReader<Fields extends RecordOf> {
  protected readonly context: ReadContext;
  protected readonly table: RecordTable<Fields>;

  constructor(context: ReadContext, table: RecordTable<Fields>) {
    this.context = context;
    this.table = table;
  }

  async find(id: string): Promise<Fields | undefined> {
    const [row] = await this.select(sql`where id = ${id}`);
    return row;
  }

  /** Throws AppError notFound where there is none. */
  async get(id: string): Promise<Fields> {
    const record = await this.find(id);
    if (record !== undefined) return record;
    const code = `${this.table.noun.toUpperCase().replaceAll(" ", "_")}_NOT_FOUND`;
    throw new AppError("notFound", code, `There is no ${this.table.noun} with the id ${JSON.stringify(id)}.`, {
      hint: "List them to see their ids.",
    });
  }

  /** All of one person. */
  async list(prisonerNumber: string): Promise<readonly Fields[]> {
    return [...(await this.listByPerson([prisonerNumber])).values()].flat();
  }

  /** All of these people, or of everyone, by prisoner number, in one question. Who has none is not in it. */
  async listByPerson(prisonerNumbers?: readonly string[]): Promise<ReadonlyMap<string, readonly Fields[]>> {
    const numbers = prisonerNumbers && (await findAllNumbers(this.context, prisonerNumbers));
    const which = numbers === undefined ? sql`` : sql`where ${this.context.sql.anyOf("prisoner_number", numbers)}`;
    const people = new Map<string, Fields[]>();
    for (const record of await this.select(sql`${which} order by id`)) {
      const records = people.get(record.prisonerNumber);
      if (records === undefined) people.set(record.prisonerNumber, [record]);
      else records.push(record);
    }
    return people;
  }

  protected async select(rest: ReturnType<typeof sql>): Promise<readonly Fields[]> {
    const columns = sql.join(columnNames(this.table.columns).map((name) => this.#column(name)));
    const { rows } = await sql<StoredRow>`select ${columns} from ${sql.table(this.table.table)} ${rest}`.execute(this.context.db);
    return rows.map((row) => fromRow(this.table.columns, row));
  }

  #column(name: string): RawBuilder<unknown> {
    return name === "prisoner_number" ? sql`${personNumber(this.table.table)} as prisoner_number` : sql.ref(name);
  }
}

/** Changes records of one kind, each change with its line in the audit trail. */
export class RecordChanger<Fields extends RecordOf> extends RecordReader<Fields> {
  protected override readonly context: WriteContext;

  constructor(context: WriteContext, table: RecordTable<Fields>) {
    super(context, table);
    this.context = context;
  }

  /** Throws AppError notFound. Where nothing is different from before, nothing is written and nothing said in the trail. */
  async change(id: string, changes: Changes<Fields>): Promise<Fields> {
    const before = await this.get(id);
    const rowBefore = toRow(this.table.columns, before);
    const rowAfter = toRow(this.table.columns, { ...before, ...changes });
    const changed = Object.keys(rowAfter).filter((column) => rowAfter[column] !== rowBefore[column]);
    if (changed.length === 0) return before;
    const assignments = changed.map((column) => sql`${sql.ref(column)} = ${rowAfter[column]}`);
    await sql`update ${sql.table(this.table.table)} set ${sql.join(assignments)} where id = ${id}`.execute(this.context.db);
    const after = fromRow(this.table.columns, rowAfter);
    this.act("change", after, { fields: changed });
    return after;
  }

  /** What was given, with its id and who records it. */
  protected complete(record: NewRecord<Fields>): Fields {
    return { ...record, id: newId(), recordedBy: this.context.actor } as unknown as Fields;
  }

  /** `more`: columns that are not fields of the record, for what is not read with it. */
  protected async insert(record: Fields, more: StoredRow = {}): Promise<Fields> {
    const row = { ...toRow(this.table.columns, record), ...more };
    const names = sql.join(Object.keys(row).map((name) => sql.ref(name)));
    await sql`insert into ${sql.table(this.table.table)} (${names}) values (${sql.join(Object.values(row))})`.execute(
      this.context.db,
    );
    this.act("record", record);
    return fromRow(this.table.columns, row);
  }

  protected act(verb: string, record: Fields, details: { readonly fields?: readonly string[] } = {}): void {
    const noun = this.table.noun.replaceAll(" ", "_");
    this.context.act({ action: `${noun}.${verb}`, subject: record.prisonerNumber, record: record.id, details });
  }
}

/** Records new ones too, as they are given. */
export class RecordWriter<Fields extends RecordOf> extends RecordChanger<Fields> {
  async record(record: NewRecord<Fields>): Promise<Fields> {
    return this.insert(this.complete(record));
  }
}
