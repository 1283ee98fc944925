import { addDays, type PlainDate } from "../../domain/plainDate.js";
import { instantInLondon, timeOfMinutes } from "../../domain/plainTime.js";
import type { AuditEntry } from "../../store/audit.js";
import { resolvePerson } from "../resolvePerson.js";
import type { Session } from "../session.js";

export type { AuditEntry } from "../../store/audit.js";

export interface AuditListQuestion {
  /** As typed. */
  readonly person?: string | undefined;
  readonly actor?: string | undefined;
  /** "person.show", or all that begins with "person". */
  readonly action?: string | undefined;
  /** Days in London, both counted. */
  readonly from?: PlainDate | undefined;
  readonly to?: PlainDate | undefined;
}

const MIDNIGHT = timeOfMinutes(0);

/**
 * What the audit trail holds, oldest first, in batches. To read it is an entry too, which comes last. Throws AppError notFound where there is no such person; entries about somebody who was
 * erased are only found by who and when.
 */
export async function* listAudit(session: Session, question: AuditListQuestion): AsyncGenerator<readonly AuditEntry[]> {
  const { store } = session;
  const { actor, action, from, to } = question;
  const person = question.person === undefined ? undefined : await resolvePerson(session, question.person);
  const people = person === undefined ? undefined : await allNumbersOf(session, person);
  const asked = Object.entries({ actor, action, from, to }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  await store.recordLook(session.actor, "read the audit trail", {
    action: "audit.list",
    ...(person === undefined ? {} : { subject: person }),
    details: Object.fromEntries(asked),
  });
  yield* store.read.audit.find({
    ...{ people, actor, action },
    from: from && instantInLondon(from, MIDNIGHT).toISOString(),
    before: to && instantInLondon(addDays(to, 1), MIDNIGHT).toISOString(),
  });
}

/** The number of a person, and all that were merged into it. */
async function allNumbersOf({ store }: Session, person: string): Promise<readonly string[]> {
  return [person, ...(await store.read.merges.listInto(person)).map(({ from }) => from)];
}
