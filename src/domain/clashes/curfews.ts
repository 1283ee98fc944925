import { timeRangesOf } from "../conditionDetails.js";
import { hoursOn } from "../hdcCurfew.js";
import { addDays, type PlainDate } from "../plainDate.js";
import { conditionsWith, detailOf, isAwayFrom, type Situation, type Slot } from "./situation.js";
import { overlaps, type Span, spanOn } from "./wallClock.js";

/** Hours on one day that the person has to be at an address. */
export interface CurfewWindow {
  readonly span: Span;
  /** The first night of a home detention curfew, which has hours of its own. */
  readonly firstNight: boolean;
  readonly address: string;
  readonly postcode: string;
  /** Id of the licence condition; absent for a home detention curfew. */
  readonly condition?: string;
}

/**
 * The curfew windows that could touch an appointment and that it keeps the person away from, in the order they begin. A window belongs to
 * the day it starts, so those of the day before count too: they may last into the morning.
 */
export function curfewsAround(situation: Situation, slot: Slot): readonly CurfewWindow[] {
  return [-1, 0, 1]
    .map((days) => addDays(slot.date, days))
    .flatMap((day) => [...homeDetentionWindows(situation, day), ...conditionWindows(situation, day)])
    .filter((window) => isAwayFrom(slot, window))
    .sort((one, other) => one.span.start - other.span.start || one.span.end - other.span.end);
}

/** The first of some windows that an appointment overlaps. */
export function findOverlap(slot: Slot, windows: readonly CurfewWindow[]): CurfewWindow | undefined {
  return windows.find((window) => overlaps(slot.span, window.span));
}

/** From release to the day before the conditional release date, where both are known. */
function homeDetentionWindows({ input, releaseDay }: Situation, day: PlainDate): readonly CurfewWindow[] {
  const curfew = input.licence?.hdcCurfew;
  if (curfew === undefined) return [];
  if (releaseDay !== undefined && day < releaseDay) return [];
  const lastDay = conditionalRelease(input.window);
  if (lastDay !== undefined && day >= lastDay) return [];
  const firstNight = day === releaseDay;
  const { address, postcode } = curfew;
  return [{ span: spanOn(day, firstNight ? curfew.firstNight : hoursOn(curfew, day)), firstNight, address, postcode }];
}

/** The CRD ends a home detention curfew only where the person goes out before it: otherwise it is the release itself. */
function conditionalRelease(window: Situation["input"]["window"]): PlainDate | undefined {
  const crd = window.verdicts.find((verdict) => verdict.code === "CRD")?.date;
  return crd !== undefined && window.nextDate !== undefined && crd > window.nextDate ? crd : undefined;
}

function conditionWindows(situation: Situation, day: PlainDate): readonly CurfewWindow[] {
  const { input, releaseDay } = situation;
  if (releaseDay !== undefined && day < releaseDay) return [];
  const home = { address: input.licence?.address ?? "", postcode: input.licence?.postcode ?? "" };
  return conditionsWith(situation, "curfew").flatMap((condition) =>
    timeRangesOf(detailOf(condition, "times")).map((hours) => ({
      span: spanOn(day, hours),
      firstNight: false,
      condition: condition.record.id,
      ...home,
    })),
  );
}
