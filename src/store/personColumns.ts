import type { RecordColumns, Schema } from "./schema.js";

/**
 * What becomes of a column where a person is given all that is held on them: `own` and `json` (the same, as JSON text) are given as they are; `text` is free words of staff, `worker` the name of a
 * worker, `others` what names or may name somebody else: given too, and told to whoever reviews it first; `sealed` is opened only where it is asked for; `machine` says
 * nothing of the person (hashes, spellings to search by), and is left out.
 */
export type ColumnDecision = "own" | "json" | "text" | "worker" | "others" | "sealed" | "machine";

type Columns<Table extends keyof Schema> = { readonly [Column in keyof Schema[Table]]: ColumnDecision };

/** How the rows of a person are found: by a column with their number, or by the id of a record of theirs in another table. */
type Whose = { readonly by: readonly string[] } | { readonly of: keyof Schema; readonly by: readonly [string] };

interface PersonTable<Table extends keyof Schema> {
  readonly whose: Whose;
  readonly columns: Columns<Table>;
}

const NUMBER = { by: ["prisoner_number"] } as const;

/** The columns of every record of a person. */
const RECORD = {
  id: "own",
  prisoner_number: "own",
  recorded_by: "worker",
  recorded_on: "own",
} as const satisfies { readonly [Column in keyof RecordColumns]: ColumnDecision };

/**
 * Every table with something of a person in it, and what becomes of each of its columns. In the order in which rows can be taken away: what refers to another goes before it. A table or a column
 * without a decision does not compile; a test holds this against the store itself.
 */
export const PERSON_TABLES = {
  need_change: {
    whose: { of: "need", by: ["need_id"] },
    columns: { need_id: "own", position: "machine", changed_on: "own", worker: "worker", changes: "json" },
  },
  referral_need: { whose: { of: "referral", by: ["referral_id"] }, columns: { referral_id: "own", need_id: "own" } },
  referral_move: {
    whose: { of: "referral", by: ["referral_id"] },
    columns: {
      referral_id: "own",
      position: "machine",
      state: "own",
      moved_on: "own",
      worker: "worker",
      note: "text",
      sealed: "sealed",
    },
  },
  referral_chase: {
    whose: { of: "referral", by: ["referral_id"] },
    columns: { referral_id: "own", position: "machine", chased_on: "own", worker: "worker", note: "text", sealed: "sealed" },
  },
  plan_form: {
    whose: { of: "plan", by: ["plan_id"] },
    columns: { plan_id: "own", template: "own", pages: "own", sha256: "machine", pdf: "own" },
  },
  plan_agreement: {
    whose: NUMBER,
    columns: { ...RECORD, plan_id: "own", party: "own", agreed_on: "own", how: "own", name: "others" },
  },
  need: {
    whose: NUMBER,
    columns: {
      ...RECORD,
      ...{ pathway: "own", need: "own", urgency: "own", status: "own", restricted: "own", screening_id: "own", note: "text" },
      ...{ level: "own", action: "text", done_by: "others", due_on: "own", sealed: "sealed" },
    },
  },
  referral: {
    whose: NUMBER,
    columns: {
      ...RECORD,
      ...{ kind: "own", pathway: "own", service: "own", public_label: "own", reason: "text", consent: "own", made_on: "own" },
      ...{ answer_within_days: "own", outcome: "own", details: "json", sealed: "sealed" },
    },
  },
  plan: {
    whose: NUMBER,
    columns: {
      ...RECORD,
      ...{
        version: "own",
        status: "own",
        template: "own",
        template_digest: "machine",
        language: "own",
        audience: "own",
        document: "own",
        recipient: "others",
      },
      ...{ value: "json", value_hash: "machine", pages: "own", sha256: "machine", issued_on: "own" },
    },
  },
  screening: {
    whose: NUMBER,
    columns: {
      ...RECORD,
      ...{ kind: "own", template: "own", template_version: "own", completed_on: "own", answers: "json", notes: "json" },
      ...{ restricted_count: "own", sealed: "sealed" },
    },
  },
  screening_draft: {
    whose: NUMBER,
    columns: {
      ...RECORD,
      ...{ kind: "own", template: "own", template_version: "own", answers: "json", notes: "json", passed: "json" },
      ...{ at_question: "own", done: "own", questions: "own" },
    },
  },
  assignment: { whose: NUMBER, columns: { ...RECORD, worker: "worker", role: "own", from_day: "own", until_day: "own" } },
  appointment: {
    whose: NUMBER,
    columns: {
      ...RECORD,
      ...{ kind: "own", title: "own", public_label: "own", day: "own", time: "own", minutes: "own", means: "own", place: "own" },
      ...{ postcode: "own", with_whom: "others", organisation: "own", phone: "own", required_by_licence: "own" },
      ...{ travel_minutes: "own", notes: "text", status: "own", outcome: "own" },
    },
  },
  licence: {
    whose: NUMBER,
    columns: {
      ...RECORD,
      ...{ starts_on: "own", ends_on: "own", address: "own", postcode: "own", first_appointment: "json", hdc_curfew: "json" },
      tag_fitted_on: "own",
    },
  },
  licence_condition: {
    whose: NUMBER,
    columns: { ...RECORD, condition: "own", policy_version: "own", details: "others", licence_text: "others", removed_on: "own" },
  },
  barrier: {
    whose: NUMBER,
    columns: {
      ...RECORD,
      ...{ pathway: "own", barrier: "text", action: "text", done_by: "others", due_on: "own", status: "own", restricted: "own" },
      sealed: "sealed",
    },
  },
  goal: { whose: NUMBER, columns: { ...RECORD, goal: "own", first_step: "own", target_on: "own", status: "own" } },
  achievement: { whose: NUMBER, columns: { ...RECORD, achievement: "own", achieved_on: "own" } },
  outcome: { whose: NUMBER, columns: { ...RECORD, outcome: "own", value: "own", observed_on: "own", released_on: "own" } },
  liaison_note: {
    whose: NUMBER,
    columns: { ...RECORD, source: "own", noted_on: "own", note: "text", restricted: "own", sealed: "sealed", corrects: "own" },
  },
  family_contact: {
    whose: NUMBER,
    columns: {
      ...RECORD,
      ...{ name: "others", relation: "own", contact: "others", consent: "own", consent_on: "own", consent_until: "own" },
      ...{ may_share: "json", removed_on: "own" },
    },
  },
  stay_end: { whose: NUMBER, columns: { ...RECORD, end_kind: "own", ended_on: "own", reason: "text", undone_on: "own" } },
  high_intensity: {
    whose: NUMBER,
    columns: { ...RECORD, decision: "own", reason: "text", receptions: "own", decided_on: "own" },
  },
  programme_booking: {
    whose: NUMBER,
    columns: { ...RECORD, session_id: "own", came: "own", took: "text", given_up_on: "own" },
  },
  erasure_hold: { whose: NUMBER, columns: { ...RECORD, reason: "text", lifted_on: "own", lifted_by: "worker" } },
  merge: {
    whose: { by: ["from_number", "into_number"] },
    columns: {
      ...{ id: "own", from_number: "own", into_number: "own", reason: "text", merged_by: "worker", merged_on: "own" },
      ...{ undone_by: "worker", undone_on: "own" },
    },
  },
  stay: {
    whose: NUMBER,
    columns: {
      ...{ id: "own", prisoner_number: "own", received_on: "own", first_seen_on: "own", ended_on: "own", end_kind: "own" },
      ...{ opened_by_import: "own", closed_by_import: "own" },
    },
  },
  custody: {
    whose: NUMBER,
    columns: {
      ...{ prisoner_number: "own", import_number: "own", closed_by_import: "own", line: "own", prison: "own", location: "own" },
      ...{ last_name: "own", first_name: "own", middle_names: "own", search_name: "machine", date_of_birth: "own", sex: "own" },
      ...{ facts: "json", from_day: "own", to_day: "own", source: "own" },
    },
  },
  person: {
    whose: NUMBER,
    columns: { prisoner_number: "own", import_number: "own", roll_prison: "own", row_hash: "machine" },
  },
} as const satisfies { readonly [Table in keyof Schema]?: PersonTable<Table> };

export type PersonTableName = keyof typeof PERSON_TABLES;

export const PERSON_TABLE_NAMES = Object.keys(PERSON_TABLES) as readonly PersonTableName[];

/**
 * Tables that hold nothing of a person, and why. The audit trail and its pseudonyms are of persons too, in a way of their own: whoever asks is told what it says of them, and an erasure takes the
 * pseudonym away (auditSubjects.ts).
 */
export const TABLES_OF_NOBODY = {
  store_meta: "the store itself",
  audit_entry: "who did what: whom it is about is a pseudonym",
  audit_subject: "whose a pseudonym is: taken away with the person",
  prison: "prisons",
  worker: "who works here",
  access: "who may see and do what: roles of the server",
  roll_import: "figures and columns of a roll, and warnings that name nobody",
  roll_import_prison: "which prisons a roll covered",
  service: "the directory",
  programme_session: "sessions, whoever is booked in them",
  erasure: "who was erased: a keyed hash",
} as const satisfies { readonly [Table in Exclude<keyof Schema, PersonTableName>]: string };

/** The decision about a column of a table of persons; undefined where there is none. */
export function decisionOf(table: PersonTableName, column: string): ColumnDecision | undefined {
  const columns: Readonly<Record<string, ColumnDecision>> = PERSON_TABLES[table].columns;
  return columns[column];
}
