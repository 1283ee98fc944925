import { WORKER_ROLES, type Worker } from "../../domain/records.js";
import { canonicalJson } from "../canonicalJson.js";
import { type ColumnsOf, choice, day, flag, text } from "../columns.js";
import { fromRow } from "../recordTable.js";
import type { Schema } from "../schema.js";
import type { ReadContext, WriteContext } from "./context.js";

const COLUMNS: ColumnsOf<Worker, keyof Schema["worker"]> = {
  name: text("name"),
  fullName: text("full_name"),
  role: choice("role", WORKER_ROLES),
  organisation: text("organisation"),
  phone: text("phone"),
  active: flag("active"),
  maySeeRestricted: flag("may_see_restricted"),
  leftOn: day("left_on"),
};

export class WorkerReader {
  protected readonly context: ReadContext;

  constructor(context: ReadContext) {
    this.context = context;
  }

  async find(name: string): Promise<Worker | undefined> {
    const row = await this.context.db.selectFrom("worker").selectAll().where("name", "=", name).executeTakeFirst();
    return row && fromRow(COLUMNS, row);
  }

  /** By name, those no longer active too. */
  async list(): Promise<readonly Worker[]> {
    const rows = await this.context.db.selectFrom("worker").selectAll().orderBy("name").execute();
    return rows.map((row) => fromRow(COLUMNS, row));
  }
}

export class WorkerWriter extends WorkerReader {
  protected override readonly context: WriteContext;

  constructor(context: WriteContext) {
    super(context);
    this.context = context;
  }

  /** Adds a worker, or changes the one of that name to be as given. Says whether anything was different. */
  async set(worker: Worker): Promise<boolean> {
    const before = await this.find(worker.name);
    if (before !== undefined && canonicalJson(before) === canonicalJson(worker)) return false;
    const { name, fullName: full_name, role, organisation, phone } = worker;
    // Null where not marked, so that a worker reads as one who was never asked about it.
    const may_see_restricted = worker.maySeeRestricted === true ? 1 : null;
    const active = worker.active ? 1 : 0;
    const row = { name, full_name, role, organisation, phone, active, may_see_restricted, left_on: worker.leftOn ?? null };
    await this.context.db
      .insertInto("worker")
      .values(row)
      .onConflict((conflict) => conflict.column("name").doUpdateSet(row))
      .execute();
    this.context.act({
      action: "worker.set",
      record: worker.name,
      details: { maySeeRestricted: worker.maySeeRestricted === true },
    });
    return true;
  }
}
