import { type Kysely, sql } from "kysely";
import { AppError } from "../../domain/appError.js";
import type { PlainDate } from "../../domain/plainDate.js";
import { PLAN_STATUSES, type PlanRecord } from "../../domain/records.js";
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
  audience: text("audience"),
  valueHash: text("value_hash"),
  pages: integer("pages"),
  sha256: text("sha256"),
  issuedOn: day("issued_on"),
});

/** Lists leave out what is on the plans: it is long, and read only to draw one. */
export class PlanReader extends RecordReader<PlanSummary> {
  constructor(context: ReadContext) {
    super(context, SUMMARY);
  }

  /** A plan with its value, to be drawn. Throws AppError notFound. */
  async getWhole(id: string): Promise<PlanRecord> {
    return { ...(await this.get(id)), value: await readValue(this.context.db, id) };
  }

  /** The pages of a plan that was issued, as they were. Throws AppError notFound where it never was. */
  async getFile(id: string): Promise<Uint8Array> {
    const row = await this.context.db.selectFrom("plan_file").select("pdf").where("plan_id", "=", id).executeTakeFirst();
    if (row !== undefined) return Buffer.from(row.pdf, "base64");
    throw new AppError("notFound", "PLAN_NOT_ISSUED", "That plan was never issued, so its pages were not kept.");
  }

  /** The plan whose pages have this digest or, failing that, whose words do. */
  async findByDigest(sha256: string, valueHash: string | undefined): Promise<PlanSummary | undefined> {
    const [same] = await this.select(sql`where sha256 = ${sha256} order by id desc`);
    if (same !== undefined || valueHash === undefined) return same;
    const [words] = await this.select(sql`where value_hash = ${valueHash} order by id desc`);
    return words;
  }

  /** The plans whose words have a digest that begins so, newest first. */
  async listByHash(beginning: string): Promise<readonly PlanSummary[]> {
    return this.select(sql`where value_hash like ${`${beginning}%`} order by id desc`);
  }

  /** The newest version of each person's plan made on or before a day. */
  async newestByPerson(asOf: PlainDate): Promise<ReadonlyMap<string, PlanSummary>> {
    const plans = await this.select(sql`where recorded_on <= ${asOf} order by id`);
    return new Map(plans.map((plan) => [plan.prisonerNumber, plan]));
  }
}

export class PlanWriter extends RecordChanger<PlanSummary> {
  constructor(context: WriteContext) {
    super(context, SUMMARY);
  }

  /**
   * Keeps a plan as the person's next version. One whose value is equal to a version there already is that version, and nothing
   * is written.
   */
  async record(plan: Omit<NewRecord<PlanRecord>, "version">): Promise<PlanSummary> {
    const versions = await this.list(plan.prisonerNumber);
    const same = versions.findLast((version) => version.valueHash === plan.valueHash);
    if (same !== undefined) return same;
    const { value, ...summary } = plan;
    const version = Math.max(0, ...versions.map((earlier) => earlier.version)) + 1;
    return this.insert(this.complete({ ...summary, version }), { value });
  }

  /** Issues a plan on a day: its pages are kept as they are. */
  async issue(id: string, issuedOn: PlainDate, pdf: Uint8Array): Promise<PlanSummary> {
    await this.context.db
      .insertInto("plan_file")
      .values({ plan_id: id, pdf: Buffer.from(pdf).toString("base64") })
      .execute();
    return this.change(id, { status: "issued", issuedOn });
  }
}

async function readValue(db: Kysely<Schema>, id: string): Promise<string> {
  const { value } = await db.selectFrom("plan").select("value").where("id", "=", id).executeTakeFirstOrThrow();
  return value;
}
