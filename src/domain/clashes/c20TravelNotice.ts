import { type ClashRule, conditionsWith, conditionWords, plain, type Slot } from "./situation.js";

/**
 * C20, info: a condition about travel (tell before leaving the county, tell of a vehicle, do not drive), and appointments that may be beyond the county. No
 * record names a county, so the letters a postcode begins with stand for it: others than those of the home are a reason to look, and the same
 * are no proof. How the person gets to an appointment is not recorded, so driving there is not looked for.
 */
export const findTravelNotices: ClashRule = (situation) => {
  const home = areaOf(situation.input.licence?.postcode ?? "");
  const far = situation.slots.filter((slot) => home !== "" && isElsewhere(slot, home));
  if (far.length === 0) return [];
  return conditionsWith(situation, "travel_notice").map((condition) => ({
    code: "C20",
    severity: "info",
    appointments: far.map((slot) => slot.id),
    condition: condition.record.id,
    message: `${far.map((slot) => `"${slot.title}"`).join(", ")}: by the postcode this may be out of the county, and there is ${conditionWords(condition)}.`,
    remedy: "Go through the way there with the person, and tell probation of it before the day.",
  }));
};

function isElsewhere({ means, postcode }: Slot, home: string): boolean {
  const area = areaOf(postcode);
  return means === "in_person" && area !== "" && area !== home;
}

/** The letters a postcode begins with: "TS" of "TS1 2AB". */
function areaOf(postcode: string): string {
  return /^[a-z]*/.exec(plain(postcode))?.[0] ?? "";
}
