import { timeRangesOf } from "../conditionDetails.js";
import { addDays } from "../plainDate.js";
import {
  type ClashRule,
  type ConditionInForce,
  conditionsWith,
  conditionWords,
  detailOf,
  plain,
  type Slot,
  slotWords,
} from "./situation.js";
import { overlaps, spanOn } from "./wallClock.js";

/** Words that name a place for drinking, where the condition names no kinds of place of its own. */
const DRINKING_PLACES = ["pub", "public house", "bar", "nightclub", "night club", "tavern", "taproom", "social club"];

/** C15: an appointment at a place the licence excludes: error where postcode or name is the same, warning where it may be such a place. */
export const findExcludedPlaces: ClashRule = (situation) =>
  conditionsWith(situation, "excluded_place").flatMap((condition) =>
    situation.slots
      .filter((slot) => slot.means === "in_person" && isAtBannedTime(condition, slot))
      .flatMap((slot) => {
        const same = isSamePlace(condition, slot);
        if (!same && !mayBeSuchPlace(condition, slot)) return [];
        return [
          {
            code: "C15",
            severity: same ? "error" : "warning",
            appointments: [slot.id],
            condition: condition.record.id,
            message: `${slotWords(slot)} ${same ? "is" : "may be"} at a place that ${conditionWords(condition)} keeps the person away from.`,
            remedy: same
              ? `Find another place for "${slot.title}", or ask probation for permission.`
              : `Look at where "${slot.title}" is, and ask probation if in doubt.`,
          },
        ];
      }),
  );

function isSamePlace(condition: ConditionInForce, slot: Slot): boolean {
  const postcode = plain(detailOf(condition, "postcode").join(""));
  const place = plain(detailOf(condition, "place").join(""));
  return (
    (postcode !== "" && postcode === plain(slot.postcode)) ||
    (place !== "" && [slot.place, slot.organisation].some((name) => plain(name) === place))
  );
}

/** A named place in a longer name or address, or a word for the kind of place. */
function mayBeSuchPlace(condition: ConditionInForce, slot: Slot): boolean {
  const named = [...detailOf(condition, "place"), ...detailOf(condition, "places")].map(singular);
  const words = named.length === 0 && condition.entry?.slug === "no_pubs" ? DRINKING_PLACES : named;
  const said = ` ${[slot.title, slot.place, slot.organisation].join(" ").toLowerCase()} `;
  return words.some((word) => new RegExp(`[^\\p{L}]${escapeForRegExp(word)}(s|es)?[^\\p{L}]`, "u").test(said));
}

/** A ban with hours applies in those hours only; they and the appointment may last over midnight. */
function isAtBannedTime(condition: ConditionInForce, slot: Slot): boolean {
  const ranges = timeRangesOf(detailOf(condition, "times"));
  if (ranges.length === 0) return true;
  const days = [-1, 0, 1].map((shift) => addDays(slot.date, shift));
  return ranges.some((hours) => days.some((day) => overlaps(slot.span, spanOn(day, hours))));
}

/** "schools" also finds "school". */
function singular(words: string): string {
  return words
    .toLowerCase()
    .trim()
    .replace(/(?<=[^s])s$/, "");
}

function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
