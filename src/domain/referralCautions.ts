import { dutyLiveUntil } from "./dutyToRefer.js";
import { addDays, addMonths, daysBetween, type PlainDate } from "./plainDate.js";
import type { Policy } from "./policy.js";
import type { ReferralRecord } from "./records.js";
import { isReturned } from "./referralAnswers.js";

export type CautionCode = "stale" | "goes_stale" | "returned" | "can_be_made" | "window_closes" | "window_closed" | "lapses";

/** Something about a referral to be seen to before it is too late, or that is too late already. */
export interface Caution {
  readonly code: CautionCode;
  /** The day it turns on. */
  readonly on: PlainDate;
  /** One sentence; names nobody. */
  readonly message: string;
}

type Watched = Pick<ReferralRecord, "kind" | "state" | "madeOn" | "details">;
type CautionPolicy = Pick<Policy, "deadlines" | "closingSoonDays">;

/** What a referral's cautions are worked out with. `releaseOn`: when the person is expected to leave, where that is known. */
interface Situation {
  readonly releaseOn: PlainDate | undefined;
  readonly asOf: PlainDate;
  readonly policy: CautionPolicy;
}

/** To add one: a function, and a line here. */
const CAUTIONS: readonly ((referral: Watched, situation: Situation) => Caution | undefined)[] = [
  goesStale,
  returned,
  canBeMade,
  bankWindow,
  lapses,
];

/** What is to be said of a referral as it stands, the window or the referral itself closing within `closingSoonDays` (process.md, deadlines). */
export function listCautions(referral: Watched, situation: Situation): readonly Caution[] {
  return CAUTIONS.map((caution) => caution(referral, situation)).filter((found) => found !== undefined);
}

/** A council keeps a referral for 26 weeks; that matters only where release comes later. */
function goesStale({ kind, state, madeOn }: Watched, { releaseOn, asOf, policy }: Situation): Caution | undefined {
  if (kind !== "duty_to_refer" || !["made", "accepted", "declined"].includes(state)) return undefined;
  const on = dutyLiveUntil(madeOn, policy);
  if (releaseOn !== undefined && releaseOn <= on) return undefined;
  if (asOf > on) return { code: "stale", on, message: `It went stale after ${on}: make a new referral to the council.` };
  return isSoon(on, asOf, policy)
    ? { code: "goes_stale", on, message: `It goes stale after ${on}: make a new referral to the council.` }
    : undefined;
}

function returned({ kind, state, details }: Watched): Caution | undefined {
  const on = details?.returnedOn;
  if (kind !== "bank_account" || state !== "made" || on === undefined || !isReturned(details)) return undefined;
  return { code: "returned", on, message: `The bank sent it back on ${on}: mend it and send it again.` };
}

/** A draft of an application that may be sent now, or within days. */
function canBeMade({ kind, state }: Watched, { releaseOn, asOf, policy }: Situation): Caution | undefined {
  if (state !== "draft" || releaseOn === undefined || asOf > releaseOn) return undefined;
  const { idApplication, bankAccount } = policy.deadlines;
  const on =
    kind === "id_application"
      ? addDays(releaseOn, -idApplication.opensDaysBeforeRelease)
      : kind === "bank_account"
        ? addMonths(releaseOn, -bankAccount.opensMonthsBeforeRelease)
        : undefined;
  if (on === undefined || daysBetween(asOf, on) > policy.closingSoonDays) return undefined;
  return { code: "can_be_made", on, message: asOf < on ? `It can be made from ${on}.` : `It can be made since ${on}.` };
}

/** A bank takes no application in the last weeks before release: a draft, or one that came back, is late then. */
function bankWindow({ kind, state, details }: Watched, { releaseOn, asOf, policy }: Situation): Caution | undefined {
  const isWithUs = state === "draft" || (state === "made" && isReturned(details));
  if (kind !== "bank_account" || !isWithUs || releaseOn === undefined) return undefined;
  const on = addDays(releaseOn, -policy.deadlines.bankAccount.closesDaysBeforeRelease);
  if (asOf > on) return { code: "window_closed", on, message: `Banks took applications until ${on}.` };
  return isSoon(on, asOf, policy) ? { code: "window_closes", on, message: `Banks take applications until ${on}.` } : undefined;
}

/** Help that is for in prison ends at the gate. */
function lapses({ state, details }: Watched, { releaseOn: on, asOf, policy }: Situation): Caution | undefined {
  if (details?.setting !== "custody" || !["draft", "made", "accepted"].includes(state) || on === undefined) return undefined;
  if (asOf > on)
    return { code: "lapses", on, message: `It was for help in prison, and release was expected on ${on}: has it lapsed?` };
  return isSoon(on, asOf, policy)
    ? { code: "lapses", on, message: `It is for help in prison and lapses at release, expected on ${on}.` }
    : undefined;
}

function isSoon(day: PlainDate, asOf: PlainDate, { closingSoonDays }: CautionPolicy): boolean {
  return daysBetween(asOf, day) <= closingSoonDays;
}
