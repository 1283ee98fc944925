import { sql } from "kysely";
import { AppError } from "../../domain/appError.js";
import type { PlainDate } from "../../domain/plainDate.js";
import type { ProgrammeBooking, ProgrammeSession } from "../../domain/programme.js";
import { type ColumnsOf, day, flag, integer, text, time } from "../columns.js";
import { newId } from "../ids.js";
import { fromRow, recordColumns, recordTable, toRow } from "../recordTable.js";
import type { Schema } from "../schema.js";
import type { ReadContext, WriteContext } from "./context.js";
import { RecordReader, RecordWriter } from "./record.js";

const SESSION: ColumnsOf<ProgrammeSession, keyof Schema["programme_session"]> = {
  id: text("id"),
  module: text("module"),
  prison: text("prison"),
  date: day("day"),
  time: time("time"),
  minutes: integer("minutes"),
  place: text("place"),
  runBy: text("run_by"),
  places: integer("places"),
  cancelledOn: day("cancelled_on"),
  recordedBy: text("recorded_by"),
  recordedOn: day("recorded_on"),
};

/** What of a session can be otherwise once it was added. */
type MovableFields = Pick<ProgrammeSession, "date" | "time" | "place" | "runBy" | "places">;

export class ProgrammeSessionReader {
  protected readonly context: ReadContext;

  constructor(context: ReadContext) {
    this.context = context;
  }

  async find(id: string): Promise<ProgrammeSession | undefined> {
    const row = await this.context.db.selectFrom("programme_session").selectAll().where("id", "=", id).executeTakeFirst();
    return row && fromRow(SESSION, row);
  }

  /** Throws AppError notFound where there is none. */
  async get(id: string): Promise<ProgrammeSession> {
    const session = await this.find(id);
    if (session !== undefined) return session;
    throw new AppError("notFound", "SESSION_NOT_FOUND", `There is no session with the id ${JSON.stringify(id)}.`, {
      hint: "`resettle programme session list --all` shows every session with its id.",
    });
  }

  /** All of them, cancelled ones too, by day and time. */
  async list(): Promise<readonly ProgrammeSession[]> {
    const rows = await this.context.db
      .selectFrom("programme_session")
      .selectAll()
      .orderBy("day")
      .orderBy("time")
      .orderBy("id")
      .execute();
    return rows.map((row) => fromRow(SESSION, row));
  }
}

export class ProgrammeSessionWriter extends ProgrammeSessionReader {
  protected override readonly context: WriteContext;

  constructor(context: WriteContext) {
    super(context);
    this.context = context;
  }

  async add(given: Omit<ProgrammeSession, "id" | "recordedBy" | "cancelledOn">): Promise<ProgrammeSession> {
    const session = { ...given, id: newId(), recordedBy: this.context.actor };
    const row = toRow(SESSION, session);
    const names = sql.join(Object.keys(row).map((name) => sql.ref(name)));
    await sql`insert into programme_session (${names}) values (${sql.join(Object.values(row))})`.execute(this.context.db);
    this.context.act({ action: "programme_session.record", record: session.id });
    return session;
  }

  /** Throws AppError notFound. A change that changes nothing leaves no line. */
  async change(id: string, changes: Partial<MovableFields>): Promise<ProgrammeSession> {
    const before = await this.get(id);
    const after = { ...before, ...changes };
    const rowBefore = toRow(SESSION, before);
    const rowAfter = toRow(SESSION, after);
    const fields = Object.keys(rowAfter).filter((column) => rowAfter[column] !== rowBefore[column]);
    if (fields.length === 0) return before;
    const assignments = fields.map((column) => sql`${sql.ref(column)} = ${rowAfter[column]}`);
    await sql`update programme_session set ${sql.join(assignments)} where id = ${id}`.execute(this.context.db);
    this.context.act({ action: "programme_session.change", record: id, details: { fields } });
    return after;
  }

  async cancel(id: string, on: PlainDate): Promise<void> {
    await this.context.db.updateTable("programme_session").set({ cancelled_on: on }).where("id", "=", id).execute();
    this.context.act({ action: "programme_session.cancel", record: id });
  }
}

const BOOKING = recordTable<ProgrammeBooking>()("programme_booking", "programme booking", {
  ...recordColumns,
  sessionId: text("session_id"),
  came: flag("came"),
  took: text("took"),
  givenUpOn: day("given_up_on"),
});

export class ProgrammeBookingReader extends RecordReader<ProgrammeBooking> {
  constructor(context: ReadContext) {
    super(context, BOOKING);
  }

  /** Those whose place was given up are not among them. */
  override async listByPerson(prisonerNumbers?: readonly string[]): Promise<ReadonlyMap<string, readonly ProgrammeBooking[]>> {
    const all = await super.listByPerson(prisonerNumbers);
    return new Map([...all].map(([person, bookings]) => [person, bookings.filter((one) => one.givenUpOn === undefined)]));
  }

  /** Everyone who is booked in a session. */
  async listOf(sessionId: string): Promise<readonly ProgrammeBooking[]> {
    return this.select(sql`where session_id = ${sessionId} and given_up_on is null order by id`);
  }

  /** How many are booked in each session. */
  async countBySession(): Promise<ReadonlyMap<string, number>> {
    const counts = new Map<string, number>();
    for (const { sessionId } of [...(await this.listByPerson()).values()].flat())
      counts.set(sessionId, (counts.get(sessionId) ?? 0) + 1);
    return counts;
  }
}

export class ProgrammeBookingWriter extends RecordWriter<ProgrammeBooking> {
  constructor(context: WriteContext) {
    super(context, BOOKING);
  }

  /** Everyone who is booked in a session, as this write has left it. */
  async listOf(sessionId: string): Promise<readonly ProgrammeBooking[]> {
    return this.select(sql`where session_id = ${sessionId} and given_up_on is null order by id`);
  }
}
