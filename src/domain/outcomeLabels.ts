import type { OutcomeCode } from "./outcomes.js";

/** Outcomes after release in words; what is stored and printed as data stays the code. */
export const OUTCOME_LABELS: Readonly<Record<OutcomeCode, string>> = {
  first_night: "Housed on the first night",
  accommodation_3_months: "Settled at 3 months",
  employment_6_weeks: "In work at 6 weeks",
  employment_6_months: "In work at 6 months",
  in_treatment: "In treatment",
  first_appointment: "First appointment kept",
};

const VALUES: Readonly<Record<string, string>> = {
  owner: "owns the home",
  private_rented: "rented privately",
  social_rented: "social housing",
  supported: "supported housing",
  family_settled: "with family or friends, settled",
  family_transient: "with family or friends, for now",
  approved_premises: "approved premises",
  cas2: "CAS2",
  cas3: "CAS3",
  care_home: "care home",
  home_office: "Home Office housing",
  hostel: "hostel",
  emergency: "emergency hostel",
  shelter: "shelter",
  squat: "squat",
  rough_sleeping: "rough sleeping",
  not_needed: "not needed",
  not_kept: "not kept",
};

export function outcomeWords(value: string): string {
  return VALUES[value] ?? value;
}
