import { PATHWAYS } from "../../domain/pathway.js";
import { REFERRAL_KINDS, REFERRAL_OUTCOMES, type ReferralRecord } from "../../domain/records.js";
import type { ReferralDetails } from "../../domain/referralDetails.js";
import { isRestricted } from "../../domain/restricted.js";
import { choice, day, flag, integer, json, text } from "../columns.js";
import { recordColumns, recordTable } from "../recordTable.js";
import { type NewRecord, RecordWriter } from "./record.js";
import { PATHWAY_OF_SEALED } from "./sealedRecord.js";

/** A referral without its moves, which are in a table of their own. */
export type Referral = Omit<ReferralRecord, "state" | "moves">;

export const REFERRALS = recordTable<Referral>()("referral", "referral", {
  ...recordColumns,
  kind: choice("kind", REFERRAL_KINDS),
  pathway: choice("pathway", PATHWAYS),
  service: text("service"),
  publicLabel: text("public_label"),
  reason: text("reason"),
  consent: flag("consent"),
  madeOn: day("made_on"),
  answerWithinDays: integer("answer_within_days"),
  outcome: choice("outcome", REFERRAL_OUTCOMES),
  details: json<ReferralDetails>()("details"),
});

/** A referral on a restricted pathway is written as a stand-in: that it is there, and how it stands. */
export class SealingReferralWriter extends RecordWriter<Referral> {
  override async record(referral: NewRecord<Referral>): Promise<Referral> {
    const record = this.complete(referral);
    if (!isRestricted(record)) return this.insert(record);
    const { pathway, service, publicLabel, reason, details } = record;
    const sealed = this.context.seal({ pathway, service, publicLabel, reason, details }, record.id);
    const { details: _, ...rest } = record;
    return this.insert({ ...rest, pathway: PATHWAY_OF_SEALED, service: "", publicLabel: "", reason: "" }, { sealed });
  }
}
