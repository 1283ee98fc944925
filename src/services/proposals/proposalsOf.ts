import { byUrgency, isOpenNeed } from "../../domain/needOrder.js";
import type { NeedRecord, ReferralRecord } from "../../domain/records.js";
import { isReferralOpen } from "../../domain/referral.js";
import { isRestricted } from "../../domain/restricted.js";
import { type DirectoryService, serviceKey } from "../../domain/serviceDirectory.js";
import { byFit, type FitDay, type FitPerson, findFit, type ServiceFit } from "../../domain/serviceFit.js";
import type { NeedWords } from "../needWords.js";
import type { CoveredNeed, PersonProposals, Proposal, ProposedNeed } from "./proposal.js";

export interface ProposalBasis {
  readonly day: FitDay;
  readonly services: readonly DirectoryService[];
  readonly words: NeedWords;
  /** Also needs that were declined or that somebody has been asked about. */
  readonly all: boolean;
}

export interface ProposalCase {
  readonly needs: readonly NeedRecord[];
  /** As they stood on the day. */
  readonly referrals: readonly ReferralRecord[];
  /** Ids of needs by the id of the referral that is for them. */
  readonly needsOfReferrals: ReadonlyMap<string, readonly string[]>;
  readonly person: FitPerson;
}

/** What may be asked for one person: a proposal for each open need without an open referral. */
export function proposalsOf(basis: ProposalBasis, found: ProposalCase): Omit<PersonProposals, "prisonerNumber" | "name"> {
  const current = found.needs.filter((need) => need.recordedOn <= basis.day.asOf);
  const shown = current.filter((need) => !isRestricted(need)).toSorted(byUrgency);
  const inWords = (record: NeedRecord): ProposedNeed => ({ record, label: basis.words(record.need) });
  const open = shown.filter(isOpenNeed);
  const covered = open.flatMap((need) => findCover(need, found, inWords(need)) ?? []);
  const isCovered = (need: NeedRecord) => covered.some(({ record }) => record.id === need.id);
  const declined = shown.filter(({ status }) => status === "declined");
  const wanted = basis.all ? [...open, ...declined] : open.filter((need) => !isCovered(need));
  return {
    person: found.person,
    proposals: wanted.map((need) => buildProposal(basis, found, inWords(need))),
    covered,
    declined: declined.map(inWords),
    restricted: current.filter((need) => isRestricted(need) && isOpenNeed(need)).length,
  };
}

/** The open referrals for a need: those that say so or, where one says nothing, those on its pathway. */
function findCover(
  need: NeedRecord,
  { referrals, needsOfReferrals }: ProposalCase,
  proposed: ProposedNeed,
): CoveredNeed | undefined {
  const open = referrals.filter((referral) => isReferralOpen(referral.state) && !isRestricted(referral));
  const named = open.filter(({ id }) => needsOfReferrals.get(id)?.includes(need.id));
  const onPathway = open.filter(({ id, pathway }) => pathway === need.pathway && !needsOfReferrals.has(id));
  const cover = named.length > 0 ? named : onPathway;
  return cover.length === 0 ? undefined : { ...proposed, referrals: cover, byPathway: named.length === 0 };
}

function buildProposal({ day, services }: ProposalBasis, found: ProposalCase, proposed: ProposedNeed): Proposal {
  const need = { pathway: proposed.record.pathway, label: proposed.label };
  const helping = services
    .map((service) => findFit(service, found.person, need, day))
    .filter(({ refusals }) => !refusals.some(({ rule }) => rule === "pathway"));
  const fitting = helping.filter(({ refusals }) => refusals.length === 0).map((fit) => withHistory(fit, found.referrals));
  return {
    ...proposed,
    services: fitting.toSorted(byFit(need)),
    refusals: countRefusals(helping),
  };
}

/** What this person's referrals to the same service came to: it is not proposed again without saying so. */
function withHistory(fit: ServiceFit, referrals: readonly ReferralRecord[]): ServiceFit {
  const earlier = referrals.filter(
    (referral) => serviceKey(referral.service) === serviceKey(fit.service.name) && !isRestricted(referral),
  );
  return { ...fit, doubts: [...fit.doubts, ...earlier.map(historyWords)] };
}

function historyWords({ state, moves, madeOn }: ReferralRecord): string {
  const { on = madeOn, note = "" } = moves.at(-1) ?? {};
  const why = note === "" ? "" : `: ${note}`;
  if (state === "draft") return `a draft to it was written on ${madeOn}`;
  if (isReferralOpen(state)) return `it was asked on ${madeOn} already`;
  return `a referral to it ${ENDED[state] ?? "ended"} on ${on}${why}`;
}

const ENDED: Partial<Record<ReferralRecord["state"], string>> = {
  declined: "was declined",
  withdrawn: "was withdrawn",
  ended_early: "ended early",
  completed: "was completed",
  lapsed: "lapsed",
};

function countRefusals(helping: readonly ServiceFit[]): Proposal["refusals"] {
  const counts = new Map<string, number>();
  for (const { refusals } of helping) {
    const [first] = refusals;
    if (first !== undefined) counts.set(first.words, (counts.get(first.words) ?? 0) + 1);
  }
  return [...counts].map(([words, services]) => ({ words, services })).toSorted((one, other) => other.services - one.services);
}
