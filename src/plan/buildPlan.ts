import { firstReportDay } from "../domain/firstReport.js";
import { RESTRICTED_PATHWAYS } from "../domain/pathway.js";
import type { PlainDate } from "../domain/plainDate.js";
import { attendanceWords } from "../domain/programme.js";
import type { BarrierRecord, GoalRecord } from "../domain/records.js";
import { isRestricted } from "../domain/restricted.js";
import { buildGuidePart } from "./buildGuide.js";
import { buildPassportPart } from "./buildPassport.js";
import { buildProfessionalPart } from "./buildProfessional.js";
import { carriedAddress, carriedGoals, carriedNeeds, publicReferralLabel } from "./carriedParts.js";
import { byDay } from "./dayOrder.js";
import type { PlanCase, PlanReferral } from "./planCase.js";
import { buildPlanDays } from "./planDays.js";
import { buildLicencePart } from "./planLicence.js";
import { readersOf } from "./planReach.js";
import { keepPlanFor, OPEN_REFERRAL_STATES, type PlanValue } from "./planValue.js";

const OPEN_GOALS: ReadonlySet<GoalRecord["status"]> = new Set(["planned", "in_progress"]);

/**
 * The plan of a case as a value: pure, and the same case always gives the same JSON. It holds what its readers may see and nothing
 * else: each field says who that is where it is defined (planValue.ts; process.md, "Never on a page that other people may see").
 */
export function buildPlan(planCase: PlanCase): PlanValue {
  const { audience, document, recipient } = planCase;
  return keepPlanFor(readersOf(audience, document, recipient?.mayShare ?? []), buildWhole(planCase));
}

/** Everything that any page may hold. */
function buildWhole(planCase: PlanCase): PlanValue {
  const release = releaseDateOf(planCase);
  return {
    schema: "plan/1",
    audience: planCase.audience,
    document: planCase.document,
    language: planCase.language,
    version: planCase.version,
    madeOn: planCase.madeOn,
    draft: planCase.draft,
    recipient: planCase.recipient?.name ?? "",
    person: { name: fullName(planCase), preferredName: planCase.said.preferredName?.words ?? "", prison: planCase.prisonName },
    helpers: planCase.workers.map(({ role, fullName: name, organisation, phone }) => ({ role, name, organisation, phone })),
    release: { date: release ?? "" },
    address: addressOf(planCase),
    travel: [...(planCase.said.travel?.words ?? [])],
    firstAppointment: firstAppointmentOf(planCase, release),
    days: buildPlanDays(planCase, release),
    licence: buildLicencePart(planCase),
    barriers: planCase.barriers
      .filter((barrier) => barrier.status === "open" && !isRestricted(barrier))
      .sort(byDay(({ dueOn }) => dueOn))
      .map(barrierOf),
    needs: carriedNeeds(planCase).map(({ label }) => label),
    askedFor: planCase.referrals.flatMap(askedForOf),
    goals: goalsOf(planCase),
    achievements: achievementsOf(planCase),
    help: planCase.help.map(({ label, phone, note }) => ({ label, phone, note })),
    professional: buildProfessionalPart(planCase),
    passport: buildPassportPart(planCase, release),
    guide: buildGuidePart(planCase),
  };
}

/** The day the person is expected to walk out, or undefined where no rule gives one. */
export function releaseDateOf(planCase: Pick<PlanCase, "window">): PlainDate | undefined {
  return planCase.window.releaseExpected ?? planCase.window.releaseStatutory;
}

/** An address may be a refuge: it is printed only where nothing in the record says that the person may need one. */
export function keepsAddressOffPage({ needs, barriers }: Pick<PlanCase, "needs" | "barriers">): boolean {
  return [...needs, ...barriers].some((record) => RESTRICTED_PATHWAYS.has(record.pathway));
}

function fullName({ person }: PlanCase): string {
  return [person.firstName, person.middleNames, person.lastName].join(" ").replace(/\s+/g, " ").trim();
}

function addressOf(planCase: PlanCase): PlanValue["address"] {
  const { licence } = planCase;
  const address = [licence?.address ?? "", licence?.postcode ?? ""].filter((part) => part !== "").join(", ");
  const kept = address !== "" && keepsAddressOffPage(planCase);
  if (address === "") return { text: carriedAddress(planCase)?.words ?? "", kept: false };
  return { text: kept ? "" : address, kept };
}

function goalsOf(planCase: PlanCase): PlanValue["goals"] {
  const carried = (carriedGoals(planCase)?.words ?? []).map((goal) => ({ goal, firstStep: "", targetOn: "" }));
  const recorded = planCase.goals
    .filter((goal) => OPEN_GOALS.has(goal.status))
    .sort(byDay(({ targetOn }) => targetOn))
    .map(({ goal, firstStep, targetOn }) => ({ goal, firstStep, targetOn: targetOn ?? "" }));
  return [...carried, ...recorded];
}

function firstAppointmentOf({ licence, policy }: PlanCase, release: PlainDate | undefined): PlanValue["firstAppointment"] {
  const first = licence?.firstAppointment;
  return {
    time: first?.time ?? "",
    date: first?.date ?? "",
    at: first?.at ?? "",
    dueOn: firstReportDay(first, release, policy) ?? "",
    dueBy: first?.time === "next_working_day_2pm" ? policy.licence.firstReportBy : "",
    with: first?.with ?? "",
    place: first?.place ?? "",
    postcode: first?.postcode ?? "",
    phone: first?.phone ?? "",
  };
}

function barrierOf({ barrier, action, by, dueOn }: BarrierRecord): PlanValue["barriers"][number] {
  return { barrier, action, by, dueOn: dueOn ?? "" };
}

/** What may not be named is left out. */
function askedForOf({ referral, answerBy }: PlanReferral): PlanValue["askedFor"] {
  const state = OPEN_REFERRAL_STATES.find((open) => open === referral.state);
  if (state === undefined) return [];
  const label = publicReferralLabel(referral);
  return label === "" ? [] : [{ label, state, answerBy: answerBy ?? "" }];
}

/** What was achieved, and the goals that were reached, oldest first; those without a day last. */
function achievementsOf(planCase: PlanCase): PlanValue["achievements"] {
  const reached = planCase.goals
    .filter((goal) => goal.status === "achieved")
    .map(({ goal }) => ({ achievement: goal, on: "", module: false }));
  const attended = planCase.attended.map((module) => ({
    achievement: attendanceWords(module, planCase.language),
    on: module.on,
    module: true,
  }));
  const recorded = planCase.achievements.map(({ achievement, on }) => ({ achievement, on, module: false }));
  const achieved = [...recorded, ...attended].sort(byDay(({ on }) => on));
  return [...achieved.map((one) => ({ ...one, on: one.on ?? "" })), ...reached];
}
