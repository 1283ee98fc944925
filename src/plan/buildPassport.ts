import { applicationStanding, isApplication } from "../domain/applicationStanding.js";
import type { PlainDate } from "../domain/plainDate.js";
import { publicAppointment } from "../domain/publicAppointment.js";
import type { AppointmentRecord } from "../domain/records.js";
import { isRestricted } from "../domain/restricted.js";
import { mayCarryWords, publicReferralLabel } from "./carriedParts.js";
import { byDay } from "./dayOrder.js";
import { PASSPORT_REFERRAL_STATES } from "./passportPart.js";
import type { PlanCase, PlanReferral } from "./planCase.js";
import type { PlanValue } from "./planValue.js";

type PassportPart = PlanValue["passport"];
type Meeting = PassportPart["kept"][number];

/**
 * What a passport holds beside the plan: what was done in this time in custody, by day. What is restricted, or not agreed to stand on a page, is left out by the
 * rules of the plan (carriedParts.ts).
 */
export function buildPassportPart(planCase: PlanCase, release: PlainDate | undefined): PassportPart {
  const { custody, screeningsDone, attended, achievements, goals } = planCase;
  const isHere = (on: PlainDate) => custody.since === undefined || on >= custody.since;
  const recorded = [...achievements].sort(byDay(({ on }) => on)).map(({ achievement, on }) => ({ achievement, on: on ?? "" }));
  const reached = goals.filter(({ status }) => status === "achieved").map(({ goal }) => ({ achievement: goal, on: "" }));
  const sent = planCase.referrals
    .filter(({ referral }) => isHere(referral.madeOn))
    .sort(byDay(({ referral }) => referral.madeOn));
  return {
    receivedOn: custody.receivedOn ?? "",
    screenings: screeningsDone
      .filter(({ completedOn }) => isHere(completedOn))
      .sort(byDay(({ completedOn }) => completedOn))
      .map(({ kind, completedOn }) => ({ kind, on: completedOn })),
    modules: attended.filter(({ on }) => isHere(on)).map(({ title, on, took }) => ({ title, on, took })),
    needsMet: needsMetOf(planCase),
    overcome: planCase.barriers
      .filter((barrier) => barrier.status === "overcome" && !isRestricted(barrier))
      .map(({ barrier, action }) => ({ barrier, action })),
    referrals: sent.flatMap(referralOf),
    applications: sent.flatMap(applicationOf),
    kept: planCase.appointments.filter((one) => wasKept(one) && isHere(one.date)).map(meetingOf),
    before: beforeRelease(planCase, release),
    achievements: [...recorded, ...reached],
  };
}

/** Of what screenings raised; what a worker typed in is for workers. */
function needsMetOf({ needs }: PlanCase): PassportPart["needsMet"] {
  return needs
    .filter((need) => need.status === "met" && need.screeningId !== undefined && mayCarryWords(need) && !isRestricted(need))
    .sort(byDay(({ metOn }) => metOn))
    .map(({ label, metOn }) => ({ need: label, on: metOn ?? "" }));
}

function referralOf({ referral }: PlanReferral): PassportPart["referrals"] {
  const label = publicReferralLabel(referral);
  const state = PASSPORT_REFERRAL_STATES.find((one) => one === referral.state);
  if (label === "" || state === undefined || isApplication(referral)) return [];
  const { madeOn, moves, outcome = "" } = referral;
  return [{ label, state, madeOn, on: moves.at(-1)?.on ?? madeOn, outcome }];
}

function applicationOf({ referral }: PlanReferral): PassportPart["applications"] {
  const label = publicReferralLabel(referral);
  const found = applicationStanding(referral);
  if (label === "" || found === undefined) return [];
  const { document = "", bank = "" } = referral.details ?? {};
  return [{ kind: referral.kind === "id_application" ? "id" : "bank", document, bank, label, ...found }];
}

function wasKept({ status, outcome }: AppointmentRecord): boolean {
  return status === "booked" && (outcome === "attended" || outcome === "late");
}

/** What the days of the plan do not show: they begin on the day of release. */
function beforeRelease({ appointments, booked, asOf }: PlanCase, release: PlainDate | undefined): Meeting[] {
  const isBefore = (on: PlainDate) => on >= asOf && release !== undefined && on < release;
  const meetings = appointments.filter(
    ({ status, outcome, date }) => status === "booked" && outcome === undefined && isBefore(date),
  );
  const sessions = booked.map(({ title, on, time, place }) => ({ date: on, time, title, place, module: true }));
  return [...meetings.map(meetingOf), ...sessions].sort((a, b) => (`${a.date} ${a.time}` < `${b.date} ${b.time}` ? -1 : 1));
}

function meetingOf(record: AppointmentRecord): Meeting {
  const { date, time, place } = record;
  return { date, time, title: publicAppointment(record).title, place, module: false };
}
