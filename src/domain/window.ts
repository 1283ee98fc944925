import { DATE_CODES, DATE_TYPES, type LegalStatus, type ReleaseFacts } from "./person.js";
import { addDays, type PlainDate } from "./plainDate.js";
import type { Policy } from "./policy.js";
import { findCountedDates } from "./window/countedDates.js";
import { isUnsentenced } from "./window/definiteDate.js";
import { describeNext, describeState, describeVerdicts } from "./window/reasons.js";
import { custodyStart, type DatedType, isRecalled, nameDate, readRecordedDates } from "./window/recordedDates.js";
import { findReleaseDay } from "./window/releaseDay.js";
import type { DateVerdict, WindowFlag, WindowResult, WindowState } from "./windowResult.js";

const NO_DATE_STATES: Readonly<Partial<Record<LegalStatus, WindowState>>> = {
  REMAND: "unsentenced",
  CONVICTED_UNSENTENCED: "unsentenced",
  IMMIGRATION_DETAINEE: "immigration_no_date",
  INDETERMINATE_SENTENCE: "indeterminate_no_date",
};

/**
 * The resettlement window of one person as of a day, and why (rules R1 to R12 of release-dates.md). Days are calendar days.
 *
 * The window never opens after the earliest date, with one exception: a person received after that date (R9). For them it opens
 * on the day they were received, so that in the state `open` it has always opened on or before both `asOf` and the next date.
 */
export function findWindow(facts: ReleaseFacts, asOf: PlainDate, policy: Policy): WindowResult {
  if (hasLeft(facts, asOf)) {
    return resultWithoutWindow(facts, asOf, "released", "R2", `the person was released on ${facts.releasedOn}`);
  }
  if (facts.legalStatus === "DEAD") {
    return resultWithoutWindow(facts, asOf, "no_date", "R12", "the person is recorded as having died");
  }
  const { recorded, counted, verdicts, flags, trigger } = findTrigger(facts, asOf, policy);
  if (trigger === undefined) {
    const state = NO_DATE_STATES[facts.legalStatus] ?? "no_date";
    const reasons = [...describeVerdicts(verdicts), "R12 No date that counts is recorded."];
    return { asOf, state, flags, verdicts, reasons };
  }
  return buildWindow(facts, asOf, policy, { counted, verdicts, flags, trigger, ersed: recorded.dates.ersed });
}

/**
 * The first day of the window, without why: what `findWindow` says is `windowStart`, undefined where there is no window. From that day on the person is in the
 * window, or it is overdue (R12).
 */
export function findWindowStart(facts: ReleaseFacts, asOf: PlainDate, policy: Policy): PlainDate | undefined {
  if (hasLeft(facts, asOf) || facts.legalStatus === "DEAD") return undefined;
  const { trigger } = findTrigger(facts, asOf, policy);
  return trigger && findOpening(trigger, facts, policy).day;
}

/** R2. */
function hasLeft({ releasedOn }: ReleaseFacts, asOf: PlainDate): boolean {
  return releasedOn !== undefined && releasedOn <= asOf;
}

function findTrigger(facts: ReleaseFacts, asOf: PlainDate, policy: Policy) {
  const recorded = readRecordedDates(facts, policy);
  const found = findCountedDates(facts, recorded, asOf, policy);
  return { ...found, recorded, trigger: earliest(found.counted) };
}

interface Finding {
  readonly counted: readonly DatedType[];
  readonly verdicts: readonly DateVerdict[];
  readonly flags: readonly WindowFlag[];
  readonly trigger: DatedType;
  readonly ersed: PlainDate | undefined;
}

function buildWindow(facts: ReleaseFacts, asOf: PlainDate, policy: Policy, finding: Finding): WindowResult {
  const { trigger, counted } = finding;
  const opening = findOpening(trigger, facts, policy);
  const next = earliest(counted.filter((dated) => dated.date >= asOf));
  // Once every date has passed, the day shown is the one the person should have left by: the latest.
  const release = findReleaseDay(next ?? latest(counted) ?? trigger, facts, policy);
  const state = findState(facts, asOf, opening.day, next);
  const flags = [...finding.flags, ...release.flags];
  if (finding.ersed !== undefined && finding.ersed < trigger.date) flags.push("ERSED_EARLIER");
  if (opening.fromReception) flags.push("WINDOW_FROM_RECEPTION");
  if (next !== undefined && trigger.date < asOf) flags.push("ELIGIBILITY_DATE_PASSED");
  if (state === "open" && release.expected < asOf) flags.push("EXPECTED_RELEASE_PASSED");
  const verdicts = markWinner(finding.verdicts, trigger);
  const reasons = [
    ...describeVerdicts(verdicts),
    opening.reason,
    ...describeNext(trigger, next, asOf),
    release.reason,
    describeState(state, asOf, opening.day, next),
  ];
  return {
    asOf,
    state,
    basis: DATE_CODES[trigger.type],
    earliestDate: trigger.date,
    windowStart: opening.day,
    ...(next === undefined ? {} : { nextBasis: DATE_CODES[next.type], nextDate: next.date }),
    releaseStatutory: release.statutory,
    releaseExpected: release.expected,
    hardStop: release.hardStop,
    flags,
    verdicts,
    reasons,
  };
}

/** R9: so many days before the earliest date as recorded, but not before the person came in. */
function findOpening(trigger: DatedType, facts: ReleaseFacts, policy: Policy) {
  const counted = addDays(trigger.date, -policy.windowDays);
  const received = custodyStart(facts);
  if (received === undefined || received <= counted) {
    const how = "counted from the recorded date, not moved for weekends";
    const reason = `R9 The window opens on ${counted}, ${policy.windowDays} days before ${nameDate(trigger)}, ${how}.`;
    return { day: counted, fromReception: false, reason };
  }
  const how = isRecalled(facts) ? "returned to custody" : "was received";
  const reason = `R9 The window opens on ${received}, when the person ${how}: ${policy.windowDays} days before ${nameDate(trigger)} is earlier.`;
  return { day: received, fromReception: true, reason };
}

/** R12. */
function findState(facts: ReleaseFacts, asOf: PlainDate, windowStart: PlainDate, next: DatedType | undefined): WindowState {
  if (asOf < windowStart) return "not_open";
  if (next !== undefined) return "open";
  return isUnsentenced(facts) || facts.immigrationHold ? "held_after_release_date" : "overdue";
}

/** R2 and R12: nothing is computed, but every date seen is still shown. */
function resultWithoutWindow(facts: ReleaseFacts, asOf: PlainDate, state: WindowState, rule: string, why: string): WindowResult {
  const dates = { ...facts.dates, ...facts.overrides };
  const verdicts: DateVerdict[] = [];
  for (const type of DATE_TYPES) {
    const date = dates[type];
    if (date !== undefined) verdicts.push({ code: DATE_CODES[type], date, rule, verdict: "left_out", why });
  }
  return { asOf, state, flags: [], verdicts, reasons: [`${rule} No window: ${why}.`] };
}

/** The first of the earliest dates: they come in the order that decides between equal ones. */
function earliest(dates: readonly DatedType[]): DatedType | undefined {
  let best: DatedType | undefined;
  for (const dated of dates) if (best === undefined || dated.date < best.date) best = dated;
  return best;
}

function latest(dates: readonly DatedType[]): DatedType | undefined {
  let best: DatedType | undefined;
  for (const dated of dates) if (best === undefined || dated.date > best.date) best = dated;
  return best;
}

function markWinner(verdicts: readonly DateVerdict[], trigger: DatedType): DateVerdict[] {
  const code = DATE_CODES[trigger.type];
  return verdicts.map((seen) => (seen.code === code && seen.verdict === "counted" ? { ...seen, verdict: "won" } : seen));
}
