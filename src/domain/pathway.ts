/** The seven pathways of need, and the two kinds of support that cut across them. Codes are stored; labels are shown. */
export const PATHWAYS = [
  "accommodation",
  "attitudes",
  "children_and_families",
  "drugs_and_alcohol",
  "education_and_work",
  "finance_and_id",
  "health",
  "abuse_support",
  "sex_work_support",
] as const;
export type Pathway = (typeof PATHWAYS)[number];

export const PATHWAY_LABELS: Readonly<Record<Pathway, string>> = {
  accommodation: "Accommodation",
  attitudes: "Attitudes, thinking and behaviour",
  children_and_families: "Children, families and community",
  drugs_and_alcohol: "Drugs and alcohol",
  education_and_work: "Education, skills and work",
  finance_and_id: "Finance and ID",
  health: "Health",
  abuse_support: "Support for people who have been abused",
  sex_work_support: "Support for people exploited through sex work",
};

/** Never on a page, a list or an export that other people may see, unless asked for by name. */
export const RESTRICTED_PATHWAYS: ReadonlySet<Pathway> = new Set(["abuse_support", "sex_work_support"]);
