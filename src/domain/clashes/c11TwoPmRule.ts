import { formatDay } from "../dateWords.js";
import { firstReportDay } from "../firstReport.js";
import { type ClashRule, slotWords } from "./situation.js";
import { overlaps, wallMinutes } from "./wallClock.js";

/** C11, warning: something else is in the way of reporting by 2 pm on the next working day, and no time to report is booked. */
export const findTwoPmRule: ClashRule = ({ slots, input, releaseDay }) => {
  const { licence, policy, settings } = input;
  const report = licence?.firstAppointment;
  const day = firstReportDay(report, releaseDay, policy);
  if (report?.time !== "next_working_day_2pm" || releaseDay === undefined || day === undefined) return [];
  const by = wallMinutes(day, policy.licence.firstReportBy);
  const isBooked = slots.some((slot) => slot.kind === "probation" && slot.date >= releaseDay && slot.span.start <= by);
  if (isBooked) return [];
  const runUp = { start: by - settings.runUpMinutes, end: by };
  return slots
    .filter((slot) => slot.kind !== "probation" && overlaps(slot.span, runUp))
    .map((slot) => ({
      code: "C11",
      severity: "warning",
      appointments: [slot.id],
      message: `${slotWords(slot)} is in the way of the first report, which is due by ${policy.licence.firstReportBy} on ${formatDay(day)}.`,
      remedy: `Move "${slot.title}" to the afternoon or to another day, or book a time to report before it.`,
    }));
};
