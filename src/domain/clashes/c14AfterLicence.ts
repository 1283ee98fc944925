import { formatDay } from "../dateWords.js";
import type { PlainDate } from "../plainDate.js";
import { type ClashRule, type Situation, slotWords } from "./situation.js";

/** C14, warning: an appointment after the licence has ended. */
export const findAfterLicence: ClashRule = (situation) => {
  const end = licenceEnd(situation);
  if (end === undefined) return [];
  return situation.slots
    .filter((slot) => slot.date > end)
    .map((slot) => ({
      code: "C14",
      severity: "warning",
      appointments: [slot.id],
      message: `${slotWords(slot)} is after the licence ends, on ${formatDay(end)}.`,
      remedy: `Check that "${slot.title}" is still needed then, or check the dates of the licence.`,
    }));
};

/** As recorded with the licence, else the licence expiry date of the roll, else the sentence expiry date. */
function licenceEnd({ input }: Situation): PlainDate | undefined {
  const dateOf = (code: string) => input.window.verdicts.find((verdict) => verdict.code === code)?.date;
  return input.licence?.endsOn ?? dateOf("LED") ?? dateOf("SED");
}
