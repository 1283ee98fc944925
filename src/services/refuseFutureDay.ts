import { AppError } from "../domain/appError.js";
import type { PlainDate } from "../domain/plainDate.js";
import type { Session } from "./session.js";

/** Throws AppError input for a day that has not come: what is recorded has happened. `flag` is where the day was given. */
export function refuseFutureDay(session: Pick<Session, "asOf">, day: PlainDate, flag: string): void {
  if (day <= session.asOf) return;
  throw new AppError("input", "DAY_AHEAD", `${flag} is ${day}, but it is only ${session.asOf}.`, {
    hint: `Give the day it happened, or leave ${flag} out for today.`,
  });
}
