import type { HighIntensityState } from "./highIntensity.js";
import type { HighIntensityDecision, NoteSource, Shareable } from "./peopleAround.js";

/** Codes of notes, family and high intensity in words; what is stored and printed as data stays the code. */

export const NOTE_SOURCE_LABELS: Readonly<Record<NoteSource, string>> = {
  key_worker: "Key worker",
  offender_management: "Offender management",
  education_and_work: "Education and work provider",
  health_care: "Health care",
  mental_health: "Mental health",
  substance_misuse: "Substance misuse",
  social_care: "Social care",
  family_services: "Family services",
};

export const SHAREABLE_LABELS: Readonly<Record<Shareable, string>> = {
  release_date: "the release date",
  release_plan: "the release plan",
  appointments: "appointments",
  where_they_are: "where they are",
  progress: "how they are getting on",
  anything: "anything they ask",
};

export const HIGH_INTENSITY_LABELS: Readonly<Record<HighIntensityState, string>> = {
  accepted: "High intensity case",
  returned: "BACK: pick up again",
  proposed: "Proposed",
  declined: "Declined",
  none: "No",
};

export const DECISION_LABELS: Readonly<Record<HighIntensityDecision, string>> = {
  accepted: "Accepted",
  declined: "Declined",
  closed: "Closed",
};
