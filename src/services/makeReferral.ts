import { AppError } from "../domain/appError.js";
import type { Pathway } from "../domain/pathway.js";
import type { PlainDate } from "../domain/plainDate.js";
import type { ReferralKind } from "../domain/records.js";
import { pathwayOf, serviceOf } from "../domain/referralDefaults.js";
import type { ReferralDetails } from "../domain/referralDetails.js";
import { findService } from "./findService.js";
import { authorityName } from "./loadAuthorities.js";
import { custodyDetails, type GivenDetails, readDetails, refuseDetailMistakes, refuseMissingDetails } from "./referralDetails.js";
import { refuseFutureDay } from "./refuseFutureDay.js";
import { LONGEST_LINE, LONGEST_TEXT, refuseLongText } from "./refuseLongText.js";
import { resolvePerson } from "./resolvePerson.js";
import type { Session } from "./session.js";
import { type ShownReferral, showReferral } from "./shownReferral.js";

/** A referral as it is made; what is left out comes from the directory where the service is in it, else from the policy. */
export interface NewReferral {
  /** May be left out where the kind and its details say who is asked, and about what: a bank, an authority. */
  readonly service?: string | undefined;
  readonly pathway?: Pathway | undefined;
  readonly kind?: ReferralKind | undefined;
  readonly reason?: string | undefined;
  /** Whether the person has agreed to it. */
  readonly consent: boolean;
  /** To be made later: it may wait for consent. */
  readonly draft: boolean;
  /** Working days the service has to answer. */
  readonly answerWithin?: number | undefined;
  /** A neutral name that may be printed. */
  readonly label?: string | undefined;
  readonly on?: PlainDate | undefined;
  readonly details?: GivenDetails | undefined;
}

/**
 * Makes a referral, or a draft of one. Throws AppError notFound for the person, input for details that do not fit its kind, refused
 * where the person has not agreed.
 */
export async function makeReferral(session: Session, person: string, given: NewReferral): Promise<ShownReferral> {
  const { kind = "service", reason = "", consent, draft, on: madeOn = session.asOf } = given;
  const state = draft ? "draft" : "made";
  refuseFutureDay(session, madeOn, "--on");
  refuseLongText(given.service, "--service", LONGEST_LINE);
  refuseLongText(given.label, "--label", LONGEST_LINE);
  refuseLongText(reason, "--reason", LONGEST_TEXT);
  if (!consent && !draft) throw noConsent();
  const typed = await readDetails(given.details ?? {});
  refuseDetailMistakes(typed, { kind, state, madeOn }, session.asOf);
  if (!draft) refuseMissingDetails(kind, typed);
  const pathway = given.pathway ?? pathwayOf(kind, typed) ?? missing("--pathway");
  const service = given.service ?? (await asked(kind, typed)) ?? missing("--service");
  const prisonerNumber = await resolvePerson(session, person);
  const details = { ...(draft ? {} : await custodyDetails(session, prisonerNumber)), ...typed };
  const listed = await findService(session.env, service);
  const made = await session.store.write(session.actor, "make a referral", (tx) =>
    tx.referrals.record(
      {
        ...{ prisonerNumber, recordedOn: session.asOf, kind, pathway, reason, consent, madeOn },
        service: listed?.name ?? service.trim(),
        publicLabel: given.label ?? listed?.publicLabel ?? "",
        answerWithinDays: given.answerWithin ?? listed?.daysToAnswer ?? session.policy.referralAnswerDays,
        ...(Object.keys(details).length === 0 ? {} : { details }),
      },
      { state, note: "" },
    ),
  );
  return showReferral(session, made);
}

/** Who is asked, as the details have it. */
async function asked(kind: ReferralKind, details: ReferralDetails): Promise<string | undefined> {
  return details.authority === undefined ? serviceOf(kind, details) : authorityName(details.authority);
}

function missing(flag: string): never {
  throw new AppError("usage", "MISSING_ANSWER", `${flag} is missing, and nothing else that was given says it.`, {
    hint: `Give ${flag}.`,
  });
}

function noConsent(): AppError {
  return new AppError("refused", "NO_CONSENT", "The person has not agreed to this referral, so it is not made.", {
    hint: "Ask the person and give --consent, or keep it as a draft with --draft.",
  });
}
