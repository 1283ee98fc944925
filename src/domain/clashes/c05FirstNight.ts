import { curfewsAround, findOverlap } from "./curfews.js";
import { type ClashRule, slotWords } from "./situation.js";
import { spanWords } from "./wallClock.js";

/** C05, error: on the day of release on home detention curfew, an appointment overlaps the hours of the first night. */
export const findFirstNightOverlaps: ClashRule = (situation) =>
  situation.slots.flatMap((slot) => {
    const window = findOverlap(
      slot,
      curfewsAround(situation, slot).filter(({ firstNight }) => firstNight),
    );
    if (window === undefined) return [];
    return [
      {
        code: "C05",
        severity: "error",
        appointments: [slot.id],
        message: `${slotWords(slot)} is within the curfew of the first night (${spanWords(window.span)}).`,
        remedy: `Move "${slot.title}" to before that or to another day, or make it a phone call.`,
      },
    ];
  });
