import { AppError } from "../../domain/appError.js";

/** A trail that does not fit in itself. */
export function brokenTrail(brokenAt: number): AppError {
  return notAsAnchored(`The audit trail is not as it was written: entry ${brokenAt} is changed, missing or out of place.`);
}

/** A trail that is not what it was. */
export function notAsAnchored(message: string): AppError {
  return new AppError("store", "AUDIT_NOT_AS_WRITTEN", message, {
    hint: "Keep the store as it is, tell whoever answers for it, and compare it with a backup.",
  });
}
