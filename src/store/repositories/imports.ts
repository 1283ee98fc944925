import type { PlainDate } from "../../domain/plainDate.js";
import { canonicalJson } from "../canonicalJson.js";
import { parseStoredJson } from "../columns.js";
import { ImportDigest } from "../importDigest.js";
import type { RollImportTable } from "../schema.js";
import type { ReadContext, WriteContext } from "./context.js";

/** A roll that was taken in. */
export interface RollImport {
  /** Counts up from 1: how people name it. */
  readonly number: number;
  /** Name of the file, without its folder; "-" for standard input. */
  readonly file: string;
  readonly sha256: string;
  readonly takenOn: PlainDate;
  readonly complete: boolean;
  readonly prisons: readonly string[];
  /** Id of the mapping it was read with. */
  readonly mapping: string;
  readonly encoding: string;
  /** Name of the sheet, of a workbook. */
  readonly sheet?: string;
  /** Rows and changes by kind. */
  readonly counts: Readonly<Record<string, number>>;
  /** SHA-256 over every version and stay it opened or closed. */
  readonly digest: string;
  readonly importedBy: string;
  /** ISO instant in UTC. */
  readonly importedAt: string;
  readonly purpose: string;
  /** The columns that were read, in the order of a version's `source`. */
  readonly columns: readonly ImportColumn[];
  /** What was worth knowing about the roll and stopped nothing. */
  readonly warnings: readonly ImportWarning[];
  /** ISO instant in UTC at which it was taken back, and by whom. Then nothing of it is left but this. */
  readonly undoneAt?: string;
  readonly undoneBy?: string;
}

/** Something odd about a roll: where it can be said, on which line and under which heading. */
interface ImportWarning {
  readonly code: string;
  readonly message: string;
  readonly line?: number;
  readonly column?: string;
}

/** An import as whoever took it in tells of it. */
type NewImport = Omit<RollImport, "digest" | "importedBy" | "importedAt" | "purpose" | "warnings" | "undoneAt" | "undoneBy"> &
  Partial<Pick<RollImport, "warnings">>;

/** A column of a roll: its heading and the fields it filled. */
export interface ImportColumn {
  readonly heading: string;
  readonly fields: readonly string[];
  /** Cells with anything in them. */
  readonly filled?: number;
}

export class ImportReader {
  protected readonly context: ReadContext;

  constructor(context: ReadContext) {
    this.context = context;
  }

  /** Newest first. Those that were taken back are not among them: nothing is to be concluded from what they said. */
  async list(): Promise<readonly RollImport[]> {
    return (await this.listAll()).filter(({ undoneAt }) => undoneAt === undefined);
  }

  /** Newest first, those that were taken back too. */
  async listAll(): Promise<readonly RollImport[]> {
    const [rows, prisons] = [await this.#rows().orderBy("number", "desc").execute(), await this.#prisonsOf()];
    return rows.map((row) => importOf(row, prisons.get(row.number)));
  }

  /** Also one that was taken back. */
  async find(number: number): Promise<RollImport | undefined> {
    const row = await this.#rows().where("number", "=", number).executeTakeFirst();
    return row && importOf(row, (await this.#prisonsOf(number)).get(number));
  }

  /** The newest import of a file with this content. */
  async findByContent(sha256: string): Promise<RollImport | undefined> {
    const counting = this.#rows().where("undone_at", "is", null);
    const row = await counting.where("sha256", "=", sha256).orderBy("number", "desc").executeTakeFirst();
    return row && importOf(row, (await this.#prisonsOf(row.number)).get(row.number));
  }

  /** The newest import that covered each prison, by prison code, without reading those before it. */
  async newestByPrison(): Promise<ReadonlyMap<string, RollImport>> {
    const undone = this.context.db.selectFrom("roll_import").select("number").where("undone_at", "is not", null);
    const newest = await this.context.db
      .selectFrom("roll_import_prison")
      .select((row) => ["prison", row.fn.max("import_number").as("number")])
      .where("import_number", "not in", undone)
      .groupBy("prison")
      .execute();
    const rolls = new Map<number, RollImport>();
    const byPrison = new Map<string, RollImport>();
    for (const { prison, number } of newest.sort((a, b) => b.number - a.number)) {
      const roll = rolls.get(number) ?? (await this.find(number));
      if (roll === undefined) continue;
      rolls.set(number, roll);
      byPrison.set(prison, roll);
    }
    return byPrison;
  }

  #rows() {
    return this.context.db.selectFrom("roll_import").selectAll();
  }

  async #prisonsOf(number?: number): Promise<ReadonlyMap<number, readonly string[]>> {
    const all = this.context.db.selectFrom("roll_import_prison").selectAll().orderBy("prison");
    const rows = await (number === undefined ? all : all.where("import_number", "=", number)).execute();
    const prisons = new Map<number, string[]>();
    for (const row of rows) prisons.set(row.import_number, [...(prisons.get(row.import_number) ?? []), row.prison]);
    return prisons;
  }
}

export class ImportWriter extends ImportReader {
  protected override readonly context: WriteContext;

  constructor(context: WriteContext) {
    super(context);
    this.context = context;
  }

  /** The number that `record` will be given, and that everything the import makes is marked with. */
  async nextNumber(): Promise<number> {
    const { newest } = await this.context.db
      .selectFrom("roll_import")
      .select((row) => row.fn.max("number").as("newest"))
      .executeTakeFirstOrThrow();
    return (newest ?? 0) + 1;
  }

  /**
   * Records an import once all its changes are written: one line in the audit trail for all of them, with the digest of what they
   * are.
   */
  async record(roll: NewImport): Promise<RollImport> {
    const { actor: importedBy, at: importedAt, purpose } = this.context;
    await this.context.sql.afterImport(this.context.db, roll.number);
    const made = this.context.importDigests.get(roll.number) ?? new ImportDigest();
    const digest = await made.end(this.context.db, roll.number);
    const recorded = { warnings: [], ...roll, prisons: [...roll.prisons].sort(), digest, importedBy, importedAt, purpose };
    await this.context.db.insertInto("roll_import").values(rowOf(recorded)).execute();
    const prisons = recorded.prisons.map((prison) => ({ import_number: roll.number, prison }));
    if (prisons.length > 0) await this.context.db.insertInto("roll_import_prison").values(prisons).execute();
    this.context.importDigests.delete(roll.number);
    const { sha256, counts } = roll;
    this.context.act({
      action: "roll.import",
      record: String(roll.number),
      details: { digest, sha256, takenOn: roll.takenOn, complete: roll.complete, prisons: recorded.prisons, ...counts },
    });
    return recorded;
  }
}

function rowOf(roll: RollImport): RollImportTable {
  return {
    number: roll.number,
    file: roll.file,
    sha256: roll.sha256,
    taken_on: roll.takenOn,
    complete: roll.complete ? 1 : 0,
    mapping: roll.mapping,
    encoding: roll.encoding,
    sheet: roll.sheet ?? null,
    counts: canonicalJson(roll.counts),
    digest: roll.digest,
    imported_by: roll.importedBy,
    imported_at: roll.importedAt,
    purpose: roll.purpose,
    columns: canonicalJson(roll.columns),
    warnings: canonicalJson(roll.warnings),
    undone_at: null,
    undone_by: null,
  };
}

function importOf(row: RollImportTable, prisons: readonly string[] = []): RollImport {
  return {
    number: row.number,
    file: row.file,
    sha256: row.sha256,
    takenOn: row.taken_on,
    complete: row.complete === 1,
    prisons,
    mapping: row.mapping,
    encoding: row.encoding,
    ...(row.sheet === null ? {} : { sheet: row.sheet }),
    counts: parseStoredJson<Record<string, number>>("counts", row.counts),
    digest: row.digest,
    importedBy: row.imported_by,
    importedAt: row.imported_at,
    purpose: row.purpose,
    columns: parseStoredJson<readonly ImportColumn[]>("columns", row.columns),
    warnings: parseStoredJson<readonly ImportWarning[]>("warnings", row.warnings),
    ...(row.undone_at === null ? {} : { undoneAt: row.undone_at }),
    ...(row.undone_by === null ? {} : { undoneBy: row.undone_by }),
  };
}
