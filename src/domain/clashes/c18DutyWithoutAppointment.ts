import { type ClashRule, conditionWords } from "./situation.js";

/** C18, warning: the licence asks the person to attend something, and no appointment of that kind is booked. */
export const findDutiesWithoutAppointment: ClashRule = ({ conditions, slots }) =>
  conditions
    .filter(({ entry }) => entry?.attendance !== undefined && !slots.some((slot) => entry.attendance?.includes(slot.kind)))
    .map((condition) => ({
      code: "C18",
      severity: "warning",
      appointments: [],
      condition: condition.record.id,
      message: `Under ${conditionWords(condition)} the person has to attend, but no appointment that fits it is booked.`,
      remedy: "Book the appointment, or ask probation when it will be arranged.",
    }));
