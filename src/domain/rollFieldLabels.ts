import { DATE_CODES, DATE_TYPES } from "./person.js";

const LABELS: Readonly<Record<string, string>> = {
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
};

/** What people call a field of a roll: plain words, the official code for a release date. */
export function rollFieldLabel(field: string): string {
  const type = DATE_TYPES.find((one) => one === field);
  return type === undefined ? (LABELS[field] ?? field) : DATE_CODES[type];
}
