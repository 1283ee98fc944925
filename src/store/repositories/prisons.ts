import { PRISON_ROLES, type Prison } from "../../domain/records.js";
import { type ColumnsOf, choice, text } from "../columns.js";
import { fromRow } from "../recordTable.js";
import type { ReadContext, WriteContext } from "./context.js";

const COLUMNS: ColumnsOf<Prison, "code" | "name" | "role"> = {
  code: text("code"),
  name: text("name"),
  role: choice("role", PRISON_ROLES),
};

export class PrisonReader {
  protected readonly context: ReadContext;

  constructor(context: ReadContext) {
    this.context = context;
  }

  async find(code: string): Promise<Prison | undefined> {
    const row = await this.context.db.selectFrom("prison").selectAll().where("code", "=", code).executeTakeFirst();
    return row && fromRow(COLUMNS, row);
  }

  /** By code. */
  async list(): Promise<readonly Prison[]> {
    const rows = await this.context.db.selectFrom("prison").selectAll().orderBy("code").execute();
    return rows.map((row) => fromRow(COLUMNS, row));
  }
}

export class PrisonWriter extends PrisonReader {
  protected override readonly context: WriteContext;

  constructor(context: WriteContext) {
    super(context);
    this.context = context;
  }

  /** Adds a prison, or changes the one of that code to be as given. Says whether anything was different. */
  async set(prison: Prison): Promise<boolean> {
    const { code, name, role } = prison;
    const row = { code, name, role: role ?? null };
    const before = await this.find(code);
    if (before !== undefined && before.name === name && before.role === role) return false;
    await this.context.db
      .insertInto("prison")
      .values(row)
      .onConflict((conflict) => conflict.column("code").doUpdateSet(row))
      .execute();
    this.context.act({ action: "prison.set", record: code });
    return true;
  }
}
