import type { NeedRecord, ReferralRecord } from "../../domain/records.js";
import type { FitPerson, ServiceFit } from "../../domain/serviceFit.js";

/** A need as proposals speak of it. */
export interface ProposedNeed {
  readonly record: Pick<NeedRecord, "id" | "pathway" | "need" | "urgency" | "status">;
  readonly label: string;
}

/** A need and the services that can help with it, the best first; none where nobody in the directory can. */
export interface Proposal extends ProposedNeed {
  readonly services: readonly ServiceFit[];
  /** Why the services that help with this pathway do not fit, and how many of them. */
  readonly refusals: readonly { readonly words: string; readonly services: number }[];
}

/** A need that somebody has been asked about already. */
export interface CoveredNeed extends ProposedNeed {
  readonly referrals: readonly Pick<ReferralRecord, "id" | "service" | "state" | "madeOn">[];
  /** The referral does not say which need it is for: it is on the same pathway. */
  readonly byPathway: boolean;
}

/** What may be asked for one person, and what need not be. Restricted needs are only counted. */
export interface PersonProposals {
  readonly prisonerNumber: string;
  readonly name: string;
  readonly person: FitPerson;
  readonly proposals: readonly Proposal[];
  readonly covered: readonly CoveredNeed[];
  /** Needs the person wants no help with: proposed only when asked for. */
  readonly declined: readonly ProposedNeed[];
  readonly restricted: number;
}
