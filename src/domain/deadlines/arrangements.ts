import type { Deadline } from "../deadline.js";
import { addDays, daysBetween, type PlainDate } from "../plainDate.js";
import { nextWorkingDay } from "../workingDays.js";
import { dueBefore, findRelease } from "./beforeRelease.js";
import { bcst2DueOn } from "./screenings.js";
import { type Case, doneBy, settle, settleDone, settleWithoutDays } from "./settle.js";
import { settleWithoutWindow } from "./settleWithoutWindow.js";

const DAYS_A_WEEK = 7;

/**
 * A home to be kept or given up. Housing benefit is paid on where less than so many weeks are to be served, so it has to be seen to early: due with
 * BCST2, which asks about it, and over on release. Where more is to be served, it is only due where a need says there is a home.
 */
export function tenancy(person: Case): Deadline {
  const setting = person.policy.deadlines.tenancy;
  const { input, arrivedOn, releasedOn } = person;
  if (input.tenancy === "done") return settleDone("tenancy", setting, undefined);
  if (releasedOn !== undefined) {
    return settleWithoutDays("tenancy", setting, "closed", `Not done before release on ${releasedOn}.`);
  }
  const askedOn = doneBy(input.screenings.bcst2, person);
  if (input.tenancy === undefined && askedOn !== undefined) {
    return settleWithoutDays("tenancy", setting, "not_applicable", `BCST2 of ${askedOn} found no home to keep or give up.`);
  }
  const from = arrivedOn ?? input.hereBeforeRecordsOn;
  if (from === undefined) {
    return settleWithoutDays("tenancy", setting, "not_due", "The day of reception is not known, so no day can be counted.");
  }
  const expected = findRelease(person)?.expected;
  const benefit = benefitWords(from, expected, setting.keptUnderWeeks);
  if (input.tenancy === undefined && benefit.kept === false) {
    return settleWithoutDays("tenancy", setting, "not_applicable", `${benefit.words}; BCST2 asks whether there is a home.`);
  }
  const dueOn = bcst2DueOn({ ...person, arrivedOn: from }) ?? from;
  if (input.tenancy === undefined && input.recordsBeginOn !== undefined && dueOn < input.recordsBeginOn) {
    const reason = `Was due by ${dueOn}, before these records begin on ${input.recordsBeginOn}.`;
    return settleWithoutDays("tenancy", setting, "not_applicable", reason);
  }
  const what = input.tenancy === undefined ? "nobody has asked yet whether there is a home" : "there is a home to see to";
  return settle("tenancy", setting, person, {
    opensOn: from,
    dueOn,
    ...(expected === undefined || expected < dueOn ? {} : { closesOn: expected }),
    counted: `Due by ${dueOn}, with BCST2; ${what}. ${benefit.words}.`,
  });
}

function benefitWords(from: PlainDate, expected: PlainDate | undefined, weeks: number): { kept?: boolean; words: string } {
  if (expected === undefined) return { words: `Housing benefit is kept where less than ${weeks} weeks are to be served` };
  const kept = daysBetween(from, expected) < weeks * DAYS_A_WEEK;
  const served = `from ${from} to release, expected on ${expected}`;
  return kept
    ? { kept, words: `Housing benefit can be kept: less than ${weeks} weeks are to be served, ${served}` }
    : { kept, words: `Housing benefit cannot be kept: ${weeks} weeks or more are to be served, ${served}` };
}

/**
 * Universal Credit cannot be claimed until release: an appointment for release day or the next working day has to be prepared, so many days before.
 */
export function universalCredit(person: Case): Deadline {
  const setting = person.policy.deadlines.universalCredit;
  const release = findRelease(person);
  if (release === undefined) return settleWithoutWindow("universal_credit", setting, person);
  const days = [release.expected, nextWorkingDay(addDays(release.expected, 1), person.policy.bankHolidays)];
  const dueOn = dueBefore(release, setting.daysBeforeRelease, person);
  const booked = person.input.benefitsAppointments ?? [];
  const prepared = booked.find((day) => days.includes(day));
  if (prepared !== undefined) {
    const done = settleDone("universal_credit", setting, undefined, dueOn);
    return { ...done, reason: `Prepared: an appointment about benefits is booked for ${prepared}.` };
  }
  const other = booked.find((day) => day >= person.asOf);
  const wrong = other === undefined ? "" : ` The appointment about benefits on ${other} is on neither day.`;
  const counted = `Cannot be claimed until release: due by ${dueOn} is an appointment for ${days.join(" or ")}, release day or the next working day.${wrong}`;
  return settle("universal_credit", setting, person, { opensOn: release.opensOn, dueOn, counted });
}
