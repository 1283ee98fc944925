import type { ClashSeverity } from "../domain/clash.js";
import type { PlanCase } from "./planCase.js";

/** Something a team should know before a plan is handed over. Errors stop an issued plan; a draft may be drawn with warnings. */
export interface PlanIssue {
  /** C01 to C22 (licence.md 2.2), or one of ours, starting with `PLAN_`. */
  readonly code: string;
  readonly severity: ClashSeverity;
  readonly message: string;
}

/** One thing that is looked for; undefined where it is not so. */
export type PlanCheck = (planCase: PlanCase) => PlanIssue | undefined;

export function error(code: string, message: string): PlanIssue {
  return { code, severity: "error", message };
}

export function warning(code: string, message: string): PlanIssue {
  return { code, severity: "warning", message };
}

export function info(code: string, message: string): PlanIssue {
  return { code, severity: "info", message };
}
