import type { AfterReleaseCode, Deadline } from "../deadline.js";
import { addDays, addMonths, type PlainDate } from "../plainDate.js";
import type { DeadlineSource } from "../policy.js";
import { type Case, doneBy, settle, settleDone, settleWithoutDays } from "./settle.js";

export function firstNight(person: Case): Deadline {
  const setting = person.policy.deadlines.firstNight;
  return afterRelease("first_night", setting, person, (day) => addDays(day, setting.daysAfterRelease));
}

export function accommodation3Months(person: Case): Deadline {
  const setting = person.policy.deadlines.accommodation3Months;
  return afterRelease("accommodation_3_months", setting, person, (day) => addMonths(day, setting.monthsAfterRelease));
}

export function employment6Weeks(person: Case): Deadline {
  const setting = person.policy.deadlines.employment6Weeks;
  return afterRelease("employment_6_weeks", setting, person, (day) => addDays(day, setting.daysAfterRelease));
}

export function employment6Months(person: Case): Deadline {
  const setting = person.policy.deadlines.employment6Months;
  return afterRelease("employment_6_months", setting, person, (day) => addMonths(day, setting.monthsAfterRelease));
}

/** A high intensity transition officer stays for some months after release. */
export function hitoClose(person: Case): Deadline {
  const setting = person.policy.deadlines.hitoClose;
  if (!person.input.hito) {
    return settleWithoutDays("hito_close", setting, "not_applicable", "No high intensity transition officer is on this case.");
  }
  return afterRelease("hito_close", setting, person, (day) => addMonths(day, setting.monthsAfterRelease));
}

/** How things stand on a day cannot be told before it: the day it is due is also the first day it can be done. */
function afterRelease(
  code: AfterReleaseCode,
  setting: DeadlineSource,
  person: Case,
  countFrom: (releasedOn: PlainDate) => PlainDate,
): Deadline {
  if (person.releasedOn === undefined) {
    return settleWithoutDays(code, setting, "not_due", "Counted from the day of release, which has not come or is not recorded.");
  }
  const dueOn = countFrom(person.releasedOn);
  const doneOn = doneBy(person.input.outcomes[code], person);
  if (doneOn !== undefined) return settleDone(code, setting, doneOn, dueOn);
  return settle(code, setting, person, {
    opensOn: dueOn,
    dueOn,
    counted: `Due on ${dueOn}, after release on ${person.releasedOn}.`,
  });
}
