import type { Deadline, DeadlineCode } from "../deadline.js";

/** What a deadline is called in a list. */
export const DEADLINE_LABELS: Readonly<Record<DeadlineCode, string>> = {
  bcst1: "BCST1 (first screening)",
  bcst2: "BCST2 (resettlement plan on reception)",
  bcst3: "BCST3 (screening before release)",
  tenancy: "Tenancy to keep or close",
  duty_to_refer: "Duty to refer (England) or National Offender Pathway (Wales)",
  id_application: "ID application",
  bank_account: "Bank account application",
  universal_credit: "Universal Credit appointment prepared",
  review: "BCST3 review",
  plan_agreed: "Personal release plan agreed",
  first_night: "Where the person slept on the first night",
  accommodation_3_months: "Accommodation 3 months after release",
  employment_6_weeks: "Employment 6 weeks after release",
  employment_6_months: "Employment 6 months after release",
  hito_close: "High intensity case to be closed",
};

/** In a column of a list of people: as few letters as still say it. */
const SHORT_LABELS: Readonly<Record<DeadlineCode, string>> = {
  bcst1: "BCST1",
  bcst2: "BCST2",
  bcst3: "BCST3",
  tenancy: "tenancy",
  duty_to_refer: "duty to refer",
  id_application: "ID application",
  bank_account: "bank account",
  universal_credit: "Universal Credit",
  review: "BCST3 review",
  plan_agreed: "plan agreed",
  first_night: "first night",
  accommodation_3_months: "home at 3 months",
  employment_6_weeks: "work at 6 weeks",
  employment_6_months: "work at 6 months",
  hito_close: "HITO to close",
};

/** A deadline in as few letters as still say it; one that goes by a name of its own is called that. */
export function shortDeadlineLabel({ code, label }: Pick<Deadline, "code" | "label">): string {
  return label === DEADLINE_LABELS[code] ? SHORT_LABELS[code] : label;
}
