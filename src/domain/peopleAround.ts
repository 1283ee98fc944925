import type { PlainDate } from "./plainDate.js";
import type { RecordOf, StayEnd } from "./records.js";

/** Records of who is around a person, and of how a time in custody ended, as staff say it. */

export const NOTE_SOURCES = [
  "key_worker",
  "offender_management",
  "education_and_work",
  "health_care",
  "mental_health",
  "substance_misuse",
  "social_care",
  "family_services",
] as const;
export type NoteSource = (typeof NOTE_SOURCES)[number];

/** What somebody who works with the person has told us. A correction is a note of its own: the old text stays. */
export interface LiaisonNote extends RecordOf {
  readonly source: NoteSource;
  readonly on: PlainDate;
  /** Read only where it is asked for, if `restricted`. */
  readonly text: string;
  readonly restricted: boolean;
  /** Id of the note this one takes the place of. */
  readonly corrects?: string;
}

export const CONSENTS = ["given", "not_asked", "refused", "withdrawn"] as const;
export type Consent = (typeof CONSENTS)[number];

/** What the person may allow us to tell somebody. */
export const SHAREABLE = ["release_date", "release_plan", "appointments", "where_they_are", "progress", "anything"] as const;
export type Shareable = (typeof SHAREABLE)[number];

/** Somebody of the person's family or a friend, and what the person lets us tell them. */
export interface FamilyContact extends RecordOf {
  readonly name: string;
  readonly relation: string;
  readonly contact: string;
  readonly consent: Consent;
  /** The day the person gave, refused or withdrew it. */
  readonly consentOn?: PlainDate;
  /** The last day it holds; absent: until it is withdrawn. */
  readonly consentUntil?: PlainDate;
  readonly mayShare: readonly Shareable[];
  readonly removedOn?: PlainDate;
}

export const SAID_ENDS = ["released", "transferred_out", "died"] as const satisfies readonly StayEnd[];
export type SaidEnd = (typeof SAID_ENDS)[number];

/** How and when a time in custody ended, as somebody on the team knows it: a roll only shows who is no longer on it. */
export interface ReleaseRecord extends RecordOf {
  readonly end: SaidEnd;
  readonly on: PlainDate;
  readonly reason: string;
  readonly undoneOn?: PlainDate;
}

/** Why the record of a person may not be erased for now, whatever the rules of retention say; until it is lifted. */
export interface ErasureHold extends RecordOf {
  readonly reason: string;
  readonly liftedOn?: PlainDate;
  readonly liftedBy?: string;
}

export const HIGH_INTENSITY_DECISIONS = ["accepted", "declined", "closed"] as const;
export type HighIntensityDecision = (typeof HIGH_INTENSITY_DECISIONS)[number];

/** What was decided about a person who came back often, by whom (`recordedBy`) and why. The newest counts. */
export interface HighIntensityRecord extends RecordOf {
  readonly decision: HighIntensityDecision;
  readonly reason: string;
  /** Receptions that were counted then. */
  readonly receptions: number;
  readonly on: PlainDate;
}
