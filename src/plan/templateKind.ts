import { z } from "zod";
import { APPOINTMENT_MEANS, PLAN_AUDIENCES, WORKER_ROLES } from "../domain/records.js";
import { letterValueShape } from "./letterValue.js";
import { OPEN_REFERRAL_STATES, planValueShape } from "./planValue.js";
import { recordValueShape } from "./recordValue.js";

/** What a template is of: the names it may use, and the codes it has to have words for. */
export interface TemplateKind {
  readonly noun: "plan" | "letter" | "record";
  /** Pages a document of this kind may have at most. */
  readonly mostPages: number;
  /** What its body may name. */
  readonly shape: z.ZodType;
  /** What the foot of a page may name: nothing of the person. */
  readonly foot: z.ZodObject;
  readonly audiences: readonly [string, ...string[]];
  readonly words: readonly string[];
}

const PAGES = { madeOn: z.string(), page: z.number(), pages: z.number() };

export const PLAN_TEMPLATE: TemplateKind = {
  noun: "plan",
  mostPages: 60,
  shape: planValueShape,
  foot: z.object({ ...PAGES, version: z.number(), draft: z.boolean(), code: z.string() }),
  audiences: PLAN_AUDIENCES,
  words: [...WORKER_ROLES, ...APPOINTMENT_MEANS, ...OPEN_REFERRAL_STATES],
};

/** A letter or a form to a service, an authority, a bank. */
export const LETTER_TEMPLATE: TemplateKind = {
  noun: "letter",
  mostPages: 60,
  shape: letterValueShape,
  foot: z.object(PAGES),
  audiences: ["service"],
  words: [...WORKER_ROLES],
};

/** Everything that is held on a person, for the person. */
export const RECORD_TEMPLATE: TemplateKind = {
  noun: "record",
  mostPages: 1_000,
  shape: recordValueShape,
  foot: z.object(PAGES),
  audiences: ["own"],
  words: [],
};
