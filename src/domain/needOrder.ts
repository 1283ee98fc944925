import { type NeedRecord, URGENCIES } from "./records.js";

/** Whether something is still to be done about a need. */
export function isOpenNeed({ status }: Pick<NeedRecord, "status">): boolean {
  return status === "not_started" || status === "in_progress";
}

/** The most urgent first. */
export function byUrgency(a: Pick<NeedRecord, "urgency">, b: Pick<NeedRecord, "urgency">): number {
  return URGENCIES.indexOf(a.urgency) - URGENCIES.indexOf(b.urgency);
}
