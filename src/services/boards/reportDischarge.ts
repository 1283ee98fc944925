import { AppError } from "../../domain/appError.js";
import { buildDischarge, type Discharge, dischargeDay } from "../../domain/discharge.js";
import { listName, type RollPerson } from "../../domain/person.js";
import type { PlainDate } from "../../domain/plainDate.js";
import type { PlanStatus } from "../../domain/records.js";
import type { WindowResult } from "../../domain/windowResult.js";
import { isWing, wingOf } from "../../domain/wing.js";
import { gatherCase } from "../gatherCase.js";
import { peopleWithWindows } from "../peopleWithWindows.js";
import { newestAnswers } from "../proposals/fitPerson.js";
import { planCustodyOf } from "../renderPlan/planCustody.js";
import type { Session } from "../session.js";

export interface DischargeQuestion {
  /** First and last day of release, both included. */
  readonly from: PlainDate;
  readonly until: PlainDate;
  readonly wing?: string | undefined;
}

/** One person who goes, and what of what they must have in hand is ready. */
export interface DischargeRow extends Discharge {
  readonly prisonerNumber: string;
  readonly name: string;
  readonly prison: string;
  readonly location?: string;
  readonly wing?: string;
  readonly releaseOn: PlainDate;
  /** Code of the date it comes from. */
  readonly basis?: string;
  /** False where the date only says that they may leave. */
  readonly certain: boolean;
  readonly plan: { readonly status: PlanStatus | "none"; readonly version?: number };
}

export interface DischargeList {
  readonly rows: readonly DischargeRow[];
  /** People who go and whose wing the roll does not say, where one was asked for: they may be on it. */
  readonly withoutWing: number;
  /** People whose day of release was before the session's day and who are still on the roll. */
  readonly stillHere: number;
}

/** Who is expected to leave on some days, by day and then by where they are, and what is ready. Weekends, bank holidays and Fridays have moved the day already (R11). Throws AppError usage for a day that is over. */
export async function reportDischarge(session: Session, { from, until, wing }: DischargeQuestion): Promise<DischargeList> {
  refusePastDay(session, from);
  const rows: DischargeRow[] = [];
  let withoutWing = 0;
  let stillHere = 0;
  for await (const { person, window } of peopleWithWindows(session)) {
    if (window.state === "released") continue;
    const day = dischargeDay(window);
    if (day === undefined && window.releaseExpected !== undefined) stillHere += 1;
    if (day === undefined || day.on < from || day.on > until) continue;
    const lives = wingOf(person.location, person.prison);
    if (wing !== undefined && lives === undefined) withoutWing += 1;
    if (wing !== undefined && !isWing(lives, wing)) continue;
    rows.push(await rowOf(session, person, window, day));
  }
  rows.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  await session.store.recordLook(session.actor, "report of discharges", {
    action: "report.discharge",
    details: { from, until, people: rows.length },
  });
  return { rows, withoutWing, stillHere };
}

async function rowOf(
  session: Session,
  { prisonerNumber, prison, location, ...person }: RollPerson,
  { nextBasis, basis = nextBasis }: WindowResult,
  { on: releaseOn, certain }: { readonly on: PlainDate; readonly certain: boolean },
): Promise<DischargeRow> {
  const gathered = await gatherCase(session, prisonerNumber);
  const { since } = await planCustodyOf(session, gathered);
  const isHere = (on: PlainDate) => since === undefined || on >= since;
  const { newestPlan: plan, screenings, licence, appointments } = gathered;
  const wing = wingOf(location, prison);
  const from = nextBasis ?? basis;
  return {
    prisonerNumber,
    name: listName({ prisonerNumber, ...person }),
    prison,
    ...(location === undefined ? {} : { location }),
    ...(wing === undefined ? {} : { wing }),
    releaseOn,
    ...(from === undefined ? {} : { basis: from }),
    certain,
    plan: plan !== undefined && isHere(plan.recordedOn) ? { status: plan.status, version: plan.version } : { status: "none" },
    ...buildDischarge({
      releaseOn,
      referrals: gathered.referrals.filter(({ madeOn }) => isHere(madeOn)),
      answers: newestAnswers(
        screenings.filter(({ completedOn }) => isHere(completedOn)),
        session.asOf,
      ),
      licence,
      appointments,
    }),
  };
}

function placeOf({ releaseOn, prison, wing = "~", location = "~", name }: DischargeRow): string {
  return [releaseOn, prison, wing, location, name].join("\t");
}

/** As of today, whoever left yesterday is on no list: an empty one would look as if nobody had. */
function refusePastDay({ asOf }: Session, from: PlainDate): void {
  if (from >= asOf) return;
  throw new AppError("usage", "DAY_PAST", `--on was given ${from}, which is before the day asked about, ${asOf}.`, {
    hint: `Ask as of that day: add --as-of ${from}.`,
  });
}
