import type { AchievementRecord } from "../../domain/records.js";
import { day, text } from "../columns.js";
import { recordColumns, recordTable } from "../recordTable.js";
import type { ReadContext, WriteContext } from "./context.js";
import { RecordReader, RecordWriter } from "./record.js";

const ACHIEVEMENTS = recordTable<AchievementRecord>()("achievement", "achievement", {
  ...recordColumns,
  achievement: text("achievement"),
  on: day("achieved_on"),
});

export class AchievementReader extends RecordReader<AchievementRecord> {
  constructor(context: ReadContext) {
    super(context, ACHIEVEMENTS);
  }
}

export class AchievementWriter extends RecordWriter<AchievementRecord> {
  constructor(context: WriteContext) {
    super(context, ACHIEVEMENTS);
  }
}
