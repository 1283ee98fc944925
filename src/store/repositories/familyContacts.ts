import { CONSENTS, type FamilyContact, type Shareable } from "../../domain/peopleAround.js";
import { choice, day, json, text } from "../columns.js";
import { recordColumns, recordTable } from "../recordTable.js";
import type { ReadContext, WriteContext } from "./context.js";
import { RecordReader, RecordWriter } from "./record.js";

const CONTACTS = recordTable<FamilyContact>()("family_contact", "family contact", {
  ...recordColumns,
  name: text("name"),
  relation: text("relation"),
  contact: text("contact"),
  consent: choice("consent", CONSENTS),
  consentOn: day("consent_on"),
  consentUntil: day("consent_until"),
  mayShare: json<readonly Shareable[]>()("may_share"),
  removedOn: day("removed_on"),
});

export class FamilyContactReader extends RecordReader<FamilyContact> {
  constructor(context: ReadContext) {
    super(context, CONTACTS);
  }
}

export class FamilyContactWriter extends RecordWriter<FamilyContact> {
  constructor(context: WriteContext) {
    super(context, CONTACTS);
  }
}
