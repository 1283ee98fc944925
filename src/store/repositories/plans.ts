import { type Kysely, sql } from "kysely";
import type { PlainDate } from "../../domain/plainDate.js";
import { isSameSeries } from "../../domain/planLife.js";
import { PLAN_AUDIENCES, PLAN_DOCUMENTS, PLAN_STATUSES, type PlanRecord } from "../../domain/records.js";
import { choice, day, integer, text } from "../columns.js";
import { recordColumns, recordTable } from "../recordTable.js";
import type { Schema } from "../schema.js";
import type { ReadContext, WriteContext } from "./context.js";
import { type NewRecord, RecordChanger, RecordReader } from "./record.js";

/** A plan without what is on it. */
export type PlanSummary = Omit<PlanRecord, "value">;

const SUMMARY = recordTable<PlanSummary>()("plan", "plan", {
  ...recordColumns,
  version: integer("version"),
  status: choice("status", PLAN_STATUSES),
  template: text("template"),
  templateDigest: text("template_digest"),
  language: text("language"),
  audience: choice("audience", PLAN_AUDIENCES),
  document: choice("document", PLAN_DOCUMENTS),
  recipient: text("recipient"),
  valueHash: text("value_hash"),
  pages: integer("pages"),
  sha256: text("sha256"),
  issuedOn: day("issued_on"),
});

/** Pages as they were drawn in the form of one template. */
export interface DrawnForm {
  readonly pages: number;
  readonly sha256: string;
  readonly pdf?: Uint8Array | undefined;
}
export type FrozenForm = DrawnForm & { readonly pdf: Uint8Array };

/** Lists leave out what is on the plans: it is long, and read only to draw one. */
export class PlanReader extends RecordReader<PlanSummary> {
  constructor(context: ReadContext) {
    super(context, SUMMARY);
  }

  /** A plan with its value, to be drawn. Throws AppError notFound. */
  async getWhole(id: string): Promise<PlanRecord> {
    return { ...(await this.get(id)), value: await readValue(this.context.db, id) };
  }

  /** The pages of an issued plan in a form of a template, as they were; undefined where it was not drawn in that form since. */
  async findFrozen(id: string, template: string): Promise<FrozenForm | undefined> {
    const row = await this.context.db
      .selectFrom("plan_form")
      .select(["pages", "sha256", "pdf"])
      .where("plan_id", "=", id)
      .where("template", "=", template)
      .executeTakeFirst();
    if (row === undefined || row.pdf === "") return undefined;
    return { pages: row.pages, sha256: row.sha256, pdf: Buffer.from(row.pdf, "base64") };
  }

  /** The plan that has pages of this digest, in any form. */
  async findByPages(sha256: string): Promise<PlanSummary | undefined> {
    const [same] = await this.select(sql`where id in (select plan_id from plan_form where sha256 = ${sha256}) order by id desc`);
    return same;
  }

  /** The plans whose words have a digest that begins so, newest first. */
  async listByHash(beginning: string): Promise<readonly PlanSummary[]> {
    return this.select(sql`where value_hash like ${`${beginning}%`} order by id desc`);
  }

  /** The newest version of each person's own release plan made on or before a day. */
  async newestByPerson(asOf: PlainDate): Promise<ReadonlyMap<string, PlanSummary>> {
    const plans = await this.select(sql`where recorded_on <= ${asOf} and audience = 'own' and document = 'plan' order by id`);
    return new Map(plans.map((plan) => [plan.prisonerNumber, plan]));
  }
}

export class PlanWriter extends RecordChanger<PlanSummary> {
  constructor(context: WriteContext) {
    super(context, SUMMARY);
  }

  /**
   * Keeps a plan as the next version of its series. One whose value is equal to a version there already is that version, and nothing
   * is written.
   */
  async record(plan: Omit<NewRecord<PlanRecord>, "version">): Promise<PlanSummary> {
    const versions = (await this.list(plan.prisonerNumber)).filter((version) => isSameSeries(version, plan));
    const same = versions.findLast((version) => version.valueHash === plan.valueHash);
    if (same !== undefined) return same;
    const { value, ...summary } = plan;
    const version = Math.max(0, ...versions.map((earlier) => earlier.version)) + 1;
    return this.insert(this.complete({ ...summary, version }), { value });
  }

  /** Issues a plan on a day: its pages are kept as they are. */
  async issue(id: string, issuedOn: PlainDate, template: string, form: FrozenForm): Promise<PlanSummary> {
    await this.keepForm(id, template, form);
    return this.change(id, { status: "issued", issuedOn });
  }

  /** Remembers the pages of a plan in a form by their digest; with their bytes, they stay as they are. */
  async keepForm(id: string, template: string, { pages, sha256, pdf }: DrawnForm): Promise<void> {
    const kept = { pages, sha256, pdf: pdf === undefined ? "" : Buffer.from(pdf).toString("base64") };
    await this.context.db
      .insertInto("plan_form")
      .values({ plan_id: id, template, ...kept })
      .onConflict((conflict) => conflict.columns(["plan_id", "template"]).doUpdateSet(kept))
      .execute();
  }
}

async function readValue(db: Kysely<Schema>, id: string): Promise<string> {
  const { value } = await db.selectFrom("plan").select("value").where("id", "=", id).executeTakeFirstOrThrow();
  return value;
}
