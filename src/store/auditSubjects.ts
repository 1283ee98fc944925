import { createHmac, randomBytes } from "node:crypto";
import { type Kysely, sql } from "kysely";
import type { AuditEntryTable, Schema } from "./schema.js";

/**
 * Whom an entry of the trail is about stands in it as a pseudonym: HMAC-SHA-256 of the prisoner number under a random salt of that person alone. The salt is kept
 * in a table beside the trail, so that the number can be read; when a person is erased it goes, and then nobody can tell any more whom the entries were
 * about, while the chain of hashes stays as it was. That a pseudonym is given to somebody else, or loses its number without an erasure, is found.
 */
const SALT_BYTES = 32;
const MANY = 500;

/** The act after which a pseudonym may be without a number. */
export const ERASE_ACTION = "person.erase";

/** The pseudonyms of these people, made for those who have none yet, by prisoner number. */
export async function makeSubjects(db: Kysely<Schema>, numbers: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(numbers)];
  const subjects = new Map<string, string>();
  for (let start = 0; start < asked.length; start += MANY) {
    const some = asked.slice(start, start + MANY);
    const known = await db.selectFrom("audit_subject").selectAll().where("prisoner_number", "in", some).execute();
    for (const row of known) subjects.set(row.prisoner_number, row.subject);
    const made = some.filter((number) => !subjects.has(number)).map(newSubject);
    if (made.length > 0) await db.insertInto("audit_subject").values(made).execute();
    for (const row of made) subjects.set(row.prisoner_number, row.subject);
  }
  return subjects;
}

/** The prisoner numbers of those whom these entries are about, by pseudonym; of the erased there is none. */
export async function findSubjects(
  db: Kysely<Schema>,
  entries: readonly Pick<AuditEntryTable, "subject">[],
): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(entries.flatMap(({ subject }) => subject ?? []))];
  const numbers = new Map<string, string>();
  for (let start = 0; start < asked.length; start += MANY) {
    const some = asked.slice(start, start + MANY);
    const rows = await db.selectFrom("audit_subject").selectAll().where("subject", "in", some).execute();
    for (const row of rows) numbers.set(row.subject, row.prisoner_number);
  }
  return numbers;
}

/** From now on nobody can tell which entries are about these people. */
export async function forgetSubjects(db: Kysely<Schema>, numbers: readonly string[]): Promise<void> {
  if (numbers.length > 0) await db.deleteFrom("audit_subject").where("prisoner_number", "in", numbers).execute();
}

/** The first entry whose person is not who it was written about; undefined where there is none. */
export async function findUnsoundSubject(db: Kysely<Schema>): Promise<number | undefined> {
  const rows = await db.selectFrom("audit_subject").selectAll().execute();
  const wrong = rows.filter(({ subject, prisoner_number: number, salt }) => subject !== pseudonymOf(number, salt));
  // Some of them are enough to say that the trail is not sound.
  const ofOthers = wrong.slice(0, MANY).map(({ subject }) => subject);
  const { rows: found } = await sql<{
    seq: number | null;
  }>`select min(seq) as seq from audit_entry where subject is not null and (
      ${ofOthers.length === 0 ? sql`1 = 0` : sql`subject in (${sql.join(ofOthers)})`}
      or (not exists (select 1 from audit_subject where audit_subject.subject = audit_entry.subject)
        and not exists (select 1 from audit_entry as erasing
          where erasing.subject = audit_entry.subject and erasing.action = ${ERASE_ACTION})))`.execute(db);
  return found[0]?.seq ?? undefined;
}

function newSubject(prisonerNumber: string) {
  const salt = randomBytes(SALT_BYTES).toString("hex");
  return { subject: pseudonymOf(prisonerNumber, salt), prisoner_number: prisonerNumber, salt };
}

function pseudonymOf(prisonerNumber: string, salt: string): string {
  return createHmac("sha256", Buffer.from(salt, "hex")).update(prisonerNumber).digest("hex").slice(0, 32);
}
