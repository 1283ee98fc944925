import { CASE_SCHEMA } from "./firstSchema/caseSchema.js";
import { CUSTODY_SCHEMA } from "./firstSchema/custodySchema.js";
import { MERGE_SCHEMA } from "./firstSchema/mergeSchema.js";
import { PLAN_SCHEMA } from "./firstSchema/planSchema.js";
import { PROGRAMME_SCHEMA } from "./firstSchema/programmeSchema.js";
import { RELEASE_SCHEMA } from "./firstSchema/releaseSchema.js";
import { ROLL_SCHEMA } from "./firstSchema/rollSchema.js";
import { STORE_SCHEMA } from "./firstSchema/storeSchema.js";

/** The first schema. Text and integer columns only: both engines keep them alike. */
export const FIRST_SCHEMA: readonly string[] = [
  ...STORE_SCHEMA,
  ...ROLL_SCHEMA,
  ...CUSTODY_SCHEMA,
  ...MERGE_SCHEMA,
  ...CASE_SCHEMA,
  ...RELEASE_SCHEMA,
  ...PLAN_SCHEMA,
  ...PROGRAMME_SCHEMA,
];
