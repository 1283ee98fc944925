import { AppError, type InputIssue } from "../domain/appError.js";
import { byUrgency, isOpenNeed } from "../domain/needOrder.js";
import type { PlainDate } from "../domain/plainDate.js";
import type { Answers, NeedRecord, ScreeningKind, ScreeningRecord } from "../domain/records.js";
import { isRestricted } from "../domain/restricted.js";
import { needsRaised, type RaisedNeed, type ScreeningTemplate } from "../domain/screening.js";
import { checkAnswers } from "../domain/screeningAnswers.js";
import type { StoreWriter } from "../store/writer.js";
import { refuseFutureDay } from "./refuseFutureDay.js";
import { resolvePerson } from "./resolvePerson.js";
import { getScreeningTemplate } from "./screeningTemplates.js";
import type { Session } from "./session.js";

/** Answers as they came, not checked, and where: the file, and the line of each question in it. */
export interface GivenAnswers {
  readonly answers: Readonly<Record<string, unknown>>;
  /** What was noted beside answers, in the person's own words, by question. */
  readonly notes?: Readonly<Record<string, unknown>>;
  readonly file?: string;
  readonly lines?: ReadonlyMap<string, number>;
}

export interface NewScreening extends GivenAnswers {
  readonly kind: ScreeningKind;
  /** The day it was completed; the session's day where not said. */
  readonly on?: PlainDate | undefined;
}

export interface RecordedScreening {
  readonly screening: ScreeningRecord;
  /** The needs it raised that were not open already, in the order of the questions. Restricted ones are only counted. */
  readonly needs: readonly { readonly record: NeedRecord; readonly label: string }[];
  readonly restrictedNeeds: number;
  /** How many needs it raised that were open already. */
  readonly knownNeeds: number;
}

/**
 * Records a screening with the needs it raises, all in one write. Throws AppError input with every mistake in the answers at once, by
 * question and line, and then nothing is written; notFound for the person.
 */
export async function recordScreening(session: Session, person: string, given: NewScreening): Promise<RecordedScreening> {
  const template = await getScreeningTemplate(session.env, given.kind);
  const completedOn = given.on ?? session.asOf;
  refuseFutureDay(session, completedOn, "--on");
  const { answers, restricted, notes, restrictedNotes, issues } = checkAnswers(template, given.answers, given.notes);
  refuseAnswers(issues, given);
  const prisonerNumber = await resolvePerson(session, person);
  return session.store.write(session.actor, "record a screening", async (tx) => {
    const about = { prisonerNumber, recordedOn: session.asOf };
    const { id, version, kind } = template;
    const screening = await tx.screenings.record(
      { ...about, kind, template: id, templateVersion: version, completedOn, answers, notes },
      restricted,
      restrictedNotes,
    );
    // What was begun is ended, or has been asked anew.
    await tx.screeningDrafts.discard(prisonerNumber, kind);
    return { screening, ...(await raiseNeeds(tx, screening, template, { ...answers, ...restricted })) };
  });
}

function refuseAnswers(issues: readonly InputIssue[], { file, lines }: GivenAnswers): void {
  if (issues.length === 0) return;
  const placed = issues.map((issue) => {
    const line = lines?.get(issue.column ?? "");
    return { ...issue, ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { line }) };
  });
  const count = issues.length === 1 ? "One answer" : `${issues.length} answers`;
  throw new AppError("input", "ANSWERS_MISTAKES", `${count} cannot be taken in; nothing was recorded.`, {
    hint: "Mend them and record the screening again. `resettle screening start --template` shows what each question takes.",
    issues: placed,
  });
}

/** A need that is open already is not raised twice: it only becomes as urgent as the newer screening says. */
async function raiseNeeds(
  tx: StoreWriter,
  screening: ScreeningRecord,
  template: ScreeningTemplate,
  answers: Answers,
): Promise<Omit<RecordedScreening, "screening">> {
  const open = (await tx.needs.list(screening.prisonerNumber)).filter(isOpenNeed);
  const needs: { record: NeedRecord; label: string }[] = [];
  let restrictedNeeds = 0;
  let knownNeeds = 0;
  for (const raised of needsRaised(template, answers)) {
    const known = open.find((need) => isSameNeed(need, raised));
    if (known !== undefined) {
      knownNeeds += 1;
      if (byUrgency(raised, known) < 0) await tx.needs.changeOn(known.id, { urgency: raised.urgency }, screening.completedOn);
      continue;
    }
    const record = await tx.needs.record(newNeed(screening, raised));
    if (record.restricted) restrictedNeeds += 1;
    else needs.push({ record, label: raised.label });
  }
  return { needs, restrictedNeeds, knownNeeds };
}

function newNeed({ id, prisonerNumber, recordedOn }: ScreeningRecord, { pathway, need, urgency, restricted }: RaisedNeed) {
  return {
    prisonerNumber,
    recordedOn,
    pathway,
    need,
    urgency,
    restricted,
    status: "not_started",
    screeningId: id,
    note: "",
  } as const;
}

/** What is sealed cannot be compared, so a restricted need is recorded each time a screening raises it. */
function isSameNeed(record: NeedRecord, raised: RaisedNeed): boolean {
  return !isRestricted(record) && !raised.restricted && record.need === raised.need && record.pathway === raised.pathway;
}
