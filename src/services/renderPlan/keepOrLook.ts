import { AppError } from "../../domain/appError.js";
import type { AuditAct } from "../../store/audit.js";
import type { PlanSummary } from "../../store/repositories/plans.js";
import type { Session } from "../session.js";

const PURPOSE = "draw a plan";

/**
 * Keeps what was drawn. In a store that can only be read (a standby, a mounted backup), a version that is on record may be drawn all the same: that it was, is
 * recorded where looks are then (recordLooksElsewhere.ts). Throws what `write` throws; AppError PLAN_NOT_KEPT where the version is not on record there.
 */
export async function keepOrLook(
  session: Session,
  write: Promise<PlanSummary>,
  onRecord: PlanSummary | undefined,
  actOn: (plan: PlanSummary) => AuditAct,
): Promise<PlanSummary> {
  try {
    return await write;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "STORE_READ_ONLY") throw error;
    if (onRecord === undefined) throw notKept(error);
    await session.store.recordLook(session.actor, PURPOSE, actOn(onRecord));
    return onRecord;
  }
}

/** A page that is on nobody's record could not be told from a forged one. */
function notKept(cause: AppError): AppError {
  return new AppError(
    "store",
    "PLAN_NOT_KEPT",
    "What is recorded has changed since the last version of the plan, or there is none, and the store can only be read: a new version cannot be kept.",
    {
      hint: "Draw the last version as it was kept with --plan-version, or draw the plan where the store can be written.",
      cause,
    },
  );
}
