import type { FirstAppointment, HdcCurfew, LicenceRecord } from "../../domain/records.js";
import { day, json, text } from "../columns.js";
import { recordColumns, recordTable } from "../recordTable.js";
import type { ReadContext, WriteContext } from "./context.js";
import { type Changes, type NewRecord, RecordChanger, RecordReader } from "./record.js";

const LICENCES = recordTable<LicenceRecord>()("licence", "licence", {
  ...recordColumns,
  startsOn: day("starts_on"),
  endsOn: day("ends_on"),
  address: text("address"),
  postcode: text("postcode"),
  firstAppointment: json<FirstAppointment>()("first_appointment"),
  hdcCurfew: json<HdcCurfew>()("hdc_curfew"),
  tagFittedOn: day("tag_fitted_on"),
});

export class LicenceReader extends RecordReader<LicenceRecord> {
  constructor(context: ReadContext) {
    super(context, LICENCES);
  }

  /** A person has one licence. Where two numbers that were merged have one each, the one begun last counts. */
  override async listByPerson(prisonerNumbers?: readonly string[]): Promise<ReadonlyMap<string, readonly LicenceRecord[]>> {
    const people = await super.listByPerson(prisonerNumbers);
    return new Map([...people].map(([person, licences]) => [person, licences.slice(-1)]));
  }

  /** The one licence of a person. */
  async findFor(prisonerNumber: string): Promise<LicenceRecord | undefined> {
    const [licence] = await this.list(prisonerNumber);
    return licence;
  }
}

export class LicenceWriter extends RecordChanger<LicenceRecord> {
  constructor(context: WriteContext) {
    super(context, LICENCES);
  }

  /** Makes the person's licence with these values, or changes those named here of the one there is. */
  async set(
    prisonerNumber: string,
    changes: Changes<LicenceRecord>,
    first: Pick<LicenceRecord, "recordedOn">,
  ): Promise<LicenceRecord> {
    const licence = (await this.list(prisonerNumber)).at(-1);
    if (licence !== undefined) return this.change(licence.id, changes);
    const made = { address: "", postcode: "", ...changes, prisonerNumber, recordedOn: first.recordedOn };
    // What is given as undefined is left empty, as in any change.
    return this.insert(this.complete(made as NewRecord<LicenceRecord>));
  }
}
