import { sql } from "kysely";
import type { ErasureHold } from "../../domain/peopleAround.js";
import { day, text } from "../columns.js";
import { recordColumns, recordTable } from "../recordTable.js";
import type { ReadContext, WriteContext } from "./context.js";
import { RecordReader, RecordWriter } from "./record.js";

const HOLDS = recordTable<ErasureHold>()("erasure_hold", "hold", {
  ...recordColumns,
  reason: text("reason"),
  liftedOn: day("lifted_on"),
  liftedBy: text("lifted_by"),
});

export class ErasureHoldReader extends RecordReader<ErasureHold> {
  constructor(context: ReadContext) {
    super(context, HOLDS);
  }

  /** Those that have not been lifted, of everyone, by prisoner number: the oldest of each. */
  async standing(): Promise<ReadonlyMap<string, ErasureHold>> {
    const holds = new Map<string, ErasureHold>();
    for (const hold of await this.select(sql`where lifted_on is null order by id desc`)) holds.set(hold.prisonerNumber, hold);
    return holds;
  }
}

export class ErasureHoldWriter extends RecordWriter<ErasureHold> {
  constructor(context: WriteContext) {
    super(context, HOLDS);
  }
}
