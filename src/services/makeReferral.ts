import { AppError } from "../domain/appError.js";
import { type Pathway, RESTRICTED_PATHWAYS } from "../domain/pathway.js";
import type { PlainDate } from "../domain/plainDate.js";
import type { ReferralKind, ReferralRecord } from "../domain/records.js";
import { pathwayOf, serviceOf } from "../domain/referralDefaults.js";
import type { ReferralDetails } from "../domain/referralDetails.js";
import type { DirectoryService } from "../domain/serviceDirectory.js";
import type { NewRecord } from "../store/repositories/record.js";
import { findService } from "./directory/findService.js";
import { authorityName } from "./loadAuthorities.js";
import { custodyDetails, type GivenDetails, readDetails, refuseDetailMistakes, refuseMissingDetails } from "./referralDetails.js";
import { refuseFutureDay } from "./refuseFutureDay.js";
import { LONGEST_LINE, LONGEST_TEXT, refuseLongText } from "./refuseLongText.js";
import { resolvePerson } from "./resolvePerson.js";
import type { Session } from "./session.js";
import { type ShownReferral, showReferral } from "./shownReferral.js";
import { warnOfService } from "./warnOfService.js";

/** A referral as it is made; what is left out comes from the directory where the service is in it, else from the policy. */
export interface NewReferral {
  /** A service of the directory by its name or a part of it, else whoever is asked, in words; may be left out where the kind and its details say it: a bank, an authority. */
  readonly service?: string | undefined;
  /** Needed where neither the kind nor the directory says it. */
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
  /** The service is not looked for in the directory. */
  readonly unlisted?: boolean | undefined;
  /** Ids of the needs it is for. */
  readonly needs?: readonly string[] | undefined;
  readonly details?: GivenDetails | undefined;
}

export interface MadeReferral extends ShownReferral {
  /** What speaks against the service, from its entry in the directory. */
  readonly warnings: readonly string[];
}

/** Makes a referral, or a draft of one. Throws as `makeReferrals`. */
export async function makeReferral(session: Session, person: string, given: NewReferral): Promise<MadeReferral> {
  const [made] = await makeReferrals(session, person, [given]);
  if (made === undefined) throw new Error("a referral was made and is not there");
  return made;
}

/**
 * Makes referrals of one person, all or none. Throws AppError notFound for the person, a need or a part of a name that several services have, refused where the person has not agreed,
 * usage where nothing says which pathway it is.
 */
export async function makeReferrals(
  session: Session,
  person: string,
  list: readonly NewReferral[],
): Promise<readonly MadeReferral[]> {
  for (const given of list) refuseMistakes(session, given);
  const prisonerNumber = await resolvePerson(session, person);
  const prepared: Prepared[] = [];
  for (const given of list) prepared.push(await prepare(session, prisonerNumber, given));
  const made = await session.store.write(session.actor, "make a referral", async (tx) => {
    const records: ReferralRecord[] = [];
    for (const { record, draft, needs } of prepared) {
      const referral = await tx.referrals.record(record, { state: draft ? "draft" : "made", note: "" });
      await tx.referralNeeds.record(referral, needs);
      records.push(referral);
    }
    return records;
  });
  return made.map((record, index) => ({ ...showReferral(session, record), warnings: prepared[index]?.warnings ?? [] }));
}

function refuseMistakes(session: Session, { service, label, reason, consent, draft, on }: NewReferral): void {
  if (on !== undefined) refuseFutureDay(session, on, "--on");
  refuseLongText(service, "--service", LONGEST_LINE);
  refuseLongText(label, "--label", LONGEST_LINE);
  refuseLongText(reason, "--reason", LONGEST_TEXT);
  if (!consent && !draft) throw noConsent();
}

interface Prepared {
  readonly record: NewRecord<Omit<ReferralRecord, "state" | "moves">>;
  readonly draft: boolean;
  readonly needs: readonly string[];
  readonly warnings: readonly string[];
}

async function prepare(session: Session, prisonerNumber: string, given: NewReferral): Promise<Prepared> {
  const { kind = "service", reason = "", consent, draft, on: madeOn = session.asOf } = given;
  const typed = await readDetails(given.details ?? {});
  refuseDetailMistakes(typed, { kind, state: draft ? "draft" : "made", madeOn }, session.asOf);
  if (!draft) refuseMissingDetails(kind, typed);
  const { service, listed } = await findAsked(session, given, typed);
  const pathway = given.pathway ?? pathwayOf(kind, typed) ?? onlyPathway(listed);
  const details = { ...(draft ? {} : await custodyDetails(session, prisonerNumber)), ...typed };
  return {
    record: {
      ...{ prisonerNumber, recordedOn: session.asOf, kind, pathway, service, reason, consent, madeOn },
      publicLabel: given.label ?? listed?.publicLabel ?? "",
      answerWithinDays: given.answerWithin ?? listed?.daysToAnswer ?? session.policy.referralAnswerDays,
      ...(Object.keys(details).length === 0 ? {} : { details }),
    },
    draft,
    needs: await checkNeeds(session, prisonerNumber, given.needs ?? []),
    // What is wrong with a service for what others must not see is not said where they may: it names the service.
    warnings:
      listed === undefined || RESTRICTED_PATHWAYS.has(pathway)
        ? []
        : await warnOfService(session, prisonerNumber, listed, pathway),
  };
}

/** Who is asked: as typed, and then perhaps in the directory; else as the details have it. */
async function findAsked(
  session: Session,
  { kind = "service", service: typed, unlisted }: NewReferral,
  details: ReferralDetails,
): Promise<{ readonly service: string; readonly listed?: DirectoryService | undefined }> {
  if (typed === undefined) {
    const service = details.authority === undefined ? serviceOf(kind, details) : await authorityName(details.authority);
    return service === undefined ? missing("--service") : { service };
  }
  const listed = unlisted === true ? undefined : await findService(session, typed);
  return { service: listed?.name ?? typed.trim(), listed };
}

function missing(flag: string): never {
  throw new AppError("usage", "MISSING_ANSWER", `${flag} is missing, and nothing else that was given says it.`, {
    hint: `Give ${flag}.`,
  });
}

function onlyPathway(listed: DirectoryService | undefined): Pathway {
  const [pathway, another] = listed?.pathways ?? [];
  if (pathway !== undefined && another === undefined) return pathway;
  const why = listed === undefined ? "The directory has no such service" : "The service helps with more than one thing";
  throw new AppError("usage", "PATHWAY_MISSING", `${why}, so nothing says which pathway the referral is on.`, {
    hint: `Give --pathway${listed === undefined ? "" : `: ${listed.pathways.join(", ")}`}.`,
  });
}

async function checkNeeds({ store }: Session, prisonerNumber: string, ids: readonly string[]): Promise<readonly string[]> {
  const theirs = ids.length === 0 ? [] : await store.read.needs.list(prisonerNumber);
  const unknown = ids.find((id) => !theirs.some((need) => need.id === id));
  if (unknown === undefined) return [...new Set(ids)];
  throw new AppError("notFound", "NEED_NOT_FOUND", `${prisonerNumber} has no need with the id ${JSON.stringify(unknown)}.`, {
    hint: "`resettle need list` shows their ids.",
  });
}

function noConsent(): AppError {
  return new AppError("refused", "NO_CONSENT", "The person has not agreed to this referral, so it is not made.", {
    hint: "Ask the person and give --consent, or keep it as a draft with --draft.",
  });
}
