import type { PlainDate } from "../../domain/plainDate.js";
import type { Stay } from "../../domain/records.js";
import type { StayTable } from "../schema.js";
import type { ReadContext } from "./context.js";

/** Times in custody. They are opened and closed by imports (roll.ts). */
export class StayReader {
  readonly #context: ReadContext;

  constructor(context: ReadContext) {
    this.#context = context;
  }

  /** All of one person, oldest first. */
  async list(prisonerNumber: string): Promise<readonly Stay[]> {
    const rows = await this.#context.db
      .selectFrom("stay")
      .selectAll()
      .where("prisoner_number", "=", prisonerNumber)
      .orderBy("first_seen_on")
      .orderBy("opened_by_import")
      .execute();
    return rows.map(stayOf);
  }

  /** All of each of these people, oldest first, by prisoner number; someone with none has an empty list. */
  async listOfEach(prisonerNumbers: ReadonlySet<string>): Promise<ReadonlyMap<string, readonly Stay[]>> {
    const stays = new Map<string, Stay[]>([...prisonerNumbers].map((number) => [number, []]));
    if (stays.size === 0) return stays;
    const rows = await this.#context.db
      .selectFrom("stay")
      .selectAll()
      .where(this.#context.sql.anyOf("prisoner_number", [...prisonerNumbers]))
      .orderBy("first_seen_on")
      .orderBy("opened_by_import")
      .execute();
    for (const row of rows) stays.get(row.prisoner_number)?.push(stayOf(row));
    return stays;
  }

  /** The stay each person was in on a day, by prisoner number. */
  async heldByPerson(asOf: PlainDate): Promise<ReadonlyMap<string, Stay>> {
    const rows = await this.#context.db
      .selectFrom("stay")
      .selectAll()
      .where("first_seen_on", "<=", asOf)
      .where((stay) => stay.or([stay("ended_on", "is", null), stay("ended_on", ">", asOf)]))
      .execute();
    return new Map(rows.map((row) => [row.prisoner_number, stayOf(row)]));
  }
}

function stayOf(row: StayTable): Stay {
  return {
    id: row.id,
    prisonerNumber: row.prisoner_number,
    receivedOn: row.received_on,
    firstSeenOn: row.first_seen_on,
    ...(row.ended_on === null ? {} : { endedOn: row.ended_on }),
    ...(row.end_kind === null ? {} : { end: row.end_kind }),
  };
}
