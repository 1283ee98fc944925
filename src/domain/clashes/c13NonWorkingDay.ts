import type { AppointmentKind } from "../records.js";
import { isWorkingDay } from "../workingDays.js";
import { type ClashRule, slotWords } from "./situation.js";

/** Offices that do not open at weekends. Clinics, courses and families may. */
const OFFICES: ReadonlySet<AppointmentKind> = new Set(["probation", "benefits", "accommodation", "finance_and_id"]);

/** C13, warning: an appointment with an office on a weekend or a bank holiday. */
export const findNonWorkingDays: ClashRule = ({ slots, input }) =>
  slots
    .filter((slot) => OFFICES.has(slot.kind) && !isWorkingDay(slot.date, input.policy.bankHolidays))
    .map((slot) => ({
      code: "C13",
      severity: "warning",
      appointments: [slot.id],
      message: `${slotWords(slot)} is on a weekend or a bank holiday.`,
      remedy: `Check that the office is open, or move "${slot.title}" to a working day.`,
    }));
