import { CASE_SCHEMA } from "./firstSchema/caseSchema.js";
import { CUSTODY_SCHEMA } from "./firstSchema/custodySchema.js";
import { DIRECTORY_SCHEMA } from "./firstSchema/directorySchema.js";
import { MERGE_SCHEMA } from "./firstSchema/mergeSchema.js";
import { PEOPLE_SCHEMA } from "./firstSchema/peopleSchema.js";
import { PLAN_SCHEMA } from "./firstSchema/planSchema.js";
import { PROGRAMME_SCHEMA } from "./firstSchema/programmeSchema.js";
import { REFERRAL_SCHEMA } from "./firstSchema/referralSchema.js";
import { RELEASE_SCHEMA } from "./firstSchema/releaseSchema.js";
import { RIGHTS_SCHEMA } from "./firstSchema/rightsSchema.js";
import { ROLL_SCHEMA } from "./firstSchema/rollSchema.js";
import { SCREENING_SCHEMA } from "./firstSchema/screeningSchema.js";
import { STORE_SCHEMA } from "./firstSchema/storeSchema.js";

/** The first schema. Text and integer columns only: both engines keep them alike. */
export const FIRST_SCHEMA: readonly string[] = [
  ...STORE_SCHEMA,
  ...ROLL_SCHEMA,
  ...CUSTODY_SCHEMA,
  ...MERGE_SCHEMA,
  ...CASE_SCHEMA,
  ...RELEASE_SCHEMA,
  ...SCREENING_SCHEMA,
  ...PLAN_SCHEMA,
  ...PEOPLE_SCHEMA,
  ...DIRECTORY_SCHEMA,
  ...REFERRAL_SCHEMA,
  ...PROGRAMME_SCHEMA,
  ...RIGHTS_SCHEMA,
];
