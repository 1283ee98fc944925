import { type CommissionedStanding, commissionedStanding } from "../domain/commissionedService.js";
import { type DutyStanding, dutyStanding } from "../domain/dutyToRefer.js";
import type { RollPerson } from "../domain/person.js";
import type { PlainDate } from "../domain/plainDate.js";
import type { ReferralRecord } from "../domain/records.js";
import { isReferralOpen } from "../domain/referral.js";
import { findAnswer } from "../domain/referralAnswers.js";
import type { Session } from "./session.js";

/** Whether a council, and a commissioned service, have to be asked about somewhere to live. */
export interface AccommodationStanding {
  readonly dutyToRefer: DutyStanding;
  readonly commissionedService: CommissionedStanding;
}

/**
 * Where both stand for a person, from the referrals of this time in custody, the licence and the expected release. Undefined where no release date is known:
 * no day can be counted then.
 */
export async function findAccommodationStanding(
  { store, asOf, policy }: Session,
  person: RollPerson,
  releaseOn: PlainDate | undefined,
  referrals: readonly ReferralRecord[],
): Promise<AccommodationStanding | undefined> {
  if (releaseOn === undefined || person.facts.releasedOn !== undefined) return undefined;
  const { prisonerNumber, sex } = person;
  const stay = (await store.read.stays.list(prisonerNumber)).at(-1);
  const since = stay === undefined || stay.receivedOn < stay.firstSeenOn ? stay?.receivedOn : stay.firstSeenOn;
  const ofStay = referrals.filter(({ madeOn }) => since === undefined || madeOn >= since);
  const licence = await store.read.licences.findFor(prisonerNumber);
  const facts = {
    accommodationEndsOn: releaseOn,
    hasNextAccommodation: licence !== undefined && licence.address !== "",
    // Nobody in custody is settled where they live now.
    isSettled: false,
    ...(sex === undefined ? {} : { sex }),
  };
  return {
    dutyToRefer: dutyStanding({ ...facts, ...newestToCouncil(ofStay) }, asOf, policy),
    commissionedService: commissionedStanding({ ...facts, ...newestCommissioned(ofStay) }, asOf, policy),
  };
}

function newestToCouncil(referrals: readonly ReferralRecord[]) {
  const newest = referrals
    .filter(({ kind }) => kind === "duty_to_refer")
    .sort((a, b) => a.madeOn.localeCompare(b.madeOn))
    .at(-1);
  return newest === undefined ? {} : { referral: { answer: findAnswer(newest), sentOn: newest.madeOn } };
}

function newestCommissioned(referrals: readonly ReferralRecord[]) {
  const asked = referrals.filter(
    ({ kind, pathway, state }) => kind === "commissioned_service" && pathway === "accommodation" && state !== "draft",
  );
  if (asked.length === 0) return {};
  return { referral: asked.some(({ state }) => isReferralOpen(state)) ? ("live" as const) : ("ended" as const) };
}
