import * as z from "zod";
import { shown } from "./planReach.js";

const text = () => shown(z.string(), "professional");

/** What a professionals' overview holds beside the person's own plan: who it is, how the dates stand, and the work in hand. Days are ISO text or "". */
export const professionalPart = z.strictObject({
  prisonerNumber: text(),
  dateOfBirth: text(),
  location: text(),
  /** How the resettlement window stands, the day it opened or opens, and the code of the date it was counted from. */
  window: z.strictObject({ state: text(), startsOn: text(), basis: text(), earliestDate: text() }),
  dates: z.array(z.strictObject({ code: text(), on: text() })),
  screenings: z.array(z.strictObject({ name: text(), on: text() })),
  /** Needs that the person has not agreed to have on a page have their part of life, how many they are, and no words. */
  needs: z.array(
    z.strictObject({
      pathway: text(),
      need: text(),
      count: shown(z.number(), "professional"),
      urgency: text(),
      status: text(),
      action: text(),
      by: text(),
      dueOn: text(),
    }),
  ),
  referrals: z.array(
    z.strictObject({ pathway: text(), label: text(), state: text(), madeOn: text(), answerBy: text(), outcome: text() }),
  ),
  notes: z.array(z.strictObject({ source: text(), on: text(), text: text() })),
  /** How many records are held back, because nobody may see them without asking for them by name. */
  heldBack: shown(z.number(), "professional"),
});
