import type { PlainDate } from "../../domain/plainDate.js";
import { isReferralOpen } from "../../domain/referral.js";
import type { StoreReader } from "../../store/reader.js";

/** What is already known of somebody who is back in custody: nobody starts again at zero. */
export interface ReturnedPerson {
  readonly prisonerNumber: string;
  /** Their last time in custody. */
  readonly lastStay?: { readonly receivedOn: PlainDate; readonly endedOn: PlainDate };
  /** Kinds of screening on record. */
  readonly screenings: number;
  readonly openReferrals: number;
  readonly plan?: { readonly version: number; readonly status: string };
}

/** What is on record of those who are back, a few questions to the store for all of them. */
export async function findReturned(
  read: StoreReader,
  day: PlainDate,
  numbers: readonly string[],
): Promise<readonly ReturnedPerson[]> {
  if (numbers.length === 0) return [];
  const stays = await read.stays.listOfEach(new Set(numbers));
  const screenings = await read.screenings.newestByPerson(day);
  const referrals = await read.referrals.standingByPerson(day);
  const plans = await read.plans.newestByPerson(day);
  return numbers.map((prisonerNumber) => {
    const last = stays.get(prisonerNumber)?.findLast(({ endedOn }) => endedOn !== undefined && endedOn <= day);
    const plan = plans.get(prisonerNumber);
    return {
      prisonerNumber,
      ...(last?.endedOn === undefined ? {} : { lastStay: { receivedOn: last.receivedOn, endedOn: last.endedOn } }),
      screenings: Object.keys(screenings.get(prisonerNumber) ?? {}).length,
      openReferrals: (referrals.get(prisonerNumber) ?? []).filter(({ state }) => isReferralOpen(state)).length,
      ...(plan === undefined ? {} : { plan: { version: plan.version, status: plan.status } }),
    };
  });
}
