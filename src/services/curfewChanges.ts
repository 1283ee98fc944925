import { AppError } from "../domain/appError.js";
import { formatWeekday } from "../domain/dateWords.js";
import { differsByDay, shortestDay } from "../domain/hdcCurfew.js";
import type { PlainTime } from "../domain/plainTime.js";
import type { HomeDetentionCurfewPolicy } from "../domain/policy.js";
import { type CurfewHours, type HdcCurfew, type LicenceRecord, WEEKDAYS, type Weekday } from "../domain/records.js";
import { refuseMistakes } from "./inputChecks.js";

/** What of a home detention curfew is to be different; without any of it, the hours are those of the policy. */
export interface CurfewChanges {
  readonly from?: PlainTime | undefined;
  readonly until?: PlainTime | undefined;
  /** Hours of days of the week that differ; those of every day take a day's own hours off again. */
  readonly byDay?: Readonly<Partial<Record<Weekday, CurfewHours>>> | undefined;
  readonly firstFrom?: PlainTime | undefined;
  readonly firstUntil?: PlainTime | undefined;
  readonly address?: string | undefined;
  readonly postcode?: string | undefined;
}

type Home = Pick<HdcCurfew, "address" | "postcode">;

/**
 * The curfew of a licence with the changes; undefined where there is none and none is asked for. It is at the address of the licence unless
 * another was given, and moves with it. Throws AppError input where hours have no length, refused where a day of the week has less than the policy's least hours.
 */
export function curfewWith(
  licence: LicenceRecord | undefined,
  changes: CurfewChanges | undefined,
  home: Home,
  policy: HomeDetentionCurfewPolicy,
): HdcCurfew | undefined {
  const before = licence?.hdcCurfew;
  if (before === undefined && changes === undefined) return undefined;
  const { from, until, firstFrom, firstUntil, address, postcode } = changes ?? {};
  const daily = hoursWith(before?.daily ?? policy.daily, from, until);
  const firstNight = hoursWith(before?.firstNight ?? policy.firstNight, firstFrom, firstUntil);
  const byDay = ownHoursOf(daily, { ...before?.byDay, ...changes?.byDay });
  const own = Object.values(byDay).flatMap((hours) => findNoHours(hours, "--curfew"));
  refuseMistakes([...findNoHours(daily, "--hdc-from"), ...own, ...findNoHours(firstNight, "--hdc-first-from")]);
  requireHours({ daily, byDay }, policy.minimumHours);
  const elsewhere = before !== undefined && (before.address !== licence?.address || before.postcode !== licence.postcode);
  const there = elsewhere ? before : home;
  const where = address === undefined && postcode === undefined ? there : { address: address ?? "", postcode: postcode ?? "" };
  const differing = differsByDay({ daily, byDay }) ? { byDay } : {};
  return { address: where.address, postcode: where.postcode, daily, ...differing, firstNight };
}

function hoursWith(before: CurfewHours, from: PlainTime | undefined, until: PlainTime | undefined): CurfewHours {
  return { from: from ?? before.from, until: until ?? before.until };
}

function findNoHours({ from, until }: CurfewHours, flag: string) {
  return from === until ? [{ column: flag, message: `The curfew would start and end at ${from}: its hours are not known.` }] : [];
}

/** Days whose hours are not those of every day. */
function ownHoursOf(daily: CurfewHours, byDay: NonNullable<HdcCurfew["byDay"]>): NonNullable<HdcCurfew["byDay"]> {
  const isOwn = ({ from, until }: CurfewHours) => from !== daily.from || until !== daily.until;
  return Object.fromEntries(Object.entries(byDay).filter(([, hours]) => isOwn(hours)));
}

/** Statute: not less than nine hours in any one day, the first and the last apart. Hours that end before they start end on the next day. */
function requireHours(week: Pick<HdcCurfew, "daily" | "byDay">, least: number): void {
  const { day, minutes } = shortestDay(week);
  if (minutes >= least * 60) return;
  const { from, until } = week.daily;
  const which = differsByDay(week)
    ? `This curfew on a ${formatWeekday(WEEKDAYS.indexOf(day) + 1)}`
    : `A curfew from ${from} until ${until}`;
  throw new AppError(
    "refused",
    "CURFEW_TOO_SHORT",
    `${which} has ${hoursWords(minutes)}; home detention curfew has at least ${least} hours in a day.`,
    { hint: "Check the hours on the licence: those of the night before count until they end." },
  );
}

function hoursWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return rest === 0 ? `${hours} hours` : `${hours} h ${rest} min`;
}
