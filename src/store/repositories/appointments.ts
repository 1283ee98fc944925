import { sql } from "kysely";
import type { PlainDate } from "../../domain/plainDate.js";
import {
  APPOINTMENT_KINDS,
  APPOINTMENT_MEANS,
  APPOINTMENT_OUTCOMES,
  APPOINTMENT_STATUSES,
  type AppointmentRecord,
} from "../../domain/records.js";
import { choice, day, flag, integer, text, time } from "../columns.js";
import { recordColumns, recordTable } from "../recordTable.js";
import type { ReadContext, WriteContext } from "./context.js";
import { RecordReader, RecordWriter } from "./record.js";

const APPOINTMENTS = recordTable<AppointmentRecord>()("appointment", "appointment", {
  ...recordColumns,
  kind: choice("kind", APPOINTMENT_KINDS),
  title: text("title"),
  publicLabel: text("public_label"),
  date: day("day"),
  time: time("time"),
  minutes: integer("minutes"),
  means: choice("means", APPOINTMENT_MEANS),
  place: text("place"),
  postcode: text("postcode"),
  with: text("with_whom"),
  organisation: text("organisation"),
  phone: text("phone"),
  requiredByLicence: flag("required_by_licence"),
  travelMinutes: integer("travel_minutes"),
  notes: text("notes"),
  status: choice("status", APPOINTMENT_STATUSES),
  outcome: choice("outcome", APPOINTMENT_OUTCOMES),
});

export class AppointmentReader extends RecordReader<AppointmentRecord> {
  constructor(context: ReadContext) {
    super(context, APPOINTMENTS);
  }

  /** Of everyone, on these days, both counted: in order of day and time. */
  async listBetween(first: PlainDate, last: PlainDate): Promise<readonly AppointmentRecord[]> {
    return this.select(sql`where day between ${first} and ${last} order by day, time, id`);
  }
}

export class AppointmentWriter extends RecordWriter<AppointmentRecord> {
  constructor(context: WriteContext) {
    super(context, APPOINTMENTS);
  }
}
