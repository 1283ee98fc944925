import { AppError } from "../domain/appError.js";
import type { LiaisonNote, NoteSource } from "../domain/peopleAround.js";
import type { PlainDate } from "../domain/plainDate.js";
import { getOpener, type Opener } from "./openRestricted.js";
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

/** Records what somebody who works with the person has told us; a restricted note comes back without its words. Throws AppError notFound, and input for a day that has not come or too long a text. */
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
 * Puts a new text in the place of a note's; the old one stays on record. A restricted one stays restricted, and what a restricted text takes the place of is as
 * restricted as that. Throws AppError notFound, and refused where the note has been corrected already: then its correction is to be corrected.
 */
export async function correctNote(
  session: Session,
  id: string,
  { text, restricted }: Pick<NewNote, "text" | "restricted">,
): Promise<LiaisonNote> {
  refuseLongText(text, "--text", LONGEST_TEXT);
  return session.store.write(session.actor, "correct a note", async (tx) => {
    const { prisonerNumber, source, on, restricted: wasRestricted } = await tx.liaisonNotes.get(id);
    const all = await tx.liaisonNotes.list(prisonerNumber);
    const newer = all.find(({ corrects }) => corrects === id);
    if (newer !== undefined) {
      throw new AppError("refused", "NOTE_CORRECTED", `This note was corrected on ${newer.recordedOn} by ${newer.recordedBy}.`, {
        hint: `Look at the newer text, and correct that: \`resettle person note correct ${newer.id}\`.`,
      });
    }
    const isRestricted = restricted || wasRestricted;
    if (isRestricted) for (const older of olderTexts(id, all)) await tx.liaisonNotes.restrict(older);
    return tx.liaisonNotes.record({
      ...{ prisonerNumber, recordedOn: session.asOf, source, on, text, restricted: isRestricted, corrects: id },
    });
  });
}

/** A note, and the texts it took the place of, one after the other. */
function olderTexts(id: string, all: readonly LiaisonNote[]): readonly string[] {
  const before = all.find((note) => note.id === id)?.corrects;
  return before === undefined ? [id] : [id, ...olderTexts(before, all)];
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

/** The notes of a person on the session's day. Throws AppError notFound; for restricted ones as `getOpener`. */
export async function listNotes(session: Session, person: string, question: NoteQuestion): Promise<ListedNotes> {
  const prisonerNumber = await resolvePerson(session, person);
  const open = question.restricted ? await getOpener(session) : undefined;
  const action = question.restricted ? "liaison_note.list_restricted" : "liaison_note.list";
  await session.store.recordLook(session.actor, "see a person's notes", { action, subject: prisonerNumber });
  const all = (await session.store.read.liaisonNotes.list(prisonerNumber)).filter(({ recordedOn }) => recordedOn <= session.asOf);
  const newer = newerNotes(all);
  const asked = all
    .map((note): ListedNote => ({ ...note, ...correctionOf(newer.get(note.id)) }))
    .filter(({ correctedBy }) => question.all || correctedBy === undefined)
    .filter(({ source }) => question.source === undefined || source === question.source);
  const shown = open === undefined ? asked.filter(({ restricted }) => !restricted) : await openNotes(session, asked, open);
  return { prisonerNumber, notes: [...shown].sort(newestFirst), sealed: asked.length - shown.length };
}

async function openNotes({ store }: Session, notes: readonly ListedNote[], open: Opener): Promise<readonly ListedNote[]> {
  const sealed = await store.read.liaisonNotes.findSealed(notes.map(({ id }) => id));
  return notes.map((note) => {
    const box = sealed.get(note.id);
    return box === undefined ? note : { ...note, ...(open(box, note.id) as Pick<LiaisonNote, "text">) };
  });
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

function correctionOf(id: string | undefined): Pick<ListedNote, "correctedBy"> {
  return id === undefined ? {} : { correctedBy: id };
}

function newestFirst(a: LiaisonNote, b: LiaisonNote): number {
  return a.on === b.on ? (a.id < b.id ? 1 : -1) : a.on < b.on ? 1 : -1;
}
