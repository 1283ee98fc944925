import { ACCESS_RIGHTS, type Access } from "../../domain/access.js";
import { type ColumnsOf, choice, text } from "../columns.js";
import { fromRow } from "../recordTable.js";
import type { Schema } from "../schema.js";
import type { ReadContext, WriteContext } from "./context.js";

const COLUMNS: ColumnsOf<Access, keyof Schema["access"]> = {
  role: text("role"),
  prison: text("prison"),
  may: choice("may", ACCESS_RIGHTS),
};

/** Which role of a server may do what, at which prison: what the server goes by (postgresGuards.ts). */
export class AccessReader {
  protected readonly context: ReadContext;

  constructor(context: ReadContext) {
    this.context = context;
  }

  /** By role, then prison. */
  async list(): Promise<readonly Access[]> {
    const rows = await this.context.db
      .selectFrom("access")
      .selectAll()
      .orderBy("role")
      .orderBy("prison")
      .orderBy("may")
      .execute();
    return rows.map((row) => fromRow(COLUMNS, row));
  }
}

export class AccessWriter extends AccessReader {
  protected override readonly context: WriteContext;

  constructor(context: WriteContext) {
    super(context);
    this.context = context;
  }

  /** Says whether it was new. */
  async grant(access: Access): Promise<boolean> {
    const { numInsertedOrUpdatedRows: made } = await this.context.db
      .insertInto("access")
      .values(access)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    return this.#note("access.grant", access, made);
  }

  /** Says whether it was there. */
  async revoke(access: Access): Promise<boolean> {
    const { numDeletedRows: gone } = await this.context.db
      .deleteFrom("access")
      .where("role", "=", access.role)
      .where("prison", "=", access.prison)
      .where("may", "=", access.may)
      .executeTakeFirstOrThrow();
    return this.#note("access.revoke", access, gone);
  }

  #note(action: string, { role, prison, may }: Access, rows: bigint | undefined): boolean {
    if (Number(rows ?? 0) === 0) return false;
    this.context.act({ action, record: role, details: { prison, may } });
    return true;
  }
}
