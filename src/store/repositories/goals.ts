import { GOAL_STATUSES, type GoalRecord } from "../../domain/records.js";
import { choice, day, text } from "../columns.js";
import { recordColumns, recordTable } from "../recordTable.js";
import type { ReadContext, WriteContext } from "./context.js";
import { RecordReader, RecordWriter } from "./record.js";

const GOALS = recordTable<GoalRecord>()("goal", "goal", {
  ...recordColumns,
  goal: text("goal"),
  firstStep: text("first_step"),
  targetOn: day("target_on"),
  status: choice("status", GOAL_STATUSES),
});

export class GoalReader extends RecordReader<GoalRecord> {
  constructor(context: ReadContext) {
    super(context, GOALS);
  }
}

export class GoalWriter extends RecordWriter<GoalRecord> {
  constructor(context: WriteContext) {
    super(context, GOALS);
  }
}
