import { isOpenNeed } from "../domain/needOrder.js";
import { PATHWAYS, type Pathway } from "../domain/pathway.js";
import type { AppointmentKind, AppointmentRecord, NeedRecord, ReferralRecord, ScreeningRecord } from "../domain/records.js";
import { referralOn } from "../domain/referralAnswer.js";
import { isRestricted } from "../domain/restricted.js";
import { byDayAndTime } from "./gatherCase.js";
import { listDoneScreenings } from "./listScreenings.js";
import { loadNeedWords } from "./needWords.js";
import type { Session } from "./session.js";

/** One pathway of a person at a review: the needs, and what was arranged. */
export interface PathwayArranged {
  readonly pathway: Pathway;
  readonly needs: readonly { readonly record: NeedRecord; readonly label: string }[];
  readonly referrals: readonly ReferralRecord[];
  readonly appointments: readonly AppointmentRecord[];
  /** Whether a need is still open and no referral or appointment stands. */
  readonly nothingArranged: boolean;
}

/** What a review is compared with (records.md, "Screenings"). */
export interface ArrangedSince {
  /** The last BCST3 before the review; undefined where there was none. */
  readonly bcst3: ScreeningRecord | undefined;
  /** Pathways with a need, in their usual order. */
  readonly pathways: readonly PathwayArranged[];
}

/**
 * The needs a review found open or known, beside the referrals and appointments made since the last BCST3, as of the session's day. Nothing
 * restricted is among them. Notes no look at the person: the caller does.
 */
export async function findArrangedSince(session: Session, review: ScreeningRecord): Promise<ArrangedSince> {
  const { read } = session.store;
  const { prisonerNumber, completedOn } = review;
  const before = (await listDoneScreenings(session, prisonerNumber)).filter((one) => one.completedOn <= completedOn);
  const bcst3 = before.findLast(({ kind }) => kind === "bcst3");
  if (bcst3 === undefined) return { bcst3, pathways: [] };
  const needs = (await read.needs.list(prisonerNumber)).filter(
    (need) => !isRestricted(need) && need.recordedOn <= completedOn && need.screeningId !== review.id,
  );
  const referrals = (await read.referrals.list(prisonerNumber)).flatMap((referral) => {
    const stood = referralOn(referral, session.asOf);
    return stood === undefined || isRestricted(stood) || stood.madeOn < bcst3.completedOn ? [] : [stood];
  });
  const appointments = byDayAndTime(await read.appointments.list(prisonerNumber)).filter(
    ({ recordedOn }) => recordedOn >= bcst3.completedOn && recordedOn <= session.asOf,
  );
  const words = await loadNeedWords(
    session.env,
    needs.map(({ need }) => need),
  );
  const pathways = PATHWAYS.filter((pathway) => needs.some((need) => need.pathway === pathway)).map((pathway) =>
    arrangedOn(pathway, {
      needs: needs.filter((need) => need.pathway === pathway).map((record) => ({ record, label: words(record.need) })),
      referrals: referrals.filter((referral) => referral.pathway === pathway),
      appointments: appointments.filter(({ kind }) => pathwayOf(kind) === pathway),
    }),
  );
  return { bcst3, pathways };
}

function arrangedOn(pathway: Pathway, found: Omit<PathwayArranged, "pathway" | "nothingArranged">): PathwayArranged {
  const stands = found.referrals.some(isStanding) || found.appointments.some(({ status }) => status === "booked");
  return { pathway, ...found, nothingArranged: !stands && found.needs.some(({ record }) => isOpenNeed(record)) };
}

const NOT_STANDING: readonly ReferralRecord["state"][] = ["draft", "declined", "withdrawn", "lapsed"];

function isStanding({ state }: ReferralRecord): boolean {
  return !NOT_STANDING.includes(state);
}

/** Probation's own appointments, and those about something else, answer no pathway's need. */
function pathwayOf(kind: AppointmentKind): Pathway | undefined {
  if (kind === "probation" || kind === "other") return undefined;
  return kind === "benefits" ? "finance_and_id" : kind;
}
