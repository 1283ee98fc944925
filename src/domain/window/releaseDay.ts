import type { DateType, ReleaseFacts } from "../person.js";
import { addDays, daysBetween, type PlainDate, partsOf } from "../plainDate.js";
import type { Policy } from "../policy.js";
import type { WindowFlag } from "../windowResult.js";
import { fridaySchemeDay, hardStop, isWorkingDay, nextWorkingDay, previousWorkingDay } from "../workingDays.js";
import { type DatedType, isRecalled, nameDate } from "./recordedDates.js";

/** The days shown for a release date (R11), the flags they raise, and why. */
interface ReleaseDay {
  /** After the weekend and bank holiday rule. */
  readonly statutory: PlainDate;
  /** After the Friday and pre-bank-holiday presumption. */
  readonly expected: PlainDate;
  /** First day on which the licence is frozen. */
  readonly hardStop: PlainDate;
  readonly flags: readonly WindowFlag[];
  readonly reason: string;
}

const AS_GIVEN: ReadonlySet<DateType> = new Set(["confirmed", "apd", "hdcad"]);
/** Automatic releases move under the Friday scheme; NPD is not among them (R11). */
const FRIDAY_SCHEME: ReadonlySet<DateType> = new Set(["crd", "ard", "prrd", "dprrd", "mtd"]);

export function findReleaseDay(dated: DatedType, facts: ReleaseFacts, policy: Policy): ReleaseDay {
  const statutory = statutoryDay(dated, policy);
  const scheme = FRIDAY_SCHEME.has(dated.type) ? findFridayScheme(statutory, facts, policy) : undefined;
  const expected = scheme?.day ?? statutory;
  const frozenFrom = hardStop(dated.date, policy);
  const flags: WindowFlag[] = [];
  if (statutory !== dated.date || expected !== dated.date) flags.push("SHIFTED");
  const onDayOff = AS_GIVEN.has(dated.type) && !isWorkingDay(dated.date, policy.bankHolidays);
  if (onDayOff) flags.push("NON_WORKING_RELEASE_DATE");
  const unsure = isUnsure(frozenFrom, dated.date, statutory, policy);
  if (unsure) flags.push("BEYOND_KNOWN_HOLIDAYS");
  const parts = [describeStatutory(dated, statutory, onDayOff)];
  if (scheme !== undefined && scheme.why !== "") parts.push(scheme.why);
  if (unsure) parts.push(`bank holidays are known to ${policy.bankHolidayYears.last} only, so this may change`);
  return { statutory, expected, hardStop: frozenFrom, flags, reason: `R11 ${parts.join("; ")}.` };
}

function statutoryDay(dated: DatedType, policy: Policy): PlainDate {
  if (AS_GIVEN.has(dated.type)) return dated.date;
  // A curfew cannot start before the first day it may; every other release is brought forward (Criminal Justice Act 1961 s.23).
  return dated.type === "hdced"
    ? nextWorkingDay(dated.date, policy.bankHolidays)
    : previousWorkingDay(dated.date, policy.bankHolidays);
}

/** The Friday scheme for those it covers: recalls are taken to be past the days to be served, others where their sentence start is not known. */
function findFridayScheme(statutory: PlainDate, facts: ReleaseFacts, policy: Policy): { day: PlainDate; why: string } {
  const { daysEarlier, minimumDaysServed } = policy.fridayScheme;
  const day = fridaySchemeDay(statutory, facts.under18 ? daysEarlier.under18 : daysEarlier.adult, policy.bankHolidays);
  if (day === statutory) return { day, why: "" };
  const start = facts.sentenceStartDate;
  if (!isRecalled(facts) && start !== undefined && daysBetween(start, statutory) < minimumDaysServed) {
    return {
      day: statutory,
      why: `fewer than ${minimumDaysServed} days after sentence on ${start}, so not brought forward further`,
    };
  }
  return { day, why: `expected on ${day}, not just before a weekend or bank holiday` };
}

function describeStatutory(dated: DatedType, statutory: PlainDate, onDayOff: boolean): string {
  if (onDayOff) return `${nameDate(dated)} is kept as it was decided, though it is not a working day`;
  if (statutory === dated.date) return `${nameDate(dated)} is a working day`;
  const direction = statutory < dated.date ? "before" : "after";
  return `${nameDate(dated)} is not a working day; release is on the working day ${direction}, ${statutory}`;
}

/**
 * May a bank holiday nobody has told us of move these days? Only in a year that is not known, and in a month that has one as a rule: a
 * holiday proclaimed once can fall in a known year as well, so it makes no year less sure than another.
 */
function isUnsure(frozenFrom: PlainDate, date: PlainDate, statutory: PlainDate, policy: Policy): boolean {
  const lastLookedAt = statutory > date ? statutory : addDays(date, 1);
  return mayHideHoliday(frozenFrom, policy) || mayHideHoliday(lastLookedAt, policy);
}

function mayHideHoliday(day: PlainDate, policy: Policy): boolean {
  const [year, month] = partsOf(day);
  const known = year >= policy.bankHolidayYears.first && year <= policy.bankHolidayYears.last;
  return !known && policy.bankHolidayMonths.has(month);
}
