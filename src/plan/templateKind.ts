import { z } from "zod";
import { APPOINTMENT_MEANS, PLAN_AUDIENCES, WORKER_ROLES } from "../domain/records.js";
import { letterValueShape } from "./letterValue.js";
import { EVERYONE, shown } from "./planReach.js";
import { OPEN_REFERRAL_STATES, planValueShape } from "./planValue.js";

/** What a template is of: the names it may use, and the codes it has to have words for. */
export interface TemplateKind {
  readonly noun: "plan" | "letter";
  /** What its body may name. */
  readonly shape: z.ZodType;
  /** What the foot of a page may name: nothing of the person. */
  readonly foot: z.ZodObject;
  readonly audiences: readonly [string, ...string[]];
  readonly words: readonly string[];
}

const PAGES = { madeOn: z.string(), page: z.number(), pages: z.number() };

/** The value, and its code, which is made from it. */
const planNames =
  planValueShape instanceof z.ZodObject ? planValueShape.extend({ code: shown(z.string(), ...EVERYONE) }) : planValueShape;

export const PLAN_TEMPLATE: TemplateKind = {
  noun: "plan",
  shape: planNames,
  foot: z.object({ ...PAGES, version: z.number(), draft: z.boolean(), code: z.string() }),
  audiences: PLAN_AUDIENCES,
  words: [...WORKER_ROLES, ...APPOINTMENT_MEANS, ...OPEN_REFERRAL_STATES],
};

/** A letter or a form to a service, an authority, a bank. */
export const LETTER_TEMPLATE: TemplateKind = {
  noun: "letter",
  shape: letterValueShape,
  foot: z.object(PAGES),
  audiences: ["service"],
  words: [...WORKER_ROLES],
};
