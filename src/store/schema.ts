import type { AccessRight } from "../domain/access.js";
import type { SaidEnd } from "../domain/peopleAround.js";
import type { PlainDate } from "../domain/plainDate.js";
import type { ReferralKind, ReferralState, ScreeningKind, StayEnd } from "../domain/records.js";

/**
 * The tables as Kysely sees them: the newest schema, the same on SQLite and PostgreSQL. Only portable columns: text (ids, ISO
 * days and instants, JSON) and integers (0 and 1 for no and yes). What each migration made is in migrations/.
 */
export interface Schema {
  store_meta: StoreMetaTable;
  audit_entry: AuditEntryTable;
  /** Whose each pseudonym of the trail is: see auditSubjects.ts. */
  audit_subject: { subject: string; prisoner_number: string; salt: string };
  prison: { code: string; name: string; role: string | null };
  worker: {
    name: string;
    full_name: string;
    role: string;
    organisation: string;
    phone: string;
    active: number;
    may_see_restricted: number | null;
    left_on: PlainDate | null;
  };
  access: { role: string; prison: string; may: AccessRight };
  person: PersonTable;
  roll_import: RollImportTable;
  roll_import_prison: { import_number: number; prison: string };
  stay: StayTable;
  custody: CustodyTable;
  merge: MergeTable;
  assignment: RecordColumns & { worker: string; role: string; from_day: PlainDate; until_day: PlainDate | null };
  screening: ScreeningTable;
  screening_draft: ScreeningDraftTable;
  need: NeedTable;
  need_change: NeedChangeTable;
  referral: ReferralTable;
  referral_move: ReferralMoveTable;
  referral_chase: ReferralChaseTable;
  appointment: AppointmentTable;
  licence: LicenceTable;
  licence_condition: ConditionTable;
  barrier: BarrierTable;
  goal: RecordColumns & { goal: string; first_step: string; target_on: string | null; status: string };
  achievement: RecordColumns & { achievement: string; achieved_on: string | null };
  plan: PlanTable;
  plan_agreement: PlanAgreementTable;
  plan_form: { plan_id: string; template: string; pages: number; sha256: string; pdf: string };
  outcome: RecordColumns & { outcome: string; value: string; observed_on: string; released_on: string };
  liaison_note: RecordColumns & {
    source: string;
    noted_on: PlainDate;
    note: string;
    restricted: number;
    sealed: string | null;
    corrects: string | null;
  };
  family_contact: FamilyContactTable;
  stay_end: RecordColumns & { end_kind: SaidEnd; ended_on: PlainDate; reason: string; undone_on: PlainDate | null };
  high_intensity: RecordColumns & { decision: string; reason: string; receptions: number; decided_on: PlainDate };
  erasure_hold: RecordColumns & { reason: string; lifted_on: PlainDate | null; lifted_by: string | null };
  erasure: ErasureTable;
  service: ServiceTable;
  referral_need: { referral_id: string; need_id: string };
  programme_session: ProgrammeSessionTable;
  programme_booking: RecordColumns & { session_id: string; came: number | null; took: string; given_up_on: PlainDate | null };
}

/** That somebody was erased: nothing of them, but a keyed hash of each number they had, to find them by where an older copy of the store is put back. */
export interface ErasureTable {
  number_hash: string;
  erased_at: string;
  erased_by: string;
  reason: string;
}

interface ProgrammeSessionTable {
  id: string;
  module: string;
  prison: string;
  day: PlainDate;
  time: string;
  minutes: number;
  place: string;
  run_by: string;
  places: number;
  cancelled_on: PlainDate | null;
  recorded_by: string;
  recorded_on: PlainDate;
}

/** What every record of a person has (RecordOf). */
export interface RecordColumns {
  id: string;
  prisoner_number: string;
  recorded_by: string;
  recorded_on: PlainDate;
}

/** One row. Every program that ever reads this store looks here first, so `schema_version` keeps its name and place for good. */
interface StoreMetaTable {
  id: string;
  schema_version: number;
  encryption: "aegis" | "plain" | "server";
  /** What restricted things are sealed with; empty until `init` has made its key. */
  restricted_public_key: string;
  created_at: string;
  /** Where the audit trail ends, so that entries taken off its end are missed. */
  audit_count: number;
  audit_hash: string;
  /** What the hashes of erased numbers are keyed with: the same in every copy of this store. */
  erasure_key: string;
}

export interface AuditEntryTable {
  seq: number;
  at: string;
  actor: string;
  /** The role that was signed in to the server: it lets no other be said. None in a file. */
  role: string | null;
  purpose: string;
  action: string;
  /** A pseudonym (audit_subject). */
  subject: string | null;
  record: string | null;
  details: string;
  previous_hash: string;
  hash: string;
}

export interface RollImportTable {
  number: number;
  file: string;
  sha256: string;
  taken_on: PlainDate;
  complete: number;
  mapping: string;
  encoding: string;
  sheet: string | null;
  counts: string;
  digest: string;
  imported_by: string;
  imported_at: string;
  purpose: string;
  /** The columns that were read, in the order of a version's `source`: JSON, a heading and its fields each. */
  columns: string;
  /** What was odd about the roll: JSON, a code and a sentence each. */
  warnings: string;
  undone_at: string | null;
  undone_by: string | null;
}

/** Which import opened and closed a stay: what undoing that import has to take back. */
export interface StayTable {
  id: string;
  prisoner_number: string;
  received_on: PlainDate;
  first_seen_on: PlainDate;
  ended_on: PlainDate | null;
  end_kind: StayEnd | null;
  opened_by_import: number | null;
  closed_by_import: number | null;
}

/** A person there is a record of. */
export interface PersonTable {
  prisoner_number: string;
  /** The import that named them first; null where somebody's record did. */
  import_number: number | null;
  /** While they are on the roll: of which prison, and the hash of the row that last named them. */
  roll_prison: string | null;
  row_hash: string | null;
}

/** One version of what the roll said of a person: true from `from_day` until the day before `to_day`, open while that is null. */
export interface CustodyTable {
  prisoner_number: string;
  import_number: number;
  closed_by_import: number | null;
  line: number;
  prison: string;
  location: string | null;
  last_name: string;
  first_name: string;
  middle_names: string;
  /** Names as they are looked for: see searchName.ts. */
  search_name: string;
  date_of_birth: PlainDate | null;
  sex: string | null;
  /** As storedFacts.ts writes them. */
  facts: string;
  from_day: PlainDate;
  to_day: PlainDate | null;
  /** The text of the cells that were read, as it stood in the file, in the order of the import's columns, parted by U+001F. */
  source: string;
}

export interface MergeTable {
  id: string;
  from_number: string;
  into_number: string;
  reason: string;
  merged_by: string;
  merged_on: PlainDate;
  undone_by: string | null;
  undone_on: PlainDate | null;
}

interface ScreeningTable extends RecordColumns {
  kind: ScreeningKind;
  template: string;
  template_version: string;
  completed_on: PlainDate;
  answers: string;
  notes: string;
  restricted_count: number;
  /** The restricted answers and notes, sealed (sealing.ts); null where there are none. */
  sealed: string | null;
}

interface ScreeningDraftTable extends RecordColumns {
  kind: ScreeningKind;
  template: string;
  template_version: string;
  answers: string;
  notes: string;
  passed: string;
  at_question: string;
  done: number;
  questions: number;
}

interface NeedTable extends RecordColumns {
  pathway: string;
  need: string;
  urgency: string;
  status: string;
  restricted: number;
  screening_id: string | null;
  note: string;
  level: string | null;
  action: string | null;
  done_by: string | null;
  due_on: string | null;
  /** Of a restricted need everything but whose it is and how it stands: the other columns then hold nothing of it. */
  sealed: string | null;
}

interface NeedChangeTable {
  need_id: string;
  position: number;
  changed_on: PlainDate;
  worker: string;
  changes: string;
}

interface ReferralTable extends RecordColumns {
  kind: ReferralKind;
  pathway: string;
  service: string;
  public_label: string;
  reason: string;
  consent: number;
  made_on: PlainDate;
  answer_within_days: number;
  outcome: string | null;
  details: string | null;
  /** What is asked and of whom, of one on a restricted pathway. */
  sealed: string | null;
}

export interface ReferralMoveTable {
  referral_id: string;
  position: number;
  state: ReferralState;
  moved_on: PlainDate;
  worker: string;
  note: string;
  /** The note, where the referral is sealed. */
  sealed: string | null;
}

export interface ReferralChaseTable {
  referral_id: string;
  position: number;
  chased_on: PlainDate;
  worker: string;
  note: string;
  /** The note, where the referral is sealed. */
  sealed: string | null;
}

interface AppointmentTable extends RecordColumns {
  kind: string;
  title: string;
  public_label: string;
  day: PlainDate;
  time: string;
  minutes: number;
  means: string;
  place: string;
  postcode: string;
  with_whom: string;
  organisation: string;
  phone: string;
  required_by_licence: number;
  travel_minutes: number | null;
  notes: string;
  status: string;
  outcome: string | null;
}

interface LicenceTable extends RecordColumns {
  starts_on: string | null;
  ends_on: string | null;
  address: string;
  postcode: string;
  first_appointment: string | null;
  hdc_curfew: string | null;
  tag_fitted_on: string | null;
}

interface ConditionTable extends RecordColumns {
  condition: string;
  policy_version: string;
  details: string;
  licence_text: string;
  removed_on: string | null;
}

interface BarrierTable extends RecordColumns {
  pathway: string;
  barrier: string;
  action: string;
  done_by: string;
  due_on: string | null;
  status: string;
  restricted: number;
  /** As of a need. */
  sealed: string | null;
}

interface PlanTable extends RecordColumns {
  version: number;
  status: string;
  template: string;
  template_digest: string | null;
  language: string;
  audience: string;
  document: string;
  recipient: string;
  value: string;
  value_hash: string;
  pages: number;
  sha256: string;
  issued_on: PlainDate | null;
}

interface PlanAgreementTable extends RecordColumns {
  plan_id: string;
  party: string;
  agreed_on: PlainDate;
  how: string;
  name: string;
}

interface FamilyContactTable extends RecordColumns {
  name: string;
  relation: string;
  contact: string;
  consent: string;
  consent_on: PlainDate | null;
  consent_until: PlainDate | null;
  may_share: string;
  removed_on: PlainDate | null;
}

/** Lists are JSON. `service_key` is the name as names are compared. */
interface ServiceTable {
  service_key: string;
  name: string;
  public_label: string;
  organisation: string;
  pathways: string;
  prisons: string;
  release_areas: string;
  setting: string;
  who_for: string;
  age_from: number | null;
  age_to: number | null;
  how_to_refer: string;
  days_to_answer: number | null;
  address: string;
  postcode: string;
  phone: string;
  opening_times: string;
  travel_notes: string;
  notes: string;
  checked_on: string | null;
  withdrawn_on: string | null;
}
