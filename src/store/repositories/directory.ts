import type { Pathway } from "../../domain/pathway.js";
import { type DirectoryService, SERVICE_SETTINGS, type ServiceGroup, serviceKey } from "../../domain/serviceDirectory.js";
import { canonicalJson } from "../canonicalJson.js";
import { type ColumnsOf, choice, day, integer, json, text } from "../columns.js";
import { fromRow, toRow } from "../recordTable.js";
import type { Schema } from "../schema.js";
import type { ReadContext, WriteContext } from "./context.js";

const COLUMNS: ColumnsOf<DirectoryService, Exclude<keyof Schema["service"], "service_key">> = {
  name: text("name"),
  publicLabel: text("public_label"),
  organisation: text("organisation"),
  pathways: json<readonly Pathway[]>()("pathways"),
  prisons: json<readonly string[]>()("prisons"),
  releaseAreas: json<readonly string[]>()("release_areas"),
  setting: choice("setting", SERVICE_SETTINGS),
  whoFor: json<readonly ServiceGroup[]>()("who_for"),
  ageFrom: integer("age_from"),
  ageTo: integer("age_to"),
  howToRefer: text("how_to_refer"),
  daysToAnswer: integer("days_to_answer"),
  address: text("address"),
  postcode: text("postcode"),
  phone: text("phone"),
  openingTimes: text("opening_times"),
  travelNotes: text("travel_notes"),
  notes: text("notes"),
  checkedOn: day("checked_on"),
  withdrawnOn: day("withdrawn_on"),
};

export class DirectoryReader {
  protected readonly context: ReadContext;

  constructor(context: ReadContext) {
    this.context = context;
  }

  /** The service of that name, whatever its case and spacing. */
  async find(name: string): Promise<DirectoryService | undefined> {
    const { db } = this.context;
    const row = await db.selectFrom("service").selectAll().where("service_key", "=", serviceKey(name)).executeTakeFirst();
    return row && fromRow<DirectoryService>(COLUMNS, row);
  }

  /** By name, withdrawn ones too. */
  async list(): Promise<readonly DirectoryService[]> {
    const rows = await this.context.db.selectFrom("service").selectAll().execute();
    const services = rows.map((row) => fromRow<DirectoryService>(COLUMNS, row));
    return services.sort((one, other) => one.name.localeCompare(other.name, "en-GB"));
  }
}

export class DirectoryWriter extends DirectoryReader {
  protected override readonly context: WriteContext;

  constructor(context: WriteContext) {
    super(context);
    this.context = context;
  }

  /** Adds a service, or changes the one of that name to be as given. Gives the fields that are different from before; none where nothing is. */
  async set(service: DirectoryService): Promise<readonly string[]> {
    const before = await this.find(service.name);
    const fields = changedFields(before, service);
    if (fields.length === 0) return fields;
    const row = { service_key: serviceKey(service.name), ...toRow(COLUMNS, service) } as unknown as Schema["service"];
    await this.context.db
      .insertInto("service")
      .values(row)
      .onConflict((conflict) => conflict.column("service_key").doUpdateSet(row))
      .execute();
    this.context.act({
      action: before === undefined ? "service.add" : "service.change",
      record: service.name,
      details: { fields },
    });
    return fields;
  }
}

function changedFields(before: DirectoryService | undefined, after: DirectoryService): readonly string[] {
  const fields = Object.keys(COLUMNS) as (keyof DirectoryService)[];
  return fields.filter((field) => canonicalJson([before?.[field]]) !== canonicalJson([after[field]]));
}
