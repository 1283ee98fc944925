import { addDays, type PlainDate } from "./plainDate.js";
import type { Policy } from "./policy.js";
import type { FirstAppointment } from "./records.js";
import { nextWorkingDay } from "./workingDays.js";

/**
 * The day of the first report to probation, as the licence puts it: its own date, the day of release, or the next working day after that
 * (licence.md 1.6; bank holidays count as days off). Undefined where none is needed, or where the release day it hangs on is not known.
 */
export function firstReportDay(
  first: FirstAppointment | undefined,
  releaseDay: PlainDate | undefined,
  { bankHolidays }: Pick<Policy, "bankHolidays">,
): PlainDate | undefined {
  switch (first?.time) {
    case "at":
      return first.date;
    case "immediately":
      return releaseDay;
    case "next_working_day_2pm":
      return releaseDay && nextWorkingDay(addDays(releaseDay, 1), bankHolidays);
    default:
      return undefined;
  }
}
