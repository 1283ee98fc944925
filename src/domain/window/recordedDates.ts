import { DATE_CODES, DATE_TYPES, type DateSet, type DateType, type ReleaseFacts } from "../person.js";
import { addDays, type PlainDate } from "../plainDate.js";
import type { Policy } from "../policy.js";
import type { DateVerdict, WindowFlag } from "../windowResult.js";

/** One date of a roll with its type. */
export interface DatedType {
  readonly type: DateType;
  readonly date: PlainDate;
}

/** The dates the rules work with: overrides applied (R1), a missing PRRD worked out and the automatic release date found (R3). */
export interface RecordedDates {
  readonly dates: DateSet;
  readonly automatic: DatedType | undefined;
  /** How the PRRD was worked out, where the roll had none. */
  readonly derivation: string | undefined;
  readonly flags: readonly WindowFlag[];
  /** Calculated dates that a date set by hand replaced. */
  readonly replaced: readonly DateVerdict[];
}

/** In the order that decides between equal dates. */
const AUTOMATIC_TYPES = ["ard", "crd", "npd", "prrd", "dprrd", "mtd"] as const satisfies readonly DateType[];
const AUTOMATIC: ReadonlySet<DateType> = new Set(AUTOMATIC_TYPES);

export function readRecordedDates(facts: ReleaseFacts, policy: Policy): RecordedDates {
  const { dates, replaced } = applyOverrides(facts);
  const prrd = dates.prrd === undefined ? derivePrrd(facts, dates.sed, policy) : undefined;
  const complete = prrd === undefined ? dates : { ...dates, prrd: prrd.date };
  return { dates: complete, automatic: findAutomatic(complete), derivation: prrd?.why, flags: prrd?.flags ?? [], replaced };
}

export function isAutomatic(type: DateType): boolean {
  return AUTOMATIC.has(type);
}

/** Back in custody on recall: by legal status or because a kind of recall is recorded. */
export function isRecalled(facts: ReleaseFacts): boolean {
  return facts.legalStatus === "RECALL" || facts.recallType !== undefined;
}

/** The day this time in custody began: reception or, on recall, the return to custody. */
export function custodyStart(facts: ReleaseFacts): PlainDate | undefined {
  return isRecalled(facts) ? (facts.returnToCustodyDate ?? facts.receptionDate) : facts.receptionDate;
}

/** "CRD 2027-03-10". */
export function nameDate(dated: DatedType): string {
  return `${DATE_CODES[dated.type]} ${dated.date}`;
}

/** R1: a date set by hand replaces the calculated one of its type. */
function applyOverrides(facts: ReleaseFacts): { dates: DateSet; replaced: DateVerdict[] } {
  const replaced: DateVerdict[] = [];
  if (Object.keys(facts.overrides).length === 0) return { dates: facts.dates, replaced };
  for (const type of DATE_TYPES) {
    const calculated = facts.dates[type];
    const override = facts.overrides[type];
    if (calculated === undefined || override === undefined || calculated === override) continue;
    const why = `replaced by ${override}, set by hand`;
    replaced.push({ code: DATE_CODES[type], date: calculated, rule: "R1", verdict: "left_out", why });
  }
  return { dates: { ...facts.dates, ...facts.overrides }, replaced };
}

/** R3: the post-recall release date of a fixed-term recall; the day of return is day 1, and the sentence end is the limit. */
function derivePrrd(facts: ReleaseFacts, sed: PlainDate | undefined, policy: Policy): DerivedDate | undefined {
  const { recallType, returnToCustodyDate } = facts;
  if (recallType === undefined || recallType === "STANDARD" || returnToCustodyDate === undefined) return undefined;
  const length = policy.fixedTermRecallDays[recallType];
  const full = addDays(returnToCustodyDate, length - 1);
  const why = `worked out from ${length} days of recall, the first being ${returnToCustodyDate}`;
  if (sed === undefined || full <= sed) return { date: full, why, flags: ["PRRD_DERIVED"] };
  return { date: sed, why: `${why}, and not past SED ${sed}`, flags: ["PRRD_DERIVED", "PRRD_CAPPED_AT_SED"] };
}

interface DerivedDate {
  readonly date: PlainDate;
  readonly why: string;
  readonly flags: readonly WindowFlag[];
}

/** R3: the latest of the automatic release dates. */
function findAutomatic(dates: DateSet): DatedType | undefined {
  let latest: DatedType | undefined;
  for (const type of AUTOMATIC_TYPES) {
    const date = dates[type];
    if (date !== undefined && (latest === undefined || date > latest.date)) latest = { type, date };
  }
  return latest;
}
