import type { Clash } from "../clash.js";
import { type CurfewWindow, curfewsAround, findOverlap } from "./curfews.js";
import { type ClashRule, type Slot, slotWords } from "./situation.js";
import { timeWords } from "./wallClock.js";

/** C04, warning: an appointment so near a curfew that the way there or back falls into it. One that overlaps it is C03 or C05. */
export const findCurfewTravel: ClashRule = (situation) =>
  situation.slots.flatMap((slot) => {
    const windows = curfewsAround(situation, slot);
    if (findOverlap(slot, windows) !== undefined) return [];
    const before = windows.find(({ span }) => isWithin(slot.span.start - span.end, slot.travelMinutes));
    const after = windows.find(({ span }) => isWithin(span.start - slot.span.end, slot.travelMinutes));
    return [
      ...(before === undefined
        ? []
        : [clashOf(slot, before, `starts too soon after the curfew ends at ${timeWords(before.span.end)}`, "later")]),
      ...(after === undefined
        ? []
        : [clashOf(slot, after, `ends too near the curfew, which starts at ${timeWords(after.span.start)}`, "earlier")]),
    ];
  });

function clashOf(slot: Slot, window: CurfewWindow, what: string, better: "earlier" | "later"): Clash {
  return {
    code: "C04",
    severity: "warning",
    appointments: [slot.id],
    ...(window.condition === undefined ? {} : { condition: window.condition }),
    message: `${slotWords(slot)} ${what}: the way takes ${slot.travelMinutes} minutes.`,
    remedy: `Move "${slot.title}" to ${better} in the day, or make it a phone call.`,
  };
}

function isWithin(gap: number, travelMinutes: number): boolean {
  return gap >= 0 && gap < travelMinutes;
}
