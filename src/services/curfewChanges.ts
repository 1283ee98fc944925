import { AppError } from "../domain/appError.js";
import { minutesOf, type PlainTime } from "../domain/plainTime.js";
import type { HomeDetentionCurfewPolicy } from "../domain/policy.js";
import type { CurfewHours, HdcCurfew, LicenceRecord } from "../domain/records.js";
import { refuseMistakes } from "./inputChecks.js";

const MINUTES_A_DAY = 1440;

/** What of a home detention curfew is to be different; without any of it, the hours are those of the policy. */
export interface CurfewChanges {
  readonly from?: PlainTime | undefined;
  readonly until?: PlainTime | undefined;
  readonly firstFrom?: PlainTime | undefined;
  readonly firstUntil?: PlainTime | undefined;
  readonly address?: string | undefined;
  readonly postcode?: string | undefined;
}

type Home = Pick<HdcCurfew, "address" | "postcode">;

/**
 * The curfew of a licence with the changes; undefined where there is none and none is asked for. It is at the address of the licence unless
 * another was given, and moves with it. Throws AppError input where hours have no length, refused below the policy's least hours a day.
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
  refuseMistakes([...findNoHours(daily, "--hdc-from"), ...findNoHours(firstNight, "--hdc-first-from")]);
  requireHours(daily, policy.minimumHours);
  const elsewhere = before !== undefined && (before.address !== licence?.address || before.postcode !== licence.postcode);
  const there = elsewhere ? before : home;
  const where = address === undefined && postcode === undefined ? there : { address: address ?? "", postcode: postcode ?? "" };
  return { address: where.address, postcode: where.postcode, daily, firstNight };
}

function hoursWith(before: CurfewHours, from: PlainTime | undefined, until: PlainTime | undefined): CurfewHours {
  return { from: from ?? before.from, until: until ?? before.until };
}

function findNoHours({ from, until }: CurfewHours, flag: string) {
  return from === until ? [{ column: flag, message: `The curfew would start and end at ${from}: its hours are not known.` }] : [];
}

/** Statute: not less than nine hours in any one day, the first and the last apart. Hours that end before they start end on the next day. */
function requireHours({ from, until }: CurfewHours, least: number): void {
  const minutes = (minutesOf(until) - minutesOf(from) + MINUTES_A_DAY) % MINUTES_A_DAY;
  if (minutes >= least * 60) return;
  throw new AppError(
    "refused",
    "CURFEW_TOO_SHORT",
    `A curfew from ${from} until ${until} has ${hoursWords(minutes)}; home detention curfew has at least ${least} hours in a day.`,
    { hint: "Check the hours on the licence." },
  );
}

function hoursWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return rest === 0 ? `${hours} hours` : `${hours} h ${rest} min`;
}
