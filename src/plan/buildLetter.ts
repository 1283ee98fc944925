import { PATHWAY_LABELS, RESTRICTED_PATHWAYS } from "../domain/pathway.js";
import type { RollPerson } from "../domain/person.js";
import type { PlainDate } from "../domain/plainDate.js";
import { WORKER_ROLE_LABELS } from "../domain/recordLabels.js";
import type { BarrierRecord, LicenceRecord, ReferralChase, ReferralRecord, Worker } from "../domain/records.js";
import {
  BANK_LABELS,
  COMPLEXITY_LABELS,
  CONTRACT_LABELS,
  DOCUMENT_LABELS,
  SETTING_LABELS,
} from "../domain/referralDetailLabels.js";
import { isWelshAuthority, type ReferralDetails } from "../domain/referralDetails.js";
import type { WindowResult } from "../domain/windowResult.js";
import { keepsAddressOffPage } from "./buildPlan.js";
import type { LetterValue } from "./letterValue.js";
import type { PlanNeed, PlanWorker } from "./planCase.js";

/** Everything a letter is made from, as values. What may not be shared is left out by `buildLetter`, not before. */
export interface LetterCase {
  readonly referral: ReferralRecord;
  readonly person: RollPerson;
  readonly prisonName: string;
  readonly window: WindowResult;
  readonly workers: readonly PlanWorker[];
  /** Who writes it. */
  readonly from: Worker | undefined;
  /** What the directory knows of the service. */
  readonly service: { readonly address: string; readonly phone: string } | undefined;
  readonly licence: LicenceRecord | undefined;
  readonly needs: readonly PlanNeed[];
  readonly barriers: readonly BarrierRecord[];
  /** Open answers of screenings in words, by question; none that is restricted. */
  readonly said: Readonly<Record<string, string>>;
  readonly chases: readonly ReferralChase[];
  readonly answerBy: PlainDate | undefined;
  readonly workingDaysWaiting: number;
  readonly asOf: PlainDate;
}

/**
 * A letter about a referral as a value: pure. It names one by one what a service may be told, so that a field nobody thought of is not on it: who the person is, what
 * is asked, and the answers that its form needs; where the person will live only with their consent to share contact details.
 */
export function buildLetter(letterCase: LetterCase): LetterValue {
  const { referral, person, said, from, chases, asOf } = letterCase;
  const { details = {} } = referral;
  return {
    schema: "letter/1",
    madeOn: asOf,
    to: { name: recipientOf(referral), address: letterCase.service?.address ?? "", phone: letterCase.service?.phone ?? "" },
    from: {
      ...{ name: from?.fullName ?? "", organisation: from?.organisation ?? "", phone: from?.phone ?? "" },
      ...{ role: from === undefined ? "" : WORKER_ROLE_LABELS[from.role], prison: letterCase.prisonName },
    },
    com: comOf(letterCase),
    person: {
      name: [person.firstName, person.middleNames, person.lastName].join(" ").replace(/\s+/g, " ").trim(),
      ...{ preferredName: said.preferred_name ?? "", prisonerNumber: person.prisonerNumber },
      ...{ dateOfBirth: person.dateOfBirth ?? "", language: said.language ?? "", reading: said.reading_forms ?? "" },
      interpreter: details.interpreter ?? (said.interpreter === "Yes" ? (said.language ?? "Yes") : (said.interpreter ?? "")),
      ...{ accessNeeds: details.accessNeeds ?? "", prison: letterCase.prisonName },
    },
    release: releaseOf(letterCase),
    consent: { contact: details.contactConsent === true },
    referral: referralOf(letterCase),
    ...formsOf(details, said),
    chase: { times: chases.length, lastOn: chases.at(-1)?.on ?? "", workingDays: letterCase.workingDaysWaiting },
  };
}

/** An ID application that names nobody but the document leaves room for who issues it. */
function recipientOf({ kind, service, details }: ReferralRecord): string {
  const { document } = details ?? {};
  return kind === "id_application" && document !== undefined && service === DOCUMENT_LABELS[document] ? "" : service;
}

function comOf({ workers }: LetterCase): LetterValue["com"] {
  const com = workers.find(({ role }) => role === "com");
  return { name: com?.fullName ?? "", organisation: com?.organisation ?? "", phone: com?.phone ?? "" };
}

function releaseOf({ window, licence, referral, said, needs, barriers }: LetterCase): LetterValue["release"] {
  const mayShare = referral.details?.contactConsent === true && !keepsAddressOffPage({ needs, barriers });
  const address = [licence?.address ?? "", licence?.postcode ?? ""].filter((part) => part !== "").join(", ");
  return {
    date: window.releaseExpected ?? window.releaseStatutory ?? "",
    address: mayShare ? address : "",
    localConnection: said.local_connection ?? "",
    licenceUntil: licence?.endsOn ?? "",
  };
}

function referralOf({ referral, needs, answerBy }: LetterCase): LetterValue["referral"] {
  const { id, madeOn, pathway, reason, details = {} } = referral;
  const isOpen = (need: PlanNeed): boolean => need.status === "not_started" || need.status === "in_progress";
  const shown = needs.filter((need) => need.pathway === pathway && !need.restricted && isOpen(need));
  return {
    ...{ id, madeOn, reason, draft: referral.state === "draft", pathway: PATHWAY_LABELS[pathway] },
    needs: RESTRICTED_PATHWAYS.has(pathway) ? [] : shown.map(({ label }) => label),
    setting: details.setting === undefined ? "" : SETTING_LABELS[details.setting],
    complexity: details.complexity === undefined ? "" : COMPLEXITY_LABELS[details.complexity],
    ...{ avoidTimes: details.avoidTimes ?? "", shared: details.shared ?? "", reference: details.reference ?? "" },
    ...{ answerBy: answerBy ?? "", probationOffice: details.probationOffice ?? "" },
  };
}

type Forms = Pick<LetterValue, "duty" | "contract" | "document" | "bank">;

/** What the forms of single kinds ask for. */
function formsOf(details: ReferralDetails, said: LetterCase["said"]): Forms {
  const { authority, contract, document, priority, cost, bank } = details;
  return {
    duty: {
      wales: isWelshAuthority(authority),
      livedBefore: said.accommodation_before ?? "",
      onRelease: said.accommodation_on_release ?? "",
    },
    contract: contract === undefined ? "" : CONTRACT_LABELS[contract],
    document: {
      name: document === undefined ? "" : DOCUMENT_LABELS[document],
      priority: priority === undefined ? "" : priority ? "Yes" : "No",
      cost: cost === undefined ? "" : `£${(cost / 100).toFixed(2)}`,
      ...{ madeWhere: details.madeWhere ?? "", caseNumber: details.reference ?? "", held: said.id_held ?? "" },
    },
    bank: { name: bank === undefined ? "" : BANK_LABELS[bank], hasAccount: said.bank_account ?? "" },
  };
}
