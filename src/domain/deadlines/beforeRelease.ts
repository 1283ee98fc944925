import type { Deadline } from "../deadline.js";
import { dutyLiveUntil } from "../dutyToRefer.js";
import { addDays, addMonths, latestOf, type PlainDate } from "../plainDate.js";
import { type Case, doneBy, settle, settleDone, settleWithoutDays } from "./settle.js";
import { settleWithoutWindow } from "./settleWithoutWindow.js";

/**
 * Duty to refer: so many days before release where accommodation is not secure. A referral that has gone stale has to be made again, and one that will
 * before release is asked for again before it does. (`dutyToRefer.ts` is the rule of the national service, and says where this differs.)
 */
export function dutyToRefer(person: Case): Deadline {
  const setting = person.policy.deadlines.dutyToRefer;
  const release = findRelease(person);
  const dueOn = release === undefined ? undefined : dueBefore(release, setting.daysBeforeRelease, person);
  const madeOn = doneBy(person.input.referralMadeOn.duty_to_refer, person);
  const staleOn = madeOn === undefined ? undefined : dutyLiveUntil(madeOn, person.policy);
  const stale = staleOn !== undefined && staleOn < (person.releasedOn ?? person.asOf);
  if (madeOn !== undefined && staleOn !== undefined && !stale) {
    const again = person.input.accommodationSecure === true ? undefined : againBefore(staleOn, madeOn, release, person);
    return again ?? settleDone("duty_to_refer", setting, madeOn, dueOn);
  }
  if (person.input.accommodationSecure === true) {
    return settleWithoutDays("duty_to_refer", setting, "not_applicable", "Accommodation on release is secure.");
  }
  if (release === undefined || dueOn === undefined) return settleWithoutWindow("duty_to_refer", setting, person);
  const again = stale ? `; the referral of ${madeOn} went stale on ${staleOn}` : "";
  const counted = `Due by ${dueOn}, ${setting.daysBeforeRelease} days before ${release.words}, as accommodation is not known to be secure${again}.`;
  return settle("duty_to_refer", setting, person, { opensOn: release.opensOn, dueOn, counted });
}

/** A referral that goes stale before release is due again in its last days. */
function againBefore(staleOn: PlainDate, madeOn: PlainDate, release: Release | undefined, person: Case): Deadline | undefined {
  const setting = person.policy.deadlines.dutyToRefer;
  const opensOn = addDays(staleOn, -person.policy.closingSoonDays);
  if (release === undefined || release.expected <= staleOn || person.asOf < opensOn) return undefined;
  const counted = `The referral of ${madeOn} goes stale after ${staleOn}, before ${release.words}: it has to be made again.`;
  return settle("duty_to_refer", setting, person, { opensOn, dueOn: staleOn, counted });
}

/** ID application: open from so many days before release; nothing closes it. */
export function idApplication(person: Case): Deadline {
  const setting = person.policy.deadlines.idApplication;
  const madeOn = doneBy(person.input.referralMadeOn.id_application, person);
  if (madeOn !== undefined) return settleDone("id_application", setting, madeOn);
  const release = findRelease(person);
  if (release === undefined) return settleWithoutWindow("id_application", setting, person);
  const opensOn = addDays(release.recorded, -setting.opensDaysBeforeRelease);
  const counted = `Can be made from ${opensOn}, ${setting.opensDaysBeforeRelease} days before the recorded date, ${release.recorded}.`;
  return settle("id_application", setting, person, { opensOn, counted });
}

/** Bank account: open from so many months before release, closed from so many days before it. */
export function bankAccount(person: Case): Deadline {
  const setting = person.policy.deadlines.bankAccount;
  const madeOn = doneBy(person.input.referralMadeOn.bank_account, person);
  if (madeOn !== undefined) return settleDone("bank_account", setting, madeOn);
  const release = findRelease(person);
  if (release === undefined) return settleWithoutWindow("bank_account", setting, person);
  const opensOn = addMonths(release.recorded, -setting.opensMonthsBeforeRelease);
  const closesOn = addDays(release.expected, -setting.closesDaysBeforeRelease);
  const counted = `Can be made from ${opensOn} to ${closesOn}, ${setting.closesDaysBeforeRelease} days before ${release.words}.`;
  return settle("bank_account", setting, person, { opensOn, closesOn, counted });
}

/** The plan agreed with the person and the community offender manager, so many days before release. */
export function planAgreed(person: Case): Deadline {
  const setting = person.policy.deadlines.planAgreed;
  const release = findRelease(person);
  const dueOn = release === undefined ? undefined : dueBefore(release, setting.daysBeforeRelease, person);
  const { planStatus, planAgreedOn } = person.input;
  const agreed = planStatus === "agreed" || planStatus === "issued";
  if (agreed && (planAgreedOn === undefined || planAgreedOn <= person.asOf)) {
    return settleDone("plan_agreed", setting, planAgreedOn, dueOn);
  }
  if (release === undefined || dueOn === undefined) return settleWithoutWindow("plan_agreed", setting, person);
  const counted = `Due by ${dueOn}, ${setting.daysBeforeRelease} days before ${release.words}.`;
  return settle("plan_agreed", setting, person, { opensOn: release.opensOn, dueOn, counted });
}

/**
 * The release the days are counted from. What opens is counted from the recorded date, as the window is; what is due or closes from
 * the day the person is expected to walk out, which may be earlier: so nothing is asked for too soon or left too late.
 */
export interface Release {
  /** The day the window opened or, where it stays open on an eligibility date that has passed, as long before the next date. */
  readonly opensOn: PlainDate;
  readonly recorded: PlainDate;
  readonly expected: PlainDate;
  readonly words: string;
}

export function findRelease({ input, releasedOn, policy }: Case): Release | undefined {
  const { windowStart, earliestDate, nextDate, releaseExpected } = input.window;
  const recorded = nextDate ?? earliestDate;
  if (releasedOn !== undefined || windowStart === undefined || recorded === undefined) return undefined;
  const expected = releaseExpected ?? recorded;
  const opensOn = latestOf([windowStart, addDays(recorded, -policy.windowDays)]) ?? windowStart;
  return { opensOn, recorded, expected, words: `release, expected on ${expected}` };
}

/** Nothing is due before the person came in: on a short recall several clocks start on the first day. */
export function dueBefore(release: Release, days: number, { arrivedOn }: Case): PlainDate {
  const counted = addDays(release.expected, -days);
  return latestOf(arrivedOn === undefined ? [counted] : [counted, arrivedOn]) ?? counted;
}
