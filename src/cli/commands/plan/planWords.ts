import type { AgreedHow, PlanParty } from "../../../domain/planLife.js";

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
