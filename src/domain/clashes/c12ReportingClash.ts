import { clockTimesOf } from "../conditionDetails.js";
import { addDays, type PlainDate, weekdayOf } from "../plainDate.js";
import {
  type ClashRule,
  type ConditionInForce,
  conditionsWith,
  conditionWords,
  detailOf,
  plain,
  type Situation,
  type Slot,
  slotWords,
} from "./situation.js";
import { overlaps, type Span, spanWords, wallMinutes } from "./wallClock.js";

const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const FRIDAY = 5;

/** C12, error: an appointment overlaps a fixed time to report to the police or to staff of approved premises. */
export const findReportingClashes: ClashRule = (situation) =>
  conditionsWith(situation, "reporting").flatMap((condition) =>
    situation.slots.flatMap((slot) => {
      if (isTheReport(condition, slot)) return [];
      const time = reportingTimes(situation, condition, slot.date).find((span) => overlaps(slot.span, span));
      if (time === undefined) return [];
      return [
        {
          code: "C12",
          severity: "error",
          appointments: [slot.id],
          condition: condition.record.id,
          message: `${slotWords(slot)} is when the person has to report (${spanWords(time)}) under ${conditionWords(condition)}.`,
          remedy: `Move "${slot.title}" to another time, or ask probation to change the time to report.`,
        },
      ];
    }),
  );

/** An appointment at the place of reporting is the report itself, or can be joined to it. */
function isTheReport(condition: ConditionInForce, slot: Slot): boolean {
  const place = plain(detailOf(condition, "place").join(" "));
  return place !== "" && plain(slot.place).includes(place);
}

/** Of the day, the one before and the one after: a report and an appointment may each last over midnight. */
function reportingTimes({ input, releaseDay }: Situation, condition: ConditionInForce, day: PlainDate): readonly Span[] {
  return [addDays(day, -1), day, addDays(day, 1)]
    .filter((one) => isReportingDay(condition, one) && (releaseDay === undefined || one >= releaseDay))
    .flatMap((one) =>
      clockTimesOf(detailOf(condition, "times")).map((time) => {
        const start = wallMinutes(one, time);
        return { start, end: start + input.settings.reportMinutes };
      }),
    );
}

/** Where the days are not known, every day may be one: better one question too many. */
function isReportingDay(condition: ConditionInForce, day: PlainDate): boolean {
  const [frequency = ""] = detailOf(condition, "frequency");
  if (frequency === "Monday to Friday") return weekdayOf(day) <= FRIDAY;
  const days = detailOf(condition, "days").map((name) => WEEKDAYS.indexOf(name.toLowerCase()) + 1);
  return frequency === "every day" || days.length === 0 || days.includes(weekdayOf(day));
}
