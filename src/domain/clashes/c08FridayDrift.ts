import { formatDay } from "../dateWords.js";
import { type ClashRule, slotWords } from "./situation.js";

/** C08, warning: an appointment on the recorded release date, while the weekend and Friday rules let the person out earlier. */
export const findFridayDrift: ClashRule = ({ slots, input }) => {
  const { nextDate, releaseExpected } = input.window;
  if (nextDate === undefined || releaseExpected === undefined || releaseExpected >= nextDate) return [];
  return slots
    .filter((slot) => slot.date === nextDate)
    .map((slot) => ({
      code: "C08",
      severity: "warning",
      appointments: [slot.id],
      message: `${slotWords(slot)} is on the recorded release date, but the person may be out by then: they are expected out on ${formatDay(releaseExpected)}.`,
      remedy: `If "${slot.title}" is meant for the day of release, move it to ${formatDay(releaseExpected)}.`,
    }));
};
