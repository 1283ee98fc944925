import type { ReadContext, WriteContext } from "./context.js";

/** Which needs referrals are for. A referral of which nobody has said so has none. */
export class ReferralNeedReader {
  protected readonly context: ReadContext;

  constructor(context: ReadContext) {
    this.context = context;
  }

  /** Ids of the needs of these referrals, by the referral's id. */
  async list(referrals: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const { db, sql } = this.context;
    const rows = await db
      .selectFrom("referral_need")
      .selectAll()
      .where(sql.anyOf("referral_id", referrals))
      .orderBy("need_id")
      .execute();
    const needs = new Map<string, string[]>();
    for (const { referral_id, need_id } of rows) needs.set(referral_id, [...(needs.get(referral_id) ?? []), need_id]);
    return needs;
  }
}

export class ReferralNeedWriter extends ReferralNeedReader {
  protected override readonly context: WriteContext;

  constructor(context: WriteContext) {
    super(context);
    this.context = context;
  }

  /** Says that a referral that was just made is for these needs. */
  async record(referral: { readonly id: string; readonly prisonerNumber: string }, needs: readonly string[]): Promise<void> {
    if (needs.length === 0) return;
    await this.context.db
      .insertInto("referral_need")
      .values(needs.map((need) => ({ referral_id: referral.id, need_id: need })))
      .execute();
    this.context.act({ action: "referral.need", subject: referral.prisonerNumber, record: referral.id, details: { needs } });
  }
}
