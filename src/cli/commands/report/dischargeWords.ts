import type { Discharge, InHand } from "../../../domain/discharge.js";
import type { PlanStatus } from "../../../domain/records.js";

export const IN_HAND_WORDS: Readonly<Record<InHand, string>> = {
  waiting: "asked",
  agreed: "on its way",
  opened: "open",
  received: "here",
  in_property: "in property",
  sent_back: "SENT BACK",
  turned_down: "TURNED DOWN",
  stopped: "stopped",
  held: "in property",
  elsewhere: "not here",
  has_account: "has one",
  none: "NONE",
  not_recorded: "?",
};

export const FIRST_APPOINTMENT_WORDS: Readonly<Record<Discharge["firstAppointment"], string>> = {
  known: "yes",
  not_needed: "none",
  not_known: "NO",
};

const READY: ReadonlySet<InHand> = new Set(["received", "in_property", "held", "opened", "has_account"]);

export function isReady(inHand: InHand): boolean {
  return READY.has(inHand);
}

export function planWords(status: PlanStatus | "none"): string {
  return status === "none" ? "NONE" : status;
}
