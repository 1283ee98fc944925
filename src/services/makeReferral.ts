import { AppError } from "../domain/appError.js";
import type { Pathway } from "../domain/pathway.js";
import type { PlainDate } from "../domain/plainDate.js";
import type { ReferralKind } from "../domain/records.js";
import { findService } from "./directory/findService.js";
import { refuseFutureDay } from "./refuseFutureDay.js";
import { LONGEST_LINE, LONGEST_TEXT, refuseLongText } from "./refuseLongText.js";
import { resolvePerson } from "./resolvePerson.js";
import type { Session } from "./session.js";
import { type ShownReferral, showReferral } from "./shownReferral.js";

/** A referral as it is made; what is left out comes from the directory where the service is in it, else from the policy. */
export interface NewReferral {
  readonly service: string;
  readonly pathway: Pathway;
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
}

/** Makes a referral, or a draft of one. Throws AppError notFound for the person, refused where the person has not agreed. */
export async function makeReferral(session: Session, person: string, given: NewReferral): Promise<ShownReferral> {
  const { pathway, kind = "service", reason = "", consent, draft, on: madeOn = session.asOf } = given;
  refuseFutureDay(session, madeOn, "--on");
  refuseLongText(given.service, "--service", LONGEST_LINE);
  refuseLongText(given.label, "--label", LONGEST_LINE);
  refuseLongText(reason, "--reason", LONGEST_TEXT);
  if (!consent && !draft) throw noConsent();
  const prisonerNumber = await resolvePerson(session, person);
  const listed = await findService(session, given.service);
  const made = await session.store.write(session.actor, "make a referral", (tx) =>
    tx.referrals.record(
      {
        prisonerNumber,
        recordedOn: session.asOf,
        kind,
        pathway,
        service: listed?.name ?? given.service.trim(),
        publicLabel: given.label ?? listed?.publicLabel ?? "",
        reason,
        consent,
        madeOn,
        answerWithinDays: given.answerWithin ?? listed?.daysToAnswer ?? session.policy.referralAnswerDays,
      },
      { state: draft ? "draft" : "made", note: "" },
    ),
  );
  return showReferral(session, made);
}

function noConsent(): AppError {
  return new AppError("refused", "NO_CONSENT", "The person has not agreed to this referral, so it is not made.", {
    hint: "Ask the person and give --consent, or keep it as a draft with --draft.",
  });
}
