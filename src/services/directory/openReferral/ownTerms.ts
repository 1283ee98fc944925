/**
 * What HSDS has no place for goes with a service as attributes, each a term of a taxonomy of our own, so that our own export comes back as it was. Other
 * programs may read them or leave them.
 */
export const OWN_TAXONOMIES = {
  pathways: "resettle_pathway",
  prisons: "resettle_prison",
  setting: "resettle_setting",
  whoFor: "resettle_who_for",
  daysToAnswer: "resettle_days_to_answer",
  withdrawnOn: "resettle_withdrawn_on",
  /** HSDS keeps these as text of a location, which a service without an address has not. */
  travelNotes: "resettle_travel_notes",
} as const;
export type OwnField = keyof typeof OWN_TAXONOMIES;
