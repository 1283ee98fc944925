import { type ClashRule, conditionsWith, conditionWords } from "./situation.js";

/** C16, info: a map cannot be read by a program, so a person has to look at it for every appointment with an address. */
export const findZones: ClashRule = (situation) => {
  const places = situation.slots.filter((slot) => slot.means === "in_person" && slot.place + slot.postcode !== "");
  if (places.length === 0) return [];
  return conditionsWith(situation, "zone").map((condition) => ({
    code: "C16",
    severity: "info",
    appointments: places.map((slot) => slot.id),
    condition: condition.record.id,
    message: `There is a map with ${conditionWords(condition)}. Only a person can check it, for ${places.map((slot) => `"${slot.title}"`).join(", ")}.`,
    remedy: "Look at the map for each of these places, and for the way there.",
  }));
};
