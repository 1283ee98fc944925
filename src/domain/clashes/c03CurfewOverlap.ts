import { curfewsAround, findOverlap } from "./curfews.js";
import { type ClashRule, slotWords } from "./situation.js";
import { spanWords } from "./wallClock.js";

/** C03, error: an appointment away from the curfew address overlaps a curfew window. The first night is C05. */
export const findCurfewOverlaps: ClashRule = (situation) =>
  situation.slots.flatMap((slot) => {
    const window = findOverlap(
      slot,
      curfewsAround(situation, slot).filter(({ firstNight }) => !firstNight),
    );
    if (window === undefined) return [];
    return [
      {
        code: "C03",
        severity: "error",
        appointments: [slot.id],
        ...(window.condition === undefined ? {} : { condition: window.condition }),
        message: `${slotWords(slot)} is within the curfew (${spanWords(window.span)}).`,
        remedy: `Move "${slot.title}" outside the curfew hours, make it a phone call, or ask for permission to be out.`,
      },
    ];
  });
