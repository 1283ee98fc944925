import * as z from "zod";
import { AppError } from "../domain/appError.js";
import { type PlainDate, parsePlainDate, partsOf } from "../domain/plainDate.js";
import { parsePlainTime } from "../domain/plainTime.js";
import type { Policy } from "../domain/policy.js";
import { readYamlFolder } from "./yamlFile.js";

const day = z.string().transform((text, context) => {
  return parsePlainDate(text) ?? refuse(context, "has to be a day, written YYYY-MM-DD");
});
const time = z.string().transform((text, context) => {
  return parsePlainTime(text) ?? refuse(context, 'has to be a time in quotes, such as "19:00"');
});
const count = z.number().refine((value) => Number.isInteger(value) && value >= 0, "has to be a whole number, 0 or more");
const aboveNone = z.number().refine((value) => Number.isInteger(value) && value > 0, "has to be a whole number, 1 or more");
const share = z.number().refine((value) => value > 0 && value <= 1, "has to be more than 0 and at most 1 (0.1 is a tenth)");
const month = z.number().refine((value) => Number.isInteger(value) && value >= 1 && value <= 12, "has to be months, 1 to 12");
const year = z.number().refine((value) => Number.isInteger(value) && value >= 1900 && value <= 9999, "has to be a year");
const words = z.string().trim().min(1);
const smallestGroup = z.number().refine((value) => Number.isInteger(value) && value >= 3, "has to be a whole number, 3 or more");
const hours = z.strictObject({ from: time, until: time });

function deadline<Fields extends z.ZodRawShape>(fields: Fields) {
  return z.strictObject({ ...fields, source: words, sure: z.boolean() });
}

const policyFile = z.strictObject({
  kind: z.literal("policy"),
  name: words,
  validFrom: day,
  windowDays: aboveNone,
  closingSoonDays: count,
  fridayScheme: z.strictObject({
    daysEarlier: z.strictObject({ adult: count, under18: count }),
    minimumDaysServed: count,
  }),
  fixedTermRecallDays: z.strictObject({ FTR14: aboveNone, FTR28: aboveNone, FTR56: aboveNone }),
  licence: z.strictObject({
    hardStopWorkingDays: count,
    earliestReleaseWorkingDays: count,
    firstReportBy: time,
    untilTagFitted: hours,
  }),
  homeDetentionCurfew: z.strictObject({ daily: hours, firstNight: hours, minimumHours: count }),
  rollShrinkLimit: share,
  highIntensity: z.strictObject({ receptions: aboveNone, withinMonths: aboveNone }),
  referralAnswerDays: aboveNone,
  serviceStaleAfterMonths: aboveNone,
  retention: z.strictObject({
    released: deadline({ years: aboveNone }),
    transferred_out: deadline({ years: aboveNone }),
    died: deadline({ years: aboveNone }),
    not_on_roll: deadline({ years: aboveNone }),
  }),
  research: z.strictObject({ smallestGroup }),
  deadlines: z.strictObject({
    bcst1: deadline({ daysAfterReception: count }),
    bcst2: deadline({ workingDaysAfterBcst1: count }),
    bcst3: deadline({ countsFromDaysBeforeWindow: count }),
    dutyToRefer: deadline({ daysBeforeRelease: count, staleAfterWeeks: aboveNone }),
    idApplication: deadline({ opensDaysBeforeRelease: count }),
    bankAccount: deadline({ opensMonthsBeforeRelease: count, closesDaysBeforeRelease: count }),
    tenancy: deadline({ keptUnderWeeks: aboveNone }),
    universalCredit: deadline({ daysBeforeRelease: count }),
    review: deadline({ daysBeforeRelease: count }),
    planAgreed: deadline({ daysBeforeRelease: count }),
    firstNight: deadline({ daysAfterRelease: count }),
    accommodation3Months: deadline({ monthsAfterRelease: count }),
    employment6Weeks: deadline({ daysAfterRelease: count }),
    employment6Months: deadline({ monthsAfterRelease: count }),
    hitoClose: deadline({ monthsAfterRelease: count }),
  }),
});

const bankHolidayFile = z
  .strictObject({
    kind: z.literal("bank_holidays"),
    years: z.strictObject({ first: year, last: year }),
    usualMonths: z.array(month),
    days: z.array(z.strictObject({ date: day, title: words })),
  })
  .superRefine((file, context) => {
    const seen = new Set<PlainDate>();
    const years = new Set<number>();
    file.days.forEach(({ date }, index) => {
      const mistake = mistakeOf(date, seen, file.years);
      if (mistake !== undefined) context.addIssue({ code: "custom", path: ["days", index, "date"], message: mistake });
      seen.add(date);
      years.add(partsOf(date)[0]);
    });
    for (let known = file.years.first; known <= file.years.last; known += 1) {
      if (years.has(known)) continue;
      const message = `says ${known} is complete, but no bank holiday of that year is listed`;
      context.addIssue({ code: "custom", path: ["years"], message });
    }
  });

/** A missing year would move release days wrongly in silence, so what `years` promises is checked. */
function mistakeOf(date: PlainDate, seen: ReadonlySet<PlainDate>, years: { first: number; last: number }): string | undefined {
  if (seen.has(date)) return `is there twice (${date})`;
  const [listed] = partsOf(date);
  return listed < years.first || listed > years.last ? `is outside the years the file says it knows (${date})` : undefined;
}

function refuse(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: "custom", message });
  return z.NEVER;
}

const MISTAKES = { code: "POLICY_INVALID", hint: "Mend the file where the lines say, then try again." };

const anyFile = z.discriminatedUnion("kind", [policyFile, bankHolidayFile]);
type AnyFile = z.output<typeof anyFile>;

/**
 * The policy of a folder (`templates/policy`): one file of kind `policy` and one of kind `bank_holidays`, whatever they are called.
 * Throws AppError `input` POLICY_INVALID with every mistake by file and line, or where a file is missing or there twice.
 */
export async function loadPolicy(folder: string): Promise<Policy> {
  const files = await readFiles(folder);
  const { kind: _, ...settings } = getOne(files, "policy", folder);
  const holidays = getOne(files, "bank_holidays", folder);
  return {
    ...settings,
    bankHolidays: new Set(holidays.days.map((one) => one.date)),
    bankHolidayYears: holidays.years,
    bankHolidayMonths: new Set(holidays.usualMonths),
  };
}

async function readFiles(folder: string): Promise<readonly AnyFile[]> {
  return (await readYamlFolder<AnyFile>(folder, anyFile, MISTAKES)).map((file) => file.value);
}

function getOne<Kind extends AnyFile["kind"]>(
  files: readonly AnyFile[],
  kind: Kind,
  folder: string,
): Extract<AnyFile, { kind: Kind }> {
  const found = files.filter((file): file is Extract<AnyFile, { kind: Kind }> => file.kind === kind);
  const [first] = found;
  if (first !== undefined && found.length === 1) return first;
  const seen = first === undefined ? "no file" : `${found.length} files`;
  throw new AppError(
    "input",
    "POLICY_INVALID",
    `The policy folder ${folder} has ${seen} of kind "${kind}"; it has to have one.`,
    {
      hint: "Start from a copy of the templates/policy folder that comes with the program.",
    },
  );
}
