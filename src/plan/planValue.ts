import { z } from "zod";
import { AppError } from "../domain/appError.js";
import { APPOINTMENT_MEANS, FIRST_APPOINTMENT_TIMES, WORKER_ROLES } from "../domain/records.js";

/** Whom a plan is for. Each audience sees only what is named for it; there is one so far. */
export const PLAN_AUDIENCES = ["own"] as const;
export type PlanAudience = (typeof PLAN_AUDIENCES)[number];

/** A referral that may still bring something: sent and not at an end. */
export const OPEN_REFERRAL_STATES = ["made", "accepted", "started"] as const;

/** A day as ISO text, or "" where it is not known: a template then only asks `{% if release.date %}`. */
const day = z.string();
const text = z.string();

const appointment = z.strictObject({
  /** The first probation appointment of the licence: the template gives it its name. */
  first: z.boolean(),
  /** At its time, by then at the latest, or straight after release: then it has no time. */
  when: z.enum(["at", "by", "straight_away"]).default("at"),
  time: text,
  title: text,
  means: z.enum(APPOINTMENT_MEANS),
  place: text,
  postcode: text,
  with: text,
  organisation: text,
  phone: text,
  notes: text,
  requiredByLicence: z.boolean(),
  /** 0 where nobody has said. */
  travelMinutes: z.number(),
});

/**
 * The plan as a value: what is printed, in reading order, for one audience. This shape is also what a template may name, so every
 * key is always there; text that is not known is "". It is plain JSON: hashed, stored, and drawn again to the same bytes. A key that
 * plans stored before it lack has a default.
 */
const planValueSchema = z.strictObject({
  schema: z.literal("plan/1"),
  audience: z.enum(PLAN_AUDIENCES),
  language: z.enum(["en", "cy"]),
  version: z.number(),
  madeOn: day,
  draft: z.boolean(),
  person: z.strictObject({ name: text, preferredName: text, prison: text }),
  helpers: z.array(z.strictObject({ role: z.enum(WORKER_ROLES), name: text, organisation: text, phone: text })),
  release: z.strictObject({ date: day }),
  /** Where the person will live; `kept` where it is known and kept off the page. */
  address: z.strictObject({ text, kept: z.boolean() }),
  /** How the person gets around, one way each. */
  travel: z.array(text).default([]),
  firstAppointment: z.strictObject({
    time: z.enum([...FIRST_APPOINTMENT_TIMES, ""]),
    date: day,
    at: text,
    /** The day it comes to, whichever way the licence puts it; "" while the release day is not known. */
    dueOn: day.default(""),
    /** By what time, where it is on the next working day. */
    dueBy: text.default(""),
    with: text,
    place: text,
    postcode: text,
    phone: text,
  }),
  days: z.array(z.strictObject({ date: day, releaseDay: z.boolean(), appointments: z.array(appointment) })),
  licence: z.strictObject({
    known: z.boolean(),
    startsOn: day,
    endsOn: day,
    curfew: z.strictObject({ from: text, until: text, firstFrom: text, firstUntil: text }),
    standardConditions: z.array(text),
    conditions: z.array(text),
    /** How many conditions are on the licence that this page must not name. */
    unprinted: z.number(),
  }),
  barriers: z.array(z.strictObject({ barrier: text, action: text, by: text, dueOn: day })),
  /** What screenings found, where nothing was written about that part of life by hand. */
  needs: z.array(text).default([]),
  askedFor: z.array(z.strictObject({ label: text, state: z.enum(OPEN_REFERRAL_STATES), answerBy: day })),
  goals: z.array(z.strictObject({ goal: text, firstStep: text, targetOn: day })),
  achievements: z.array(z.strictObject({ achievement: text, on: day })),
  help: z.array(z.strictObject({ label: text, phone: text, note: text })),
});

export type PlanValue = z.infer<typeof planValueSchema>;
export type PlanDay = PlanValue["days"][number];
export type PlanAppointment = z.infer<typeof appointment>;

/** The names a template may use, for its check (templateVariables.ts). */
export const planValueShape: z.ZodType = planValueSchema;

/** A stored plan, read back. Throws AppError("store") where it is not a plan of this version of the program. */
export function parsePlanValue(json: string): PlanValue {
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch {
    raw = undefined;
  }
  const parsed = planValueSchema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw new AppError("store", "PLAN_UNREADABLE", "A stored plan cannot be read.", {
    hint: "Run `resettle store check`. The plan can be made again from the person's record.",
  });
}
