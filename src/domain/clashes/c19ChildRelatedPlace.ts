import type { AppointmentKind } from "../records.js";
import { type ClashRule, conditionsWith, slotWords } from "./situation.js";

const MAY_HAVE_CHILDREN: ReadonlySet<AppointmentKind> = new Set(["education_and_work", "children_and_families"]);

/** C19, warning: a condition about children, and an appointment about education or family in person. */
export const findChildRelatedPlaces: ClashRule = (situation) => {
  const [condition] = conditionsWith(situation, "child_related");
  if (condition === undefined) return [];
  return situation.slots
    .filter((slot) => slot.means === "in_person" && MAY_HAVE_CHILDREN.has(slot.kind))
    .map((slot) => ({
      code: "C19",
      severity: "warning",
      appointments: [slot.id],
      condition: condition.record.id,
      message: `${slotWords(slot)} may be where a licence condition says the person must not be.`,
      remedy: `Read the conditions, and ask probation about "${slot.title}" before it is kept.`,
    }));
};
