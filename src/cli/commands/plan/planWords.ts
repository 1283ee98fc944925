import type { AgreedHow, PlanParty } from "../../../domain/planLife.js";
import type { PlanAudience, PlanDocument } from "../../../domain/records.js";

export const PARTY_LABELS: Readonly<Record<PlanParty, string>> = {
  person: "The person",
  com: "The community offender manager",
};

export const HOW_LABELS: Readonly<Record<AgreedHow, string>> = {
  in_person: "in person",
  phone: "by phone",
  video: "by video",
  letter: "by letter",
  email: "by email",
};

export const AUDIENCE_LABELS: Readonly<Record<PlanAudience, string>> = {
  own: "the person",
  professional: "professionals",
  family: "family",
};

export const DOCUMENT_LABELS: Readonly<Record<PlanDocument, string>> = {
  plan: "Release plan",
  passport: "Resettlement passport",
  guide: "Local services",
};
