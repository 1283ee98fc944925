import { AppError } from "../domain/appError.js";
import type { LiaisonNote, NoteSource } from "../domain/peopleAround.js";
import type { PlainDate } from "../domain/plainDate.js";
import { refuseFutureDay } from "./refuseFutureDay.js";
import { LONGEST_TEXT, refuseLongText } from "./refuseLongText.js";
import { resolvePerson } from "./resolvePerson.js";
import type { Session } from "./session.js";

export interface NewNote {
  readonly source: NoteSource;
  readonly text: string;
  /** The day it was said; the session's day where not given. */
  readonly on?: PlainDate | undefined;
  readonly restricted: boolean;
}

/** Records what somebody who works with the person has told us. Throws AppError notFound, and input for a day that has not come or too long a text. */
export async function addNote(session: Session, person: string, { source, text, on, restricted }: NewNote): Promise<LiaisonNote> {
  refuseLongText(text, "--text", LONGEST_TEXT);
  const day = on ?? session.asOf;
  refuseFutureDay(session, day, "--on");
  const prisonerNumber = await resolvePerson(session, person);
  return session.store.write(session.actor, "record a note", (tx) =>
    tx.liaisonNotes.record({ prisonerNumber, recordedOn: session.asOf, source, on: day, text, restricted }),
  );
}

/**
 * Puts a new text in the place of a note's; the old one stays on record, and a restricted one stays restricted. Throws AppError notFound, and refused where the note has been
 * corrected already: then its correction is to be corrected.
 */
export async function correctNote(
  session: Session,
  id: string,
  { text, restricted }: Pick<NewNote, "text" | "restricted">,
): Promise<LiaisonNote> {
  refuseLongText(text, "--text", LONGEST_TEXT);
  return session.store.write(session.actor, "correct a note", async (tx) => {
    const { prisonerNumber, source, on, restricted: wasRestricted } = await tx.liaisonNotes.get(id);
    const newer = (await tx.liaisonNotes.list(prisonerNumber)).find(({ corrects }) => corrects === id);
    if (newer !== undefined) {
      throw new AppError("refused", "NOTE_CORRECTED", `This note was corrected on ${newer.recordedOn} by ${newer.recordedBy}.`, {
        hint: `Look at the newer text, and correct that: \`resettle person note correct ${newer.id}\`.`,
      });
    }
    const sealed = restricted || wasRestricted;
    return tx.liaisonNotes.record({
      ...{ prisonerNumber, recordedOn: session.asOf, source, on, text, restricted: sealed, corrects: id },
    });
  });
}

export interface NoteQuestion {
  readonly source?: NoteSource | undefined;
  /** Restricted ones too: that is recorded before they are read. */
  readonly restricted: boolean;
  /** Texts that have been corrected too. */
  readonly all: boolean;
}

export interface ListedNote extends LiaisonNote {
  /** Id of the note that took its place. */
  readonly correctedBy?: string;
}

export interface ListedNotes {
  readonly prisonerNumber: string;
  /** Newest first. */
  readonly notes: readonly ListedNote[];
  /** Restricted ones that are not among them. */
  readonly sealed: number;
}

/** The notes of a person on the session's day. Throws AppError notFound. */
export async function listNotes(session: Session, person: string, question: NoteQuestion): Promise<ListedNotes> {
  const prisonerNumber = await resolvePerson(session, person);
  const action = question.restricted ? "liaison_note.list_restricted" : "liaison_note.list";
  await session.store.recordLook(session.actor, "see a person's notes", { action, subject: prisonerNumber });
  const all = (await session.store.read.liaisonNotes.list(prisonerNumber)).filter(({ recordedOn }) => recordedOn <= session.asOf);
  const newer = newerNotes(all);
  const asked = all
    .map((note): ListedNote => ({ ...note, ...correctionOf(newer.get(note.id)) }))
    .filter(({ correctedBy }) => question.all || correctedBy === undefined)
    .filter(({ source }) => question.source === undefined || source === question.source);
  const shown = asked.filter((note) => question.restricted || !isSealed(note, all));
  return { prisonerNumber, notes: shown.sort(newestFirst), sealed: asked.length - shown.length };
}

/** How many notes of a person there are that stand, and how many of them are restricted. */
export function countNotes(all: readonly LiaisonNote[]): { readonly open: number; readonly restricted: number } {
  const newer = newerNotes(all);
  const standing = all.filter(({ id }) => !newer.has(id));
  const restricted = standing.filter(({ restricted }) => restricted).length;
  return { open: standing.length - restricted, restricted };
}

function newerNotes(all: readonly LiaisonNote[]): ReadonlyMap<string, string> {
  return new Map(all.flatMap(({ id, corrects }) => (corrects === undefined ? [] : [[corrects, id] as const])));
}

/** A text whose correction is restricted is as restricted as that. */
function isSealed(note: ListedNote, all: readonly LiaisonNote[]): boolean {
  if (note.restricted) return true;
  const next = all.find(({ corrects }) => corrects === note.id);
  return next !== undefined && isSealed(next, all);
}

function correctionOf(id: string | undefined): Pick<ListedNote, "correctedBy"> {
  return id === undefined ? {} : { correctedBy: id };
}

function newestFirst(a: LiaisonNote, b: LiaisonNote): number {
  return a.on === b.on ? (a.id < b.id ? 1 : -1) : a.on < b.on ? 1 : -1;
}
