import * as z from "zod";
import { AppError } from "../domain/appError.js";
import {
  APPOINTMENT_MEANS,
  FIRST_APPOINTMENT_TIMES,
  PLAN_AUDIENCES,
  PLAN_DOCUMENTS,
  WEEKDAYS,
  WORKER_ROLES,
} from "../domain/records.js";
import { guidePart } from "./guidePart.js";
import { passportPart } from "./passportPart.js";
import { EVERYONE, keepFor, type Reader, shown } from "./planReach.js";
import { professionalPart } from "./professionalPart.js";
import { typed } from "./typedWords.js";

/** A referral that may still bring something: sent and not at an end. */
export const OPEN_REFERRAL_STATES = ["made", "accepted", "started"] as const;

/** The person's own page and the professionals'. */
const OWN: readonly Reader[] = ["own", "professional"];
const RELEASE: readonly Reader[] = [...OWN, "family:release_date"];
const PLAN: readonly Reader[] = [...OWN, "family:release_plan"];
const MEETINGS: readonly Reader[] = [...OWN, "family:appointments"];
const PLACE: readonly Reader[] = [...OWN, "family:where_they_are"];
const PROGRESS: readonly Reader[] = [...OWN, "family:progress"];

/** A day as ISO text, or "" where it is not known: a template then only asks `{% if release.date %}`. */
const text = (readers: readonly Reader[]) => shown(z.string(), ...readers);
const day = text;
/** Words that staff type. */
const words = (readers: readonly Reader[]) => typed(text(readers));

const appointment = z.strictObject({
  /** The first probation appointment of the licence: the template gives it its name. */
  first: shown(z.boolean(), ...MEETINGS),
  /** At its time, by then at the latest, or straight after release: then it has no time. */
  when: shown(z.enum(["at", "by", "straight_away"]).default("at"), ...MEETINGS),
  time: text(MEETINGS),
  title: words(MEETINGS),
  means: shown(z.enum(APPOINTMENT_MEANS), ...MEETINGS),
  place: words(MEETINGS),
  postcode: text(MEETINGS),
  with: text(OWN),
  organisation: words(OWN),
  phone: text(OWN),
  notes: words(OWN),
  requiredByLicence: shown(z.boolean(), ...OWN),
  /** 0 where nobody has said. */
  travelMinutes: shown(z.number(), ...OWN),
});

const curfewDay = z.strictObject({
  day: shown(z.enum(WEEKDAYS), ...OWN, "family:release_plan"),
  from: text([...OWN, "family:release_plan"]),
  until: text([...OWN, "family:release_plan"]),
});

/**
 * The plan as a value: what is printed, in reading order. This shape is also what a template may name, so every key is always there;
 * text that is not known, or that the page's readers may not see, is "". Who may read a field is said where it is defined. It is plain
 * JSON: hashed, stored, and drawn again to the same bytes. A key that plans stored before it lack has an empty default, which is no change (planHash).
 */
const planValueSchema = z.strictObject({
  schema: shown(z.literal("plan/1"), ...EVERYONE),
  audience: shown(z.enum(PLAN_AUDIENCES), ...EVERYONE),
  document: shown(z.enum(PLAN_DOCUMENTS), ...EVERYONE),
  language: shown(z.enum(["en", "cy"]), ...EVERYONE),
  version: shown(z.number(), ...EVERYONE),
  madeOn: day(EVERYONE),
  draft: shown(z.boolean(), ...EVERYONE),
  /** Whom of the family the page is for, by name. */
  recipient: text(EVERYONE),
  person: z.strictObject({ name: text(EVERYONE), preferredName: text(EVERYONE), prison: text([...PLACE, "guide"]) }),
  helpers: z.array(
    z.strictObject({
      role: shown(z.enum(WORKER_ROLES), ...PLAN),
      name: text(PLAN),
      organisation: words(PLAN),
      phone: text(PLAN),
    }),
  ),
  release: z.strictObject({ date: day([...RELEASE, "guide"]) }),
  /** Where the person will live; `kept` where it is known and kept off the page. */
  address: z.strictObject({ text: words(OWN), kept: shown(z.boolean(), ...OWN) }),
  /** How the person gets around, one way each. */
  travel: shown(z.array(z.string()).default([]), ...PLAN),
  firstAppointment: z.strictObject({
    time: shown(z.enum([...FIRST_APPOINTMENT_TIMES, ""]), ...MEETINGS),
    date: day(MEETINGS),
    at: text(MEETINGS),
    /** The day it comes to, whichever way the licence puts it; "" while the release day is not known. */
    dueOn: shown(z.string().default(""), ...MEETINGS),
    /** By what time, where it is on the next working day. */
    dueBy: shown(z.string().default(""), ...MEETINGS),
    with: text(OWN),
    place: words(MEETINGS),
    postcode: text(MEETINGS),
    phone: text(OWN),
  }),
  days: z.array(
    z.strictObject({ date: day(MEETINGS), releaseDay: shown(z.boolean(), ...MEETINGS), appointments: z.array(appointment) }),
  ),
  licence: z.strictObject({
    known: shown(z.boolean(), ...OWN),
    startsOn: day(OWN),
    endsOn: day(OWN),
    curfew: z.strictObject({
      from: text([...OWN, "family:release_plan"]),
      until: text([...OWN, "family:release_plan"]),
      firstFrom: text([...OWN, "family:release_plan"]),
      firstUntil: text([...OWN, "family:release_plan"]),
      /** Monday to Sunday, where the hours are not the same every day: a page that prints `from` prints these in its place. */
      byDay: z.array(curfewDay).default([]),
    }),
    standardConditions: shown(z.array(z.string()), ...OWN),
    conditions: shown(z.array(z.string()), ...OWN),
    /** How many conditions are on the licence that this page must not name. */
    unprinted: shown(z.number(), ...OWN),
  }),
  barriers: z.array(z.strictObject({ barrier: words(OWN), action: words(OWN), by: text(OWN), dueOn: day(OWN) })),
  /** What screenings found, where nothing was written about that part of life by hand. */
  needs: shown(z.array(z.string()).default([]), ...OWN),
  askedFor: z.array(
    z.strictObject({ label: words(OWN), state: shown(z.enum(OPEN_REFERRAL_STATES), ...OWN), answerBy: day(OWN) }),
  ),
  goals: z.array(z.strictObject({ goal: words(PROGRESS), firstStep: words(PROGRESS), targetOn: day(PROGRESS) })),
  achievements: z.array(
    z.strictObject({
      achievement: typed(text(PROGRESS), "module"),
      on: day(PROGRESS),
      /** Taking part in a module of the programme, in words of our own. */
      module: shown(z.boolean().default(false), ...PROGRESS),
    }),
  ),
  help: z.array(z.strictObject({ label: words(OWN), phone: text(OWN), note: words(OWN) })),
  professional: professionalPart,
  passport: passportPart,
  guide: guidePart,
});

export type PlanValue = z.infer<typeof planValueSchema>;
export type PlanDay = PlanValue["days"][number];
export type PlanAppointment = z.infer<typeof appointment>;

/** The names a template may use and who may read each, for its check (templateVariables.ts). */
export const planValueShape: z.ZodType = planValueSchema;

/** A plan with only what these readers may see on it. */
export function keepPlanFor(readers: ReadonlySet<Reader>, value: PlanValue): PlanValue {
  return keepFor(readers, planValueSchema, value) as PlanValue;
}

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
