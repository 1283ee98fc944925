import { AGREED_HOW, PLAN_PARTIES, type PlanAgreement } from "../../domain/planLife.js";
import { choice, day, text } from "../columns.js";
import { recordColumns, recordTable } from "../recordTable.js";
import type { ReadContext, WriteContext } from "./context.js";
import { RecordReader, RecordWriter } from "./record.js";

const AGREEMENTS = recordTable<PlanAgreement>()("plan_agreement", "plan agreement", {
  ...recordColumns,
  planId: text("plan_id"),
  party: choice("party", PLAN_PARTIES),
  agreedOn: day("agreed_on"),
  how: choice("how", AGREED_HOW),
  name: text("name"),
});

export class PlanAgreementReader extends RecordReader<PlanAgreement> {
  constructor(context: ReadContext) {
    super(context, AGREEMENTS);
  }
}

export class PlanAgreementWriter extends RecordWriter<PlanAgreement> {
  constructor(context: WriteContext) {
    super(context, AGREEMENTS);
  }
}
