import { AppError } from "../../domain/appError.js";
import { type DateLanguage, LANGUAGE_LABELS } from "../../domain/dateWords.js";
import type { LicenceCatalogue } from "../../domain/licenceCatalogue.js";
import { missingWordsIn } from "../../domain/missingWords.js";
import { RESTRICTED_PATHWAYS } from "../../domain/pathway.js";
import type { PlainDate } from "../../domain/plainDate.js";
import { isSameSeries, type PlanSeries } from "../../domain/planLife.js";
import type { ProgrammeModule } from "../../domain/programme.js";
import type { PlanAudience, PlanDocument } from "../../domain/records.js";
import type { ScreeningTemplate } from "../../domain/screening.js";
import { isWithdrawn } from "../../domain/serviceDirectory.js";
import { addWorkingDays } from "../../domain/workingDays.js";
import { buildPlan } from "../../plan/buildPlan.js";
import { checkPlan } from "../../plan/checkPlan.js";
import type { HelpLine, PlanCase, PlanRecipient, PlanReferral } from "../../plan/planCase.js";
import { planHash } from "../../plan/planCode.js";
import type { PlanIssue } from "../../plan/planIssue.js";
import { OPEN_REFERRAL_STATES, type PlanValue } from "../../plan/planValue.js";
import type { PlanSummary } from "../../store/repositories/plans.js";
import { clashesOf } from "../checkAppointments.js";
import { type GatheredCase, gatherCase, type RollLists } from "../gatherCase.js";
import { needWordsOf } from "../needWords.js";
import { modulesOf } from "../programme/showProgramme.js";
import type { Session } from "../session.js";
import { planCustodyOf } from "./planCustody.js";
import { findPlanServices, NO_SERVICES } from "./planServices.js";
import { saidInScreenings } from "./saidInScreenings.js";

/** A person's plan as values, before one of them is drawn, and what is to be said about it. */
export interface AssembledPlan {
  /** The newest plan that was kept. */
  readonly newest: PlanSummary | undefined;
  /** The newest plan there is, where nothing recorded has changed since; with the digest of how it came out. */
  readonly again: (SealedPlan & { readonly sha256: string }) | undefined;
  /** The version after it, made today. */
  readonly next: SealedPlan;
  readonly issues: readonly PlanIssue[];
}

export interface SealedPlan {
  readonly value: PlanValue;
  /** SHA-256 of the value. */
  readonly valueHash: string;
}

/** What all plans of a batch share, read once. */
export interface PlanBasis {
  readonly catalogue: LicenceCatalogue;
  readonly language: DateLanguage;
  readonly audience: PlanAudience;
  readonly document: PlanDocument;
  /** Whom of the family the pages are for. */
  readonly recipient?: PlanRecipient | undefined;
  /** For the words of what was said and needed. */
  readonly screenings: readonly ScreeningTemplate[];
  readonly modules: readonly ProgrammeModule[];
  readonly rolls: RollLists;
}

/**
 * A person's plan from all that is recorded of them: the newest one again, with its version and its day, where nothing has changed, and the next version. A plan
 * with errors can only be a draft, and says so on its page. Throws AppError notFound, and input where words of its language are missing.
 */
export async function assemblePlan(session: Session, prisonerNumber: string, basis: PlanBasis): Promise<AssembledPlan> {
  const gathered = await gatherCase(session, prisonerNumber, basis.rolls);
  const series = seriesOf(basis);
  const newest = gathered.plans.findLast((plan) => isSameSeries(plan, series));
  const planCase = await buildCase(session, gathered, basis);
  const issues = checkPlan(planCase, clashesOf(session, gathered, basis.catalogue));
  const draft = mayBeDraft(basis) && issues.some((issue) => issue.severity === "error");
  const build = (version: number, madeOn: PlainDate) => seal(buildPlan({ ...planCase, draft, version, madeOn }));
  const again = newest === undefined ? undefined : { ...build(newest.version, newest.recordedOn), sha256: newest.sha256 };
  const next = build((newest?.version ?? 0) + 1, session.asOf);
  refuseMissingWords(prisonerNumber, next.value);
  return {
    newest,
    again: again?.valueHash === newest?.valueHash ? again : undefined,
    next,
    issues,
  };
}

/** The pages whose versions follow one another: of one kind, for one reader, in one language. */
export function seriesOf({ audience, document, language, recipient }: PlanBasis): PlanSeries {
  return { audience, document, language, recipient: recipient?.id ?? "" };
}

/** What the person or their family goes by has to be right; an overview may show what is not done yet. */
export function mayBeDraft({ audience, document }: PlanBasis): boolean {
  return document === "plan" && audience !== "professional";
}

/** A page half in another language is no page: nothing is drawn, and all that is missing is named. */
function refuseMissingWords(prisonerNumber: string, value: PlanValue): void {
  const missing = missingWordsIn(value);
  if (missing.length === 0) return;
  const language = LANGUAGE_LABELS[value.language];
  throw new AppError(
    "input",
    "TRANSLATION_MISSING",
    `The plan of ${prisonerNumber} needs words that are not there in ${language}; nothing was drawn.`,
    {
      hint: `Add them where the English words are (templates/licence, screenings or programme), or draw the plan in English. \`resettle template check\` names all that is missing.`,
      issues: missing.map((what) => ({ message: `There are no ${language} words for ${what}.` })),
    },
  );
}

function seal(value: PlanValue): SealedPlan {
  return { value, valueHash: planHash(value) };
}

async function buildCase(session: Session, gathered: GatheredCase, basis: PlanBasis): Promise<PlanCase> {
  const { custody } = gathered;
  if (custody === undefined) {
    throw new AppError(
      "notFound",
      "NOT_ON_ROLL",
      `No roll up to ${session.asOf} names ${gathered.prisonerNumber}, so there is no plan to make.`,
    );
  }
  return {
    person: custody.person,
    prisonName: custody.prisonName,
    said: saidInScreenings(gathered.screenings, basis.screenings, basis.language),
    window: custody.window,
    workers: gathered.workers,
    appointments: gathered.appointments,
    licence: gathered.licence,
    conditions: gathered.conditions,
    catalogue: basis.catalogue,
    needs: await needsOf(session, gathered, basis),
    barriers: gathered.barriers,
    goals: gathered.goals,
    achievements: gathered.achievements,
    ...(await modulesOf(session, gathered.prisonerNumber, basis.modules, basis.language)),
    localServices: basis.document === "guide" ? await findPlanServices(session, gathered) : NO_SERVICES,
    custody: basis.document === "passport" ? await planCustodyOf(session, gathered) : {},
    referrals: gathered.referrals.map((referral) => withAnswerDay(session, referral)),
    help: await helpOf(session, gathered),
    policy: session.policy,
    asOf: session.asOf,
    datesImportedOn: custody.datesImportedOn,
    lastImportOn: custody.lastImportOn,
    version: 1,
    madeOn: session.asOf,
    draft: false,
    language: basis.language,
    audience: basis.audience,
    document: basis.document,
    recipient: basis.recipient,
    screeningsDone: gathered.screenings,
    notes: gathered.liaisonNotes,
    restrictedAnswers: gathered.screenings.reduce((sum, { restrictedCount }) => sum + restrictedCount, 0),
  };
}

/** In words; for a passport with the day each was met. */
async function needsOf({ store }: Session, { needs }: GatheredCase, basis: PlanBasis): Promise<PlanCase["needs"]> {
  const words = needWordsOf(basis.screenings, basis.language);
  const met = basis.document === "passport" ? needs.filter(({ status }) => status === "met") : [];
  const changes = await store.read.needs.changesOf(met.map(({ id }) => id));
  return needs.map((need) => ({
    ...need,
    label: words(need.need),
    metOn: changes.get(need.id)?.findLast(({ changes: fields }) => fields.status?.[1] === "met")?.on,
  }));
}

function withAnswerDay({ policy }: Session, referral: PlanReferral["referral"]): PlanReferral {
  return { referral, answerBy: addWorkingDays(referral.madeOn, referral.answerWithinDays, policy.bankHolidays) };
}

/** The local services the person is in touch with, where the directory knows a number to call. A service for what others must not see is left out. */
async function helpOf({ store, asOf }: Session, { referrals }: GatheredCase): Promise<readonly HelpLine[]> {
  const lines: HelpLine[] = [];
  for (const { pathway, state, service } of referrals) {
    if (RESTRICTED_PATHWAYS.has(pathway) || !OPEN_REFERRAL_STATES.some((open) => open === state)) continue;
    const listed = await store.read.directory.find(service);
    if (listed !== undefined && listed.phone !== "" && !isWithdrawn(listed, asOf))
      lines.push({ label: listed.publicLabel || listed.name, phone: listed.phone, note: listed.openingTimes });
  }
  return lines;
}
