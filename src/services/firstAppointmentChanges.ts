import { AppError } from "../domain/appError.js";
import type { PlainDate } from "../domain/plainDate.js";
import type { PlainTime } from "../domain/plainTime.js";
import type { FirstAppointment, FirstAppointmentTime } from "../domain/records.js";

/** What of the first probation appointment is to be different. A date or a time alone means `at`. */
export interface FirstAppointmentChanges {
  readonly time?: FirstAppointmentTime | undefined;
  readonly date?: PlainDate | undefined;
  readonly at?: PlainTime | undefined;
  readonly with?: string | undefined;
  readonly place?: string | undefined;
  readonly postcode?: string | undefined;
  readonly phone?: string | undefined;
}

/** The first appointment with the changes. Throws AppError usage where it would be at no time, or at two. */
export function firstAppointmentWith(before: FirstAppointment | undefined, changes: FirstAppointmentChanges): FirstAppointment {
  const dated = changes.date !== undefined || changes.at !== undefined;
  const time = changes.time ?? (dated ? "at" : before?.time);
  if (time === undefined)
    throw usageError("FIRST_WITHOUT_TIME", "--first is missing: nothing says when the first appointment is.");
  if (time !== "at" && dated) {
    throw usageError("FIRST_TIME_TWICE", `--first-date and --first-time go with --first at, not with --first ${time}.`);
  }
  const where = {
    with: changes.with ?? before?.with ?? "",
    place: changes.place ?? before?.place ?? "",
    postcode: changes.postcode ?? before?.postcode ?? "",
    phone: changes.phone ?? before?.phone ?? "",
  };
  if (time !== "at") return { time, ...where };
  const date = changes.date ?? before?.date;
  const at = changes.at ?? before?.at;
  if (date === undefined) throw usageError("FIRST_WITHOUT_DATE", "--first-date is missing: the first appointment is at a time.");
  if (at === undefined)
    throw usageError("FIRST_WITHOUT_CLOCK_TIME", "--first-time is missing: the first appointment is at a time.");
  return { time, date, at, ...where };
}

function usageError(code: string, message: string): AppError {
  return new AppError("usage", code, message, {
    hint: "Give --first at with --first-date and --first-time, or --first immediately, next_working_day_2pm or not_needed.",
  });
}
