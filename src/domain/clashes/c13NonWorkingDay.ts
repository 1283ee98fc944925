import type { AppointmentKind } from "../records.js";
import { isWorkingDay } from "../workingDays.js";
import { type ClashRule, type Slot, slotWords } from "./situation.js";

/** Offices that do not open at weekends either. Clinics, courses and families may. */
const OFFICES: ReadonlySet<AppointmentKind> = new Set(["probation", "benefits", "accommodation", "finance_and_id"]);

/** Closed on bank holidays as a rule, whatever their weekends are. */
const SERVICES: ReadonlySet<AppointmentKind> = new Set(["health", "drugs_and_alcohol", "education_and_work", "attitudes"]);

/** C13, warning: an appointment with an office on a weekend or a bank holiday, or with a service on a bank holiday. */
export const findNonWorkingDays: ClashRule = ({ slots, input }) => {
  const { bankHolidays } = input.policy;
  const isClosed = ({ kind, date }: Slot) =>
    (OFFICES.has(kind) && !isWorkingDay(date, bankHolidays)) || (SERVICES.has(kind) && bankHolidays.has(date));
  return slots.filter(isClosed).map((slot) => ({
    code: "C13",
    severity: "warning",
    appointments: [slot.id],
    message: `${slotWords(slot)} is on a weekend or a bank holiday.`,
    remedy: `Check that it is open then, or move "${slot.title}" to a working day.`,
  }));
};
