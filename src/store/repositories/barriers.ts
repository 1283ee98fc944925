import { PATHWAYS } from "../../domain/pathway.js";
import { BARRIER_STATUSES, type BarrierRecord } from "../../domain/records.js";
import { isRestricted } from "../../domain/restricted.js";
import { choice, day, flag, text } from "../columns.js";
import { recordColumns, recordTable } from "../recordTable.js";
import type { ReadContext, WriteContext } from "./context.js";
import { type Changes, type NewRecord, RecordReader, RecordWriter } from "./record.js";
import { findSealedOf, ownFields, PATHWAY_OF_SEALED } from "./sealedRecord.js";

const BARRIERS = recordTable<BarrierRecord>()("barrier", "barrier", {
  ...recordColumns,
  pathway: choice("pathway", PATHWAYS),
  barrier: text("barrier"),
  action: text("action"),
  by: text("done_by"),
  dueOn: day("due_on"),
  status: choice("status", BARRIER_STATUSES),
  restricted: flag("restricted"),
});

/** A restricted barrier reads as a stand-in: that it is there and how it stands. What it is stays sealed. */
export class BarrierReader extends RecordReader<BarrierRecord> {
  constructor(context: ReadContext) {
    super(context, BARRIERS);
  }

  /** What is sealed of these barriers, by id. */
  async findSealed(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return findSealedOf(this.context, "barrier", ids);
  }
}

export class BarrierWriter extends RecordWriter<BarrierRecord> {
  constructor(context: WriteContext) {
    super(context, BARRIERS);
  }

  /** A barrier that is restricted, or on a restricted pathway, is sealed, and comes back as its stand-in. */
  override async record(barrier: NewRecord<BarrierRecord>): Promise<BarrierRecord> {
    const record = this.complete(barrier);
    if (!isRestricted(record)) return this.insert(record);
    return this.insert(standIn(record), { sealed: this.context.seal(ownFields(record), record.id) });
  }

  /** One that becomes restricted is sealed as it then is. Of a sealed one only its status can change. Throws AppError notFound. */
  override async change(id: string, changes: Changes<BarrierRecord>): Promise<BarrierRecord> {
    const before = await this.get(id);
    if (changes.restricted !== true || isRestricted(before)) return super.change(id, changes);
    const record = { ...before, ...changes } as BarrierRecord;
    const sealed = this.context.seal(ownFields(record), id);
    await this.context.db.updateTable("barrier").set({ sealed }).where("id", "=", id).execute();
    return super.change(id, { ...ownFields(standIn(record)), dueOn: undefined });
  }
}

function standIn({ id, prisonerNumber, recordedBy, recordedOn, status }: BarrierRecord): BarrierRecord {
  return {
    ...{ id, prisonerNumber, recordedBy, recordedOn, status },
    ...{ pathway: PATHWAY_OF_SEALED, barrier: "", action: "", by: "", restricted: true },
  };
}
