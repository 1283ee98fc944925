import { type ClashRule, conditionsWith, detailOf, type Slot, slotWords } from "./situation.js";

/** C17, warning: an appointment is with someone, or a group, whom the licence says to stay away from. The message names nobody. */
export const findNamedContacts: ClashRule = (situation) =>
  conditionsWith(situation, "no_contact").flatMap((condition) => {
    const names = [...detailOf(condition, "names"), ...detailOf(condition, "groups")];
    return situation.slots
      .filter((slot) => names.some((name) => isWith(slot, name)))
      .map((slot) => ({
        code: "C17",
        severity: "warning",
        appointments: [slot.id],
        condition: condition.record.id,
        message: `${slotWords(slot)} seems to be with someone the licence says to have no contact with.`,
        remedy: `Check who "${slot.title}" is with. If it is the same person, cancel it and tell probation.`,
      }));
  });

/** Every word of the name is there, in any order: "SMITH, John" is "Mr John Smith". */
function isWith(slot: Slot, name: string): boolean {
  const wanted = wordsOf(name);
  return wanted.length > 0 && [slot.with, slot.organisation].some((given) => isSubset(wanted, wordsOf(given)));
}

function isSubset(wanted: readonly string[], given: readonly string[]): boolean {
  return wanted.every((word) => given.includes(word));
}

function wordsOf(name: string): readonly string[] {
  return name.toLowerCase().match(/[\p{L}\p{N}'’-]+/gu) ?? [];
}
