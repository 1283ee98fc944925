import { DATE_CODES, DATE_TYPES } from "./person.js";

const LABELS: Readonly<Record<string, string>> = {
  prisonerNumber: "prisoner number",
  fullName: "whole name in one cell",
  lastName: "surname",
  firstName: "first name",
  middleNames: "middle names",
  sex: "sex",
  dateOfBirth: "date of birth",
  prison: "prison",
  location: "location",
  legalStatus: "legal status",
  receptionDate: "reception date",
  sentenceStartDate: "sentence start",
  recallType: "kind of recall",
  returnToCustodyDate: "return to custody",
  hdcStatus: "home detention curfew decision",
  paroleStatus: "parole decision",
  immigrationHold: "immigration hold",
  under18: "under 18",
  releasedOn: "release day",
  releaseDate: "release date, of whatever type",
  nonDtoReleaseDate: "release date from the sentences but detention and training orders",
  nonDtoReleaseDateType: "type of that date",
  imprisonmentStatus: "imprisonment status, a code such as LR",
  custodyState: "in or out of prison, such as ACTIVE IN",
  recall: "recalled: yes or no",
  indeterminateSentence: "indeterminate sentence: yes or no",
  watched: "kept and compared, though no rule reads it",
};

/** What people call a field of a roll: plain words, the official code for a release date. */
export function rollFieldLabel(field: string): string {
  const type = DATE_TYPES.find((one) => one === field);
  if (type !== undefined) return DATE_CODES[type];
  const byHand = DATE_TYPES.find((one) => field === `${one}Override`);
  return byHand === undefined ? (LABELS[field] ?? field) : `${DATE_CODES[byHand]} set by hand`;
}
