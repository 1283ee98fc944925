import { type ClashRule, plain, type Slot, slotWords } from "./situation.js";

/** C02, warning: too little time to get from one place to another. Where a place is not known, nothing is said. */
export const findTravelGaps: ClashRule = ({ slots, input }) =>
  slots.flatMap((one, index) =>
    slots
      .slice(index + 1)
      .filter((other) => arePlacesApart(one, other) && isTooShort(other.span.start - one.span.end, input.settings.betweenMinutes))
      .map((other) => ({
        code: "C02",
        severity: "warning",
        appointments: [one.id, other.id],
        message: `Between ${slotWords(one)} and ${slotWords(other)} there are ${other.span.start - one.span.end} minutes to get from one place to the other.`,
        remedy: `Leave ${input.settings.betweenMinutes} minutes between them, or make one of them a phone call.`,
      })),
  );

/** A negative gap is an overlap, which C01 says. */
function isTooShort(gap: number, wanted: number): boolean {
  return gap >= 0 && gap < wanted;
}

function arePlacesApart(one: Slot, other: Slot): boolean {
  if (one.means !== "in_person" || other.means !== "in_person") return false;
  const places = one.postcode !== "" && other.postcode !== "" ? [one.postcode, other.postcode] : [one.place, other.place];
  const [first = "", second = ""] = places.map(plain);
  return first !== "" && second !== "" && first !== second;
}
