import * as z from "zod";
import { APPLICATION_STANDINGS } from "../domain/applicationStanding.js";
import { REFERRAL_OUTCOMES, REFERRAL_STATES, SCREENING_KINDS } from "../domain/records.js";
import { BANKS, DOCUMENTS } from "../domain/referralDetails.js";
import { shown } from "./planReach.js";
import { typed } from "./typedWords.js";

/** What of a referral a passport tells: one that was never sent is not on it. */
export const PASSPORT_REFERRAL_STATES = REFERRAL_STATES.filter((state) => state !== "draft");

const text = () => shown(z.string(), "passport");
const day = text;
const words = () => typed(text());
const meeting = z.strictObject({
  date: day(),
  time: text(),
  title: typed(text(), "module"),
  place: words(),
  /** A session of the programme: its title is our own. */
  module: shown(z.boolean().default(false), "passport"),
});

/**
 * What a resettlement passport holds beside the person's own plan: everything done since reception, and what is to come before release. Days are ISO text or "". Codes
 * get their words in the template.
 */
export const passportPart = z.strictObject({
  receivedOn: day(),
  screenings: z.array(z.strictObject({ kind: shown(z.enum(SCREENING_KINDS), "passport"), on: day() })),
  modules: z.array(z.strictObject({ title: text(), on: day(), took: words() })),
  needsMet: z.array(z.strictObject({ need: text(), on: day() })),
  overcome: z.array(z.strictObject({ barrier: words(), action: words() })),
  referrals: z.array(
    z.strictObject({
      label: words(),
      state: shown(z.enum(PASSPORT_REFERRAL_STATES), "passport"),
      madeOn: day(),
      /** The day it came into that state. */
      on: day(),
      outcome: shown(z.enum([...REFERRAL_OUTCOMES, ""]), "passport"),
    }),
  ),
  applications: z.array(
    z.strictObject({
      kind: shown(z.enum(["id", "bank"]), "passport"),
      /** Which document or bank; "" where nobody has said: then the label stands for it. */
      document: shown(z.enum([...DOCUMENTS, ""]), "passport"),
      bank: shown(z.enum([...BANKS, ""]), "passport"),
      label: words(),
      standing: shown(z.enum(APPLICATION_STANDINGS), "passport"),
      on: day(),
    }),
  ),
  /** Appointments that the person came to, by day. */
  kept: z.array(meeting),
  /** Appointments and sessions to come before release; those from release on are the days of the plan. */
  before: z.array(meeting),
  /** What was achieved, without the modules. */
  achievements: z.array(z.strictObject({ achievement: words(), on: day() })),
});
