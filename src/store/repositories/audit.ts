import { type AuditEntry, chainStart, entryOf, hashedText, inBatches } from "../audit.js";
import { findSubjects } from "../auditSubjects.js";
import type { AuditEntryTable } from "../schema.js";
import type { ReadContext } from "./context.js";

/** Which entries of the trail are asked for; all of them where nothing is said. */
export interface AuditQuestion {
  /** Prisoner numbers of the person they are about. */
  readonly people?: readonly string[] | undefined;
  readonly actor?: string | undefined;
  /** "person.show", or what comes before the point: "person". */
  readonly action?: string | undefined;
  /** Instants, ISO in UTC: from the first on, and before the second. */
  readonly from?: string | undefined;
  readonly before?: string | undefined;
}

/** An entry as it was hashed: SHA-256 of `text` is `hash`. */
export interface HashedEntry {
  readonly seq: number;
  readonly text: string;
  readonly hash: string;
  /** Whom it is about, where that can still be told. */
  readonly prisonerNumber?: string;
}

export class AuditReader {
  readonly #context: ReadContext;

  constructor(context: ReadContext) {
    this.#context = context;
  }

  /** The trail after an entry (0 for all of it), oldest first, in batches. */
  async *entriesAfter(seq: number): AsyncGenerator<readonly AuditEntry[]> {
    yield* this.#entries({}, seq);
  }

  /** What was asked for, oldest first, in batches. */
  async *find(question: AuditQuestion): AsyncGenerator<readonly AuditEntry[]> {
    yield* this.#entries(question, 0);
  }

  /** What the first entry of the trail of a store has for the hash before it. */
  startOf(storeId: string): string {
    return chainStart(storeId);
  }

  /** The whole trail as it was hashed, oldest first, in batches. */
  async *hashedEntries(): AsyncGenerator<readonly HashedEntry[]> {
    for await (const [rows, numbers] of this.#rows({}, 0)) {
      yield rows.map(({ hash, ...entry }) => {
        const prisonerNumber = numbers.get(entry.subject ?? "");
        return { seq: entry.seq, text: hashedText(entry), hash, ...(prisonerNumber === undefined ? {} : { prisonerNumber }) };
      });
    }
  }

  async *#entries(question: AuditQuestion, after: number): AsyncGenerator<readonly AuditEntry[]> {
    for await (const [rows, numbers] of this.#rows(question, after)) yield rows.map((row) => entryOf(row, numbers));
  }

  async *#rows(question: AuditQuestion, after: number) {
    for await (const rows of inBatches(this.#asked(question), after)) {
      yield [rows, await findSubjects(this.#context.db, rows)] as const satisfies readonly [readonly AuditEntryTable[], unknown];
    }
  }

  #asked({ people, actor, action, from, before }: AuditQuestion) {
    const { db, sql: engine } = this.#context;
    let rows = db.selectFrom("audit_entry").selectAll();
    if (people !== undefined) {
      const subjects = db.selectFrom("audit_subject").select("subject").where(engine.anyOf("prisoner_number", people));
      rows = rows.where("subject", "in", subjects);
    }
    if (actor !== undefined) rows = rows.where("actor", "=", actor);
    // No wildcard of LIKE is in an action but "_", which only widens it to what no action has.
    if (action !== undefined)
      rows = rows.where((row) => row.or([row("action", "=", action), row("action", "like", `${action}.%`)]));
    if (from !== undefined) rows = rows.where("at", ">=", from);
    if (before !== undefined) rows = rows.where("at", "<", before);
    return rows;
  }
}
