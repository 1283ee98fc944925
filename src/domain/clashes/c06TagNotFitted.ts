import { addDays, type PlainDate } from "../plainDate.js";
import { type ClashRule, conditionsWith, detailOf, isAwayFrom, type Situation, type Slot, slotWords } from "./situation.js";
import { overlaps, spanOn } from "./wallClock.js";

/** C06, warning: an evening appointment while the person has to wait at home for the tag (17:00 to midnight, a setting). */
export const findTagNotFitted: ClashRule = (situation) =>
  conditionsWith(situation, "evening_at_home_until_tag").flatMap((condition) => {
    const { licence, policy } = situation.input;
    const home = { address: detailOf(condition, "address")[0] ?? licence?.address ?? "", postcode: licence?.postcode ?? "" };
    return situation.slots
      .filter((slot) => isAwayFrom(slot, home) && isInEvening(situation, slot))
      .map((slot) => ({
        code: "C06",
        severity: "warning",
        appointments: [slot.id],
        condition: condition.record.id,
        message: `${slotWords(slot)} is while the person has to be at home for the tag to be fitted, from ${policy.licence.untilTagFitted.from}.`,
        remedy: `Move "${slot.title}" to earlier in the day, or record the day the tag is fitted.`,
      }));
  });

function isInEvening(situation: Situation, slot: Slot): boolean {
  const hours = situation.input.policy.licence.untilTagFitted;
  return [addDays(slot.date, -1), slot.date].some((day) => isWaiting(situation, day) && overlaps(slot.span, spanOn(day, hours)));
}

/** From release until the day the tag is fitted; on that day nobody knows any more from when. */
function isWaiting({ input, releaseDay }: Situation, day: PlainDate): boolean {
  const fittedOn = input.licence?.tagFittedOn;
  return (releaseDay === undefined || day >= releaseDay) && (fittedOn === undefined || day < fittedOn);
}
