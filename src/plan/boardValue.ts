import * as z from "zod";
import { FIRST_APPOINTMENT_KNOWN, IN_HAND } from "../domain/discharge.js";

export const BOARD_PLANS = ["plan_issued", "plan_not_issued", "no_plan"] as const;

const text = z.string();

/**
 * A discharge board as a value: what a template may name. It hangs where everyone passes, so it holds who goes and whether each thing is ready, and nothing about why. Days
 * are ISO text.
 */
const boardValueSchema = z.strictObject({
  schema: z.literal("board/1"),
  madeOn: text,
  from: text,
  until: text,
  /** As people say them, with commas between; "" for all there are. */
  prison: text,
  wing: text,
  days: z.array(
    z.strictObject({
      date: text,
      people: z.array(
        z.strictObject({
          name: text,
          prisonerNumber: text,
          location: text,
          /** False on a day from which the person may leave, where somebody has to decide. */
          certain: z.boolean(),
          plan: z.enum(BOARD_PLANS),
          id: z.enum(IN_HAND),
          bank: z.enum(IN_HAND),
          firstAppointment: z.enum(FIRST_APPOINTMENT_KNOWN),
          addressKnown: z.boolean(),
        }),
      ),
    }),
  ),
});

export type BoardValue = z.infer<typeof boardValueSchema>;

/** The names a template may use, for its check (templateVariables.ts). */
export const boardValueShape: z.ZodType = boardValueSchema;
