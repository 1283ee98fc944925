import type { Clash } from "../domain/clash.js";
import { formatDay } from "../domain/dateWords.js";
import { endsBeforeStart, licenceDays } from "../domain/licenceDays.js";
import { SCREENING_LABELS } from "../domain/recordLabels.js";
import type { PlanDocument } from "../domain/records.js";
import { keepsAddressOffPage, releaseDateOf } from "./buildPlan.js";
import { carriedAddress, carriedGoals, carriedNeeds, keptNeeds } from "./carriedParts.js";
import { GUIDE_CHECKS } from "./guideChecks.js";
import type { PlanCase, Said } from "./planCase.js";
import { error, info, type PlanCheck, type PlanIssue, warning } from "./planIssue.js";
import { REFERRAL_CHECKS } from "./referralChecks.js";

/** What is looked for beside the clashes, in the order it is said. Messages hold no personal data. */
const CHECKS: readonly PlanCheck[] = [
  noReleaseDate,
  releaseDatePassed,
  staleDates,
  noWorker,
  licenceDaysWrong,
  noAddress,
  addressKept,
  nothingBooked,
  noPlace,
  unknownConditions,
  ...REFERRAL_CHECKS,
  goalsCarried,
  addressCarried,
  travelCarried,
  needsCarried,
  needsKept,
];

/** What is looked for on a page of its own kind. Clashes are of the appointments on it: a guide has none. */
const CHECKS_OF: Readonly<Record<PlanDocument, readonly PlanCheck[]>> = {
  plan: CHECKS,
  passport: [noReleaseDate, releaseDatePassed, staleDates, noWorker, ...REFERRAL_CHECKS, needsKept],
  guide: GUIDE_CHECKS,
};

/**
 * Everything to say about a plan, errors first: the clashes given (C09 no first appointment, C21 incomplete condition …) and
 * the plan's own checks.
 */
export function checkPlan(planCase: PlanCase, clashes: readonly Clash[]): PlanIssue[] {
  const ownClashes = planCase.document === "guide" ? [] : clashes;
  const fromClashes = ownClashes.map(({ code, severity, message, remedy }) => ({
    code,
    severity,
    message: `${message} ${remedy}`,
  }));
  const known = new Set(fromClashes.map(({ code }) => code));
  const own = CHECKS_OF[planCase.document]
    .map((check) => check(planCase))
    .filter((issue) => issue !== undefined && !known.has(issue.code));
  const issues = [...own, ...fromClashes].filter((issue) => issue !== undefined);
  return ["error", "warning", "info"].flatMap((severity) => issues.filter((issue) => issue.severity === severity));
}

function noReleaseDate(planCase: PlanCase): PlanIssue | undefined {
  if (releaseDateOf(planCase) !== undefined) return undefined;
  return error(
    "PLAN_NO_DATE",
    "There is no release date, so there is no release day to plan. Ask the offender management unit for one.",
  );
}

function releaseDatePassed(planCase: PlanCase): PlanIssue | undefined {
  const date = releaseDateOf(planCase);
  if (date === undefined || date >= planCase.asOf || planCase.person.facts.releasedOn !== undefined) return undefined;
  return error("PLAN_DATE_PASSED", `The release date ${date} has passed. Check the dates before anyone is given this plan.`);
}

/** C22: the person was not on the last roll of the prison, so nobody knows whether the dates still hold. */
function staleDates({ datesImportedOn, lastImportOn }: PlanCase): PlanIssue | undefined {
  if (datesImportedOn === undefined || lastImportOn === undefined || datesImportedOn >= lastImportOn) return undefined;
  return error(
    "C22",
    `The dates are from the roll of ${datesImportedOn}, and there is one of ${lastImportOn}. Check them against the newer roll.`,
  );
}

function noWorker({ workers }: PlanCase): PlanIssue | undefined {
  if (workers.length > 0) return undefined;
  return warning("PLAN_NO_WORKER", "Nobody is named as working with the person. Assign a worker with `resettle person assign`.");
}

function licenceDaysWrong({ licence, person: { facts }, window }: PlanCase): PlanIssue | undefined {
  const mistake = endsBeforeStart(licenceDays(licence, { facts, window }));
  return mistake === undefined ? undefined : warning("PLAN_LICENCE_DAYS", `${mistake} Check both against the licence.`);
}

function noAddress(planCase: PlanCase): PlanIssue | undefined {
  if ((planCase.licence?.address ?? "") !== "" || carriedAddress(planCase) !== undefined) return undefined;
  return warning("PLAN_NO_ADDRESS", "There is no address for the first night. Record it with `resettle licence set`.");
}

function addressKept(planCase: PlanCase): PlanIssue | undefined {
  if ((planCase.licence?.address ?? "") === "" || !keepsAddressOffPage(planCase)) return undefined;
  return info(
    "PLAN_ADDRESS_KEPT",
    "The address is kept off the page, because of what is recorded. Tell the person in private where they will live.",
  );
}

function nothingBooked({ appointments }: PlanCase): PlanIssue | undefined {
  if (appointments.some(({ status }) => status === "booked")) return undefined;
  return warning("PLAN_NOTHING_BOOKED", "No appointment is booked. Add the first ones with `resettle appointment add`.");
}

function noPlace({ appointments, asOf }: PlanCase): PlanIssue | undefined {
  const lost = appointments.filter(
    ({ status, means, place, postcode, date }) =>
      status === "booked" && means === "in_person" && place === "" && postcode === "" && date >= asOf,
  ).length;
  if (lost === 0) return undefined;
  const what = lost === 1 ? "One appointment in person does" : `${lost} appointments in person do`;
  return warning(
    "PLAN_NO_PLACE",
    `${what} not say where. \`resettle appointment update <id> --place …\` says it, so that the person can find it.`,
  );
}

/** Bespoke conditions and ones the catalogue does not know are not explained on the page, only pointed to. */
function unknownConditions({ conditions, catalogue }: PlanCase): PlanIssue | undefined {
  const unknown = conditions.filter(({ condition }) => !catalogue.entries.has(condition)).length;
  if (unknown === 0) return undefined;
  const what = unknown === 1 ? "One condition has" : `${unknown} conditions have`;
  return warning(
    "PLAN_CONDITION_UNKNOWN",
    `${what} no plain words; the plan says to read it on the licence. Read it with the person.`,
  );
}

function goalsCarried(planCase: PlanCase): PlanIssue | undefined {
  const said = carriedGoals(planCase);
  return (
    said && info("PLAN_GOALS_SAID", `The goals are ${saidIn(said)}. What \`resettle goal add\` records stands in their place.`)
  );
}

function addressCarried(planCase: PlanCase): PlanIssue | undefined {
  const said = carriedAddress(planCase);
  return (
    said &&
    info("PLAN_ADDRESS_SAID", `The address is ${saidIn(said)}. \`resettle licence set --address\` puts another in its place.`)
  );
}

function travelCarried({ said }: PlanCase): PlanIssue | undefined {
  return said.travel && info("PLAN_TRAVEL_SAID", `How the person gets around is ${saidIn(said.travel)}.`);
}

function saidIn({ screening, on }: Said<unknown>): string {
  return `what was said in the ${SCREENING_LABELS[screening]} of ${formatDay(on)}`;
}

function needsCarried(planCase: PlanCase): PlanIssue | undefined {
  const count = carriedNeeds(planCase).length;
  if (count === 0) return undefined;
  const what = count === 1 ? "One need that a screening raised is" : `${count} needs that screenings raised are`;
  const instead = "A barrier of that part of life, with what is done about it, stands in their place: `resettle barrier add`.";
  return info("PLAN_NEEDS_RAISED", `${what} on the plan. ${instead}`);
}

function needsKept(planCase: PlanCase): PlanIssue | undefined {
  const count = keptNeeds(planCase).length;
  if (count === 0) return undefined;
  const what = count === 1 ? "One need is" : `${count} needs are`;
  return info(
    "PLAN_NEEDS_KEPT",
    `${what} not on the plan: the person has to agree first what a page says of health, drugs or attitudes. \`resettle barrier add\` records the words.`,
  );
}
