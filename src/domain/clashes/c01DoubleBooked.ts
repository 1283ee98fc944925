import { type ClashRule, slotWords } from "./situation.js";
import { overlaps } from "./wallClock.js";

/** C01, error: two appointments overlap. */
export const findDoubleBooked: ClashRule = ({ slots }) =>
  slots.flatMap((one, index) =>
    slots
      .slice(index + 1)
      .filter((other) => overlaps(one.span, other.span))
      .map((other) => ({
        code: "C01",
        severity: "error",
        appointments: [one.id, other.id],
        message: `${slotWords(one)} and ${slotWords(other)} are at the same time.`,
        remedy: `Move "${other.title}" to another time.`,
      })),
  );
