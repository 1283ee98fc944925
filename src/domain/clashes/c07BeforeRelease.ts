import { formatDay } from "../dateWords.js";
import { earliestOf, type PlainDate } from "../plainDate.js";
import { earliestPossibleRelease } from "../workingDays.js";
import { type ClashRule, type Situation, slotWords } from "./situation.js";

/** Days given as decided: nobody is let out before them. */
const EXACT = new Set(["CONF", "APD", "HDCAD"]);
/** Automatic releases, which the Friday scheme may bring forward. */
const AUTOMATIC = new Set(["CRD", "ARD", "PRRD", "DPRRD", "MTD"]);

/** C07: an appointment before the person can be out (error), or before the day they are expected out (warning). */
export const findBeforeRelease: ClashRule = (situation) => {
  const { window } = situation.input;
  const { nextDate } = window;
  if (nextDate === undefined || window.state === "released") return [];
  const expected = window.releaseExpected ?? nextDate;
  const earliest = earliestRelease(situation, nextDate, expected);
  return situation.slots
    .filter((slot) => slot.date < expected)
    .map((slot) => ({
      code: "C07",
      severity: slot.date < earliest ? "error" : "warning",
      appointments: [slot.id],
      message:
        slot.date < earliest
          ? `${slotWords(slot)} is before the person can be released: ${formatDay(earliest)} at the earliest.`
          : `${slotWords(slot)} is before the person is expected to be released, on ${formatDay(expected)}.`,
      remedy: `Move "${slot.title}" to ${formatDay(expected)} or later, or check the release date.`,
    }));
};

/** CONF and the like as given; else the earliest day of Create and Vary a Licence (release-dates.md 3.3), but never after the expected one. */
function earliestRelease({ input }: Situation, nextDate: PlainDate, expected: PlainDate): PlainDate {
  const basis = input.window.nextBasis ?? "";
  if (EXACT.has(basis)) return nextDate;
  const possible = AUTOMATIC.has(basis) ? earliestPossibleRelease(nextDate, input.policy) : nextDate;
  return earliestOf([possible, expected]) ?? expected;
}
