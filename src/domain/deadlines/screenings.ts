import type { Deadline } from "../deadline.js";
import { addDays, type PlainDate } from "../plainDate.js";
import { addWorkingDays } from "../workingDays.js";
import { dueBefore, findRelease } from "./beforeRelease.js";
import { type Case, doneBy, settle, settleDone, settleWithoutDays } from "./settle.js";
import { settleWithoutWindow } from "./settleWithoutWindow.js";

/** BCST1: so many days after reception (72 hours; rolls give no time). */
export function bcst1(person: Case): Deadline {
  const setting = person.policy.deadlines.bcst1;
  const dueOn = bcst1DueOn(person);
  const doneOn = doneBy(person.input.screenings.bcst1, person);
  if (doneOn !== undefined) return settleDone("bcst1", setting, doneOn, dueOn);
  if (person.releasedOn !== undefined) return missed("bcst1", person, person.releasedOn);
  if (person.arrivedOn === undefined || dueOn === undefined) return receptionUnknown("bcst1", person);
  if (isBeforeRecords(dueOn, person)) return dueBeforeRecords("bcst1", person, dueOn);
  const counted = `Due by ${dueOn}, ${setting.daysAfterReception} days after reception on ${person.arrivedOn}.`;
  return settle("bcst1", setting, person, { opensOn: person.arrivedOn, dueOn, counted });
}

/** BCST2: so many working days after BCST1 was done or, where it was not, after it was due. */
export function bcst2(person: Case): Deadline {
  const setting = person.policy.deadlines.bcst2;
  const from = bcst2CountsFrom(person);
  const dueOn = bcst2DueOn(person);
  const doneOn = doneBy(person.input.screenings.bcst2, person);
  if (doneOn !== undefined) return settleDone("bcst2", setting, doneOn, dueOn);
  if (person.releasedOn !== undefined) return missed("bcst2", person, person.releasedOn);
  if (from === undefined || dueOn === undefined) return receptionUnknown("bcst2", person);
  if (isBeforeRecords(dueOn, person)) return dueBeforeRecords("bcst2", person, dueOn);
  const counted = `Due by ${dueOn}, ${setting.workingDaysAfterBcst1} working days after BCST1 was ${from.what} on ${from.day}.`;
  return settle("bcst2", setting, person, { opensOn: from.day, dueOn, counted });
}

/**
 * BCST3: due the day the window opens or, for someone already inside it on arrival, with BCST2. One that was done long before the window
 * opened belongs to an earlier window, and a new one is due.
 */
export function bcst3(person: Case): Deadline {
  const setting = person.policy.deadlines.bcst3;
  const windowStart = person.releasedOn === undefined ? person.input.window.windowStart : undefined;
  const doneOn = doneBy(person.input.screenings.bcst3, person);
  if (windowStart === undefined) {
    if (doneOn !== undefined) return settleDone("bcst3", setting, doneOn);
    return settleWithoutWindow("bcst3", setting, person);
  }
  // Who was there before anybody kept records here may have come in yesterday: they get the time of somebody received that day.
  const seen = { ...person, arrivedOn: person.arrivedOn ?? person.input.hereBeforeRecordsOn };
  const insideOnArrival = seen.arrivedOn !== undefined && windowStart <= seen.arrivedOn;
  const dueOn = (insideOnArrival ? bcst2DueOn(seen) : undefined) ?? windowStart;
  const countsFrom = addDays(windowStart, -setting.countsFromDaysBeforeWindow);
  if (doneOn !== undefined && doneOn >= countsFrom) return settleDone("bcst3", setting, doneOn, dueOn);
  const how = insideOnArrival ? "with BCST2, as the window was open on arrival" : "the day the window opens";
  const earlier = doneOn === undefined ? "" : `; the one of ${doneOn} was for an earlier window`;
  return settle("bcst3", setting, person, { opensOn: windowStart, dueOn, counted: `Due by ${dueOn}, ${how}${earlier}.` });
}

/** BCST3 review: what was found is compared with what was arranged, so many days before release. One of an earlier window does not count. */
export function review(person: Case): Deadline {
  const setting = person.policy.deadlines.review;
  const release = findRelease(person);
  const doneOn = doneBy(person.input.screenings.review, person);
  const dueOn = release === undefined ? undefined : dueBefore(release, setting.daysBeforeRelease, person);
  const countsFrom =
    release === undefined ? undefined : addDays(release.opensOn, -person.policy.deadlines.bcst3.countsFromDaysBeforeWindow);
  if (doneOn !== undefined && (countsFrom === undefined || doneOn >= countsFrom))
    return settleDone("review", setting, doneOn, dueOn);
  if (release === undefined || dueOn === undefined) return settleWithoutWindow("review", setting, person);
  const earlier = doneOn === undefined ? "" : `; the one of ${doneOn} was for an earlier window`;
  const counted = `Due by ${dueOn}, ${setting.daysBeforeRelease} days before ${release.words}${earlier}.`;
  return settle("review", setting, person, { opensOn: release.opensOn, dueOn, counted });
}

/** Of everyone who was there on the prison's first roll nobody can say whether it was done: asking for all would hide who came in since. */
function receptionUnknown(code: "bcst1" | "bcst2", { input, policy }: Case): Deadline {
  if (input.hereBeforeRecordsOn !== undefined) {
    const reason =
      "Was in the prison when its records here begin, and the roll gives no day of reception, so no day can be counted.";
    return settleWithoutDays(code, policy.deadlines[code], "not_applicable", reason);
  }
  const reason = "The day of reception is not known, so no day can be counted; check that it was done.";
  return settleWithoutDays(code, policy.deadlines[code], "due", reason);
}

function bcst1DueOn({ arrivedOn, policy }: Case): PlainDate | undefined {
  return arrivedOn === undefined ? undefined : addDays(arrivedOn, policy.deadlines.bcst1.daysAfterReception);
}

function bcst2CountsFrom(person: Case): { day: PlainDate; what: "done" | "due" } | undefined {
  const doneOn = doneBy(person.input.screenings.bcst1, person);
  if (doneOn !== undefined) return { day: doneOn, what: "done" };
  const dueOn = bcst1DueOn(person);
  return dueOn === undefined ? undefined : { day: dueOn, what: "due" };
}

export function bcst2DueOn(person: Case): PlainDate | undefined {
  const from = bcst2CountsFrom(person);
  const { bankHolidays, deadlines } = person.policy;
  return from === undefined ? undefined : addWorkingDays(from.day, deadlines.bcst2.workingDaysAfterBcst1, bankHolidays);
}

/** On the first morning everyone in the prison would be overdue for years. */
function isBeforeRecords(dueOn: PlainDate, { input }: Case): boolean {
  return input.recordsBeginOn !== undefined && dueOn < input.recordsBeginOn;
}

function dueBeforeRecords(code: "bcst1" | "bcst2", person: Case, dueOn: PlainDate): Deadline {
  const reason = `Was due by ${dueOn}, before these records begin on ${person.input.recordsBeginOn}.`;
  return settleWithoutDays(code, person.policy.deadlines[code], "not_applicable", reason);
}

function missed(code: "bcst1" | "bcst2", person: Case, releasedOn: PlainDate): Deadline {
  return settleWithoutDays(code, person.policy.deadlines[code], "closed", `Not done before release on ${releasedOn}.`);
}
