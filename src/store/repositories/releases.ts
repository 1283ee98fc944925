import { type ReleaseRecord, SAID_ENDS } from "../../domain/peopleAround.js";
import { choice, day, text } from "../columns.js";
import { recordColumns, recordTable } from "../recordTable.js";
import type { ReadContext, WriteContext } from "./context.js";
import { RecordReader, RecordWriter } from "./record.js";

const RELEASES = recordTable<ReleaseRecord>()("stay_end", "release", {
  ...recordColumns,
  end: choice("end_kind", SAID_ENDS),
  on: day("ended_on"),
  reason: text("reason"),
  undoneOn: day("undone_on"),
});

/** How times in custody ended, as staff said. They stand beside what rolls made of the stays (personStays.ts), so that taking a roll back takes nothing of them. */
export class ReleaseReader extends RecordReader<ReleaseRecord> {
  constructor(context: ReadContext) {
    super(context, RELEASES);
  }
}

export class ReleaseWriter extends RecordWriter<ReleaseRecord> {
  constructor(context: WriteContext) {
    super(context, RELEASES);
  }
}
