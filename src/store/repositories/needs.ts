import { PATHWAYS } from "../../domain/pathway.js";
import { NEED_LEVELS, NEED_STATUSES, type NeedChange, type NeedRecord, URGENCIES } from "../../domain/records.js";
import { isRestricted } from "../../domain/restricted.js";
import { canonicalJson } from "../canonicalJson.js";
import { choice, day, flag, parseStoredJson, text } from "../columns.js";
import { recordColumns, recordTable } from "../recordTable.js";
import type { ReadContext, WriteContext } from "./context.js";
import { type Changes, type NewRecord, RecordReader, RecordWriter } from "./record.js";
import { findSealedOf, ownFields, PATHWAY_OF_SEALED } from "./sealedRecord.js";

const NEEDS = recordTable<NeedRecord>()("need", "need", {
  ...recordColumns,
  pathway: choice("pathway", PATHWAYS),
  need: text("need"),
  urgency: choice("urgency", URGENCIES),
  status: choice("status", NEED_STATUSES),
  restricted: flag("restricted"),
  screeningId: text("screening_id"),
  note: text("note"),
  level: choice("level", NEED_LEVELS),
  action: text("action"),
  by: text("done_by"),
  dueOn: day("due_on"),
});

/** A restricted need reads as a stand-in: that it is there and how it stands. What it is stays sealed. */
export class NeedReader extends RecordReader<NeedRecord> {
  constructor(context: ReadContext) {
    super(context, NEEDS);
  }

  /** What is sealed of these needs, by id. */
  async findSealed(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return findSealedOf(this.context, "need", ids);
  }

  /** How needs changed, oldest first, by id; who has not changed is not in it. */
  async changesOf(ids: readonly string[]): Promise<ReadonlyMap<string, readonly NeedChange[]>> {
    return readChanges(this.context, ids);
  }
}

export class NeedWriter extends RecordWriter<NeedRecord> {
  constructor(context: WriteContext) {
    super(context, NEEDS);
  }

  /** A need that is restricted, or on a restricted pathway, is sealed, and comes back as its stand-in. */
  override async record(need: NewRecord<NeedRecord>): Promise<NeedRecord> {
    const record = this.complete(need);
    if (!isRestricted(record)) return this.insert(record);
    return this.insert(standIn(record), { sealed: this.context.seal(ownFields(record), record.id) });
  }

  /** Changes a need and keeps what it was. Of a sealed one only its status can change. Throws AppError notFound. */
  async changeOn(id: string, changes: Changes<NeedRecord>, on: NeedChange["on"]): Promise<NeedRecord> {
    const before = await this.get(id);
    const after = await this.change(id, changes);
    const different = differences(before, after);
    if (Object.keys(different).length === 0) return after;
    const position = ((await readChanges(this.context, [id])).get(id)?.length ?? 0) + 1;
    await this.context.db
      .insertInto("need_change")
      .values({ need_id: id, position, changed_on: on, worker: this.context.actor, changes: canonicalJson(different) })
      .execute();
    return after;
  }
}

function standIn({ id, prisonerNumber, recordedBy, recordedOn, status, screeningId }: NeedRecord): NeedRecord {
  return {
    ...{ id, prisonerNumber, recordedBy, recordedOn, status, ...(screeningId === undefined ? {} : { screeningId }) },
    ...{ pathway: PATHWAY_OF_SEALED, need: "", urgency: "immediate", restricted: true, note: "" },
  };
}

const CHANGING = ["status", "urgency", "note", "level", "action", "by", "dueOn"] as const satisfies readonly (keyof NeedRecord)[];

function differences(before: NeedRecord, after: NeedRecord): NeedChange["changes"] {
  const fields = CHANGING.filter((field) => before[field] !== after[field]);
  return Object.fromEntries(fields.map((field) => [field, [before[field] ?? null, after[field] ?? null]]));
}

async function readChanges(
  { db, sql }: ReadContext,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly NeedChange[]>> {
  const rows = await db.selectFrom("need_change").selectAll().where(sql.anyOf("need_id", ids)).orderBy("position").execute();
  const found = new Map<string, NeedChange[]>();
  for (const row of rows) {
    const changes = parseStoredJson<NeedChange["changes"]>("changes", row.changes);
    const change = { on: row.changed_on, worker: row.worker, changes };
    found.set(row.need_id, [...(found.get(row.need_id) ?? []), change]);
  }
  return found;
}
