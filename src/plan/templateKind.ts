import * as z from "zod";
import { APPLICATION_STANDINGS } from "../domain/applicationStanding.js";
import { FIRST_APPOINTMENT_KNOWN, IN_HAND } from "../domain/discharge.js";
import { GUIDE_TOPICS } from "../domain/localServices.js";
import {
  APPOINTMENT_MEANS,
  PLAN_AUDIENCES,
  type PlanDocument,
  REFERRAL_OUTCOMES,
  SCREENING_KINDS,
  WORKER_ROLES,
} from "../domain/records.js";
import { BANKS, DOCUMENTS } from "../domain/referralDetails.js";
import { BOARD_PLANS, boardValueShape } from "./boardValue.js";
import { letterValueShape } from "./letterValue.js";
import { PASSPORT_REFERRAL_STATES } from "./passportPart.js";
import { EVERYONE, shown } from "./planReach.js";
import { OPEN_REFERRAL_STATES, planValueShape } from "./planValue.js";
import { recordValueShape } from "./recordValue.js";

/** What a template is of: the names it may use, and the codes it has to have words for. */
export interface TemplateKind {
  readonly noun: "plan" | "letter" | "board" | "record";
  /** Pages a document of this kind may have at most. */
  readonly mostPages: number;
  /** What its body may name. */
  readonly shape: z.ZodType;
  /** What the foot of a page may name: nothing of the person. */
  readonly foot: z.ZodObject;
  readonly audiences: readonly [string, ...string[]];
  readonly words: (document: PlanDocument) => readonly string[];
}

const PAGES = { madeOn: z.string(), page: z.number(), pages: z.number() };

/** The value, and its code, which is made from it. */
const planNames =
  planValueShape instanceof z.ZodObject ? planValueShape.extend({ code: shown(z.string(), ...EVERYONE) }) : planValueShape;

/** The codes that the value of each document holds. */
const PLAN_WORDS: Readonly<Record<PlanDocument, readonly string[]>> = {
  plan: [...WORKER_ROLES, ...APPOINTMENT_MEANS, ...OPEN_REFERRAL_STATES],
  passport: [
    ...WORKER_ROLES,
    ...SCREENING_KINDS,
    ...PASSPORT_REFERRAL_STATES,
    ...REFERRAL_OUTCOMES,
    ...DOCUMENTS,
    ...BANKS,
    ...APPLICATION_STANDINGS,
  ],
  guide: GUIDE_TOPICS,
};

export const PLAN_TEMPLATE: TemplateKind = {
  noun: "plan",
  mostPages: 60,
  shape: planNames,
  foot: z.object({ ...PAGES, version: z.number(), draft: z.boolean(), code: z.string() }),
  audiences: PLAN_AUDIENCES,
  words: (document) => PLAN_WORDS[document],
};

/** A letter or a form to a service, an authority, a bank. */
export const LETTER_TEMPLATE: TemplateKind = {
  noun: "letter",
  mostPages: 60,
  shape: letterValueShape,
  foot: z.object(PAGES),
  audiences: ["service"],
  words: () => WORKER_ROLES,
};

/** A board that hangs in a wing office. */
export const BOARD_TEMPLATE: TemplateKind = {
  noun: "board",
  mostPages: 60,
  shape: boardValueShape,
  foot: z.object(PAGES),
  audiences: ["staff"],
  words: () => [...BOARD_PLANS, ...IN_HAND, ...FIRST_APPOINTMENT_KNOWN],
};

/** Everything that is held on a person, for the person. */
export const RECORD_TEMPLATE: TemplateKind = {
  noun: "record",
  mostPages: 1_000,
  shape: recordValueShape,
  foot: z.object(PAGES),
  audiences: ["own"],
  words: () => [],
};
