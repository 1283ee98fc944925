import type { Schema } from "./schema.js";

/**
 * Who may see and change the rows of a table on a server, as conditions of SQL. `see` is for looking; `write` is what a row that is
 * written has to meet. `remove` where rows are ever taken out by other than an import.
 */
export interface Guard {
  readonly see: string;
  readonly write: string;
  readonly remove?: string;
  /** What the server itself lets anybody do, before these conditions are asked; everything unless said. */
  readonly grants?: string;
}

/** Asked once for a whole statement, not for every row. */
const everywhere = (what: string) => `(select resettle_everywhere('${what}'))`;
const may = (number: string, what: string) => `(${everywhere(what)} or resettle_may(${number}, '${what}'))`;
const at = (prison: string, what: string) =>
  `(${everywhere(what)} or ${prison} = any((select resettle_prisons('${what}'))::text[]))`;
const KNOWN = "(select resettle_known())";
/** What only an import changes is changed by whoever may administer every prison: people come and go between prisons. */
const BY_IMPORT = everywhere("administer");

/** Somebody who is where one may look, or was. */
const KNOWN_PERSON = `${may("prisoner_number", "read")} or resettle_left(prisoner_number) is not null`;

/** Of somebody who has left for another prison: what is of a day before that one. */
const before = (number: string, day: string) => `${day} < resettle_left(${number})`;

/** A record of a person: seen where they are, and where they were until they left; written where they are. */
function record(day = "recorded_on"): Guard {
  const write = may("prisoner_number", "record");
  return { see: `${may("prisoner_number", "read")} or ${before("prisoner_number", day)}`, write, remove: write };
}

/** Part of a record, seen where the record is: the conditions of its table are asked again. What became of it after the person left is not part of what was. */
function part(of: keyof Schema, column: string, day?: string): Guard {
  const owner = `(select prisoner_number from ${of} where ${of}.id = ${column})`;
  const seen = `exists (select 1 from ${of} where ${of}.id = ${column})`;
  const then = day === undefined ? seen : `${seen} and (${may(owner, "read")} or ${before(owner, day)})`;
  return { see: then, write: may(owner, "record") };
}

/** Who administers every prison could give themselves the right to see these, and an erasure must not leave one behind unseen. */
const RESTRICTED_NOTE = `${everywhere("administer")} or ${may("prisoner_number", "restricted")}`;

/** Every table: one without a decision does not compile. */
export const GUARDS: Readonly<Record<keyof Schema, Guard>> = {
  // The trail's end moves with every entry; a trigger sees to it that it moves to an entry. The rest is whose the tables are.
  store_meta: { see: "true", write: KNOWN, grants: "select, update (audit_count, audit_hash)" },
  audit_entry: {
    // Whom an entry is about stands in it as a pseudonym; whose that is, is asked of the table that says so.
    see: `${everywhere("administer")} or case when subject is null then ${KNOWN} else exists (select 1 from audit_subject where audit_subject.subject = audit_entry.subject) end`,
    // Whatever somebody calls themselves, the server knows who is signed in.
    write: `${KNOWN} and role = session_user::text`,
    grants: "select, insert",
  },
  audit_subject: { see: KNOWN_PERSON, write: KNOWN_PERSON, remove: BY_IMPORT },
  prison: { see: KNOWN, write: BY_IMPORT },
  worker: { see: KNOWN, write: "cardinality((select resettle_prisons('administer'))::text[]) > 0" },
  access: {
    see: `role = session_user::text or ${at("prison", "administer")}`,
    write: at("prison", "administer"),
    remove: at("prison", "administer"),
    grants: "select, insert, delete",
  },
  person: { see: KNOWN_PERSON, write: BY_IMPORT },
  roll_import: {
    see: `${everywhere("read")} or exists (select 1 from roll_import_prison where import_number = number)`,
    write: BY_IMPORT,
  },
  roll_import_prison: { see: at("prison", "read"), write: BY_IMPORT },
  stay: { see: `${may("prisoner_number", "read")} or ${before("prisoner_number", "first_seen_on")}`, write: BY_IMPORT },
  custody: { see: `${at("prison", "read")} or resettle_may(prisoner_number, 'read')`, write: BY_IMPORT },
  merge: {
    see: `${may("from_number", "read")} or ${may("into_number", "read")}`,
    write: `${may("from_number", "record")} and ${may("into_number", "record")}`,
  },
  assignment: record(),
  screening: record(),
  // What somebody is in the middle of is theirs to end where the person is now.
  screening_draft: {
    see: may("prisoner_number", "read"),
    write: may("prisoner_number", "record"),
    remove: may("prisoner_number", "record"),
  },
  need: record(),
  need_change: part("need", "need_id", "changed_on"),
  referral: record(),
  referral_move: part("referral", "referral_id", "moved_on"),
  referral_chase: part("referral", "referral_id", "chased_on"),
  appointment: record(),
  licence: record(),
  licence_condition: record(),
  barrier: record(),
  goal: record(),
  achievement: record(),
  plan: record(),
  plan_agreement: record(),
  plan_form: part("plan", "plan_id"),
  outcome: record(),
  liaison_note: {
    see: `(restricted = 0 and (${record().see})) or (restricted = 1 and ${RESTRICTED_NOTE})`,
    write: may("prisoner_number", "record"),
  },
  family_contact: record(),
  stay_end: record(),
  high_intensity: record(),
  service: { see: KNOWN, write: "cardinality((select resettle_prisons('record'))::text[]) > 0" },
  referral_need: part("referral", "referral_id"),
  programme_session: { see: at("prison", "read"), write: at("prison", "record") },
  programme_booking: record(),
  erasure: { see: BY_IMPORT, write: BY_IMPORT },
  erasure_hold: record(),
};
