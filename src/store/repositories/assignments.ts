import { sql } from "kysely";
import type { PlainDate } from "../../domain/plainDate.js";
import { type AssignmentRecord, WORKER_ROLES } from "../../domain/records.js";
import { choice, day, text } from "../columns.js";
import { recordColumns, recordTable } from "../recordTable.js";
import type { ReadContext, WriteContext } from "./context.js";
import { type NewRecord, RecordChanger, RecordReader } from "./record.js";

const ASSIGNMENTS = recordTable<AssignmentRecord>()("assignment", "assignment", {
  ...recordColumns,
  worker: text("worker"),
  role: choice("role", WORKER_ROLES),
  from: day("from_day"),
  until: day("until_day"),
});

export class AssignmentReader extends RecordReader<AssignmentRecord> {
  constructor(context: ReadContext) {
    super(context, ASSIGNMENTS);
  }

  /** Who works with whom on a day, of everyone, by prisoner number. */
  async heldByPerson(asOf: PlainDate): Promise<ReadonlyMap<string, readonly AssignmentRecord[]>> {
    const held = await this.select(sql`where from_day <= ${asOf} and (until_day is null or until_day > ${asOf}) order by id`);
    const people = new Map<string, AssignmentRecord[]>();
    for (const assignment of held)
      people.set(assignment.prisonerNumber, [...(people.get(assignment.prisonerNumber) ?? []), assignment]);
    return people;
  }
}

export class AssignmentWriter extends RecordChanger<AssignmentRecord> {
  constructor(context: WriteContext) {
    super(context, ASSIGNMENTS);
  }

  /**
   * Gives a person a worker in a role; whoever had that role until now has it until that day. The same worker again changes
   * nothing but until when, where that is given.
   */
  async assign(assignment: NewRecord<AssignmentRecord>): Promise<AssignmentRecord> {
    const open = (await this.list(assignment.prisonerNumber)).filter(
      (held) => held.role === assignment.role && held.until === undefined,
    );
    const same = open.find((held) => held.worker === assignment.worker);
    if (same !== undefined) return assignment.until === undefined ? same : this.change(same.id, { until: assignment.until });
    for (const held of open) await this.change(held.id, { until: assignment.from });
    return this.insert(this.complete(assignment));
  }
}
