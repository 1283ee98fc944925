/** A BCST1 with every question answered that has to be. */
export const BCST1_ANSWERS = {
  preferred_name: "Gaz",
  interpreter: "no",
  medication: "yes",
  medication_now: "no",
  mental_health: "fine",
  substance_use_now: "no",
  children_under_16: "no",
  caring_for_adult: "no",
  accommodation_before: "no_fixed_address",
  home_at_risk: null,
  benefits_or_wages: ["benefits"],
  threat: "no",
} as const;
