import { join } from "node:path";
import { AppError } from "../../domain/appError.js";
import type { DateLanguage } from "../../domain/dateWords.js";
import { isReleasePlan } from "../../domain/planLife.js";
import type { PlanStatus } from "../../domain/records.js";
import type { PlanIssue } from "../../plan/planIssue.js";

export type { PlanIssue } from "../../plan/planIssue.js";

import { drawPlan } from "../../plan/drawPlan.js";
import { findPlanChanges, type PlanChange } from "../../plan/planChanges.js";
import { PLAN_AUDIENCES, type PlanAudience } from "../../plan/planReach.js";
import type { PlanTemplate } from "../../plan/planTemplate.js";
import { type PlanValue, parsePlanValue } from "../../plan/planValue.js";
import type { PlanSummary } from "../../store/repositories/plans.js";
import { readCatalogue } from "../checkAppointments.js";
import { getPlanTemplate } from "../planTemplates.js";
import { resolvePerson } from "../resolvePerson.js";
import { loadReadableScreenings } from "../screeningTemplates.js";
import type { Session } from "../session.js";
import { writeWholeFile } from "../writeWholeFile.js";
import { type AssembledPlan, assemblePlan, mayBeDraft, type PlanBasis, seriesOf } from "./assemblePlan.js";
import { findRecipient } from "./findRecipient.js";

/** The template that is used where no other is said. */
export const STANDARD_TEMPLATE = "standard";

/** A plan that was drawn: what the command line promises scripts. */
export interface RenderedPlan {
  readonly prisonerNumber: string;
  readonly planId: string;
  readonly version: number;
  readonly status: PlanStatus;
  readonly template: string;
  readonly language: string;
  readonly audience: string;
  readonly file: string;
  readonly pages: number;
  readonly sha256: string;
  readonly issues: readonly PlanIssue[];
  /** What is different from the version before, where this is a new one. */
  readonly changes: readonly PlanChange[];
}

/** What is needed to draw any number of plans, read and checked once. */
export interface PlanPress extends PlanBasis {
  readonly template: PlanTemplate;
}

export interface RenderOptions {
  readonly out: string;
  /** Whom the pages are for: the id or name of a contact for a family's page, anything else is only recorded. */
  readonly recipient?: string | undefined;
  /** Draw it although it has errors: its pages then say that it is a draft. One without errors is the same plan either way. */
  readonly draft: boolean;
}

/**
 * Reads the template, in a language where one is said, and the catalogue. Throws AppError notFound where there is no such template, and input with file and line where
 * either is wrong: before anything is drawn.
 */
export async function preparePress(session: Session, templateName: string, language?: DateLanguage): Promise<PlanPress> {
  const template = await getPlanTemplate(templateName, session.env, language);
  const [catalogue, screenings] = [await readCatalogue(session), await loadReadableScreenings(session.env)];
  const { header } = template;
  return { template, catalogue, screenings, language: header.language, audience: audienceOf(header), document: header.document };
}

/** The template a person's newest release plan was drawn from; the standard one where none was drawn. */
export async function templateOfPlan(session: Session, typed: string): Promise<string> {
  const plans = await session.store.read.plans.list(await resolvePerson(session, typed));
  return plans.findLast(isReleasePlan)?.template ?? STANDARD_TEMPLATE;
}

function audienceOf({ audience }: PlanTemplate["header"]): PlanAudience {
  return PLAN_AUDIENCES.find((known) => known === audience) ?? "own";
}

/** What is to be said about a person's plan, without drawing it. Throws AppError notFound. */
export async function checkPlanOf(
  session: Session,
  press: PlanPress,
  typed: string,
): Promise<{ prisonerNumber: string; issues: readonly PlanIssue[] }> {
  const prisonerNumber = await resolvePerson(session, typed);
  const { issues } = await assemblePlan(session, prisonerNumber, press);
  await session.store.recordLook(session.actor, "check a plan", { action: "plan.check", subject: prisonerNumber });
  return { prisonerNumber, issues };
}

/**
 * Draws a person's plan into a folder and keeps what was drawn: the same record gives the same version and the same bytes. Throws AppError refused where the plan has
 * errors and no draft was asked for, input for a letter the font lacks, store where the file cannot be written.
 */
export async function renderPlan(
  session: Session,
  press: PlanPress,
  prisonerNumber: string,
  options: RenderOptions,
): Promise<RenderedPlan> {
  const recipient = await findRecipient(session, prisonerNumber, press.audience, options.recipient);
  const basis = { ...press, recipient };
  const assembled = await assemblePlan(session, prisonerNumber, basis);
  const { issues } = assembled;
  const isIssued = assembled.again !== undefined && assembled.newest?.status === "issued";
  if (mayBeDraft(basis) && !options.draft && !isIssued) refuseErrors(prisonerNumber, issues, "drawn");
  const { value, valueHash, drawn } = await drawSameOrNext(session, assembled, press.template);
  const changes = await changesSince(session, assembled.newest, value);
  const { name } = press.template.header;
  const file = join(options.out, fileNameOf(value, name, prisonerNumber));
  const plan = await session.store.write(session.actor, "draw a release plan", async (tx) => {
    const kept = await tx.plans.record({
      prisonerNumber,
      recordedOn: session.asOf,
      ...seriesOf(basis),
      status: isReleasePlan(value) ? "draft" : "printed",
      template: name,
      value: JSON.stringify(value),
      valueHash,
      pages: drawn.pages,
      sha256: drawn.sha256,
    });
    if (kept.version !== value.version) throw overtaken(prisonerNumber);
    await tx.plans.keepForm(kept.id, name, { ...drawn, pdf: kept.status === "issued" ? drawn.pdf : undefined });
    const readers =
      value.audience === "own" ? {} : { audience: value.audience, recipient: recipient?.id ?? options.recipient ?? "" };
    tx.act({
      action: "plan.render",
      subject: prisonerNumber,
      record: kept.id,
      details: { version: kept.version, template: name, pages: drawn.pages, sha256: drawn.sha256, ...readers },
    });
    await writeWholeFile(file, drawn.pdf);
    return kept;
  });
  return {
    prisonerNumber,
    planId: plan.id,
    version: plan.version,
    status: plan.status,
    template: name,
    language: plan.language,
    audience: plan.audience,
    file,
    pages: drawn.pages,
    sha256: drawn.sha256,
    issues,
    changes,
  };
}

/**
 * The plan there is, where nothing recorded has changed: in the pages it was issued with, or drawn in this form. Else, and where the words of its own template have
 * changed, the next version.
 */
async function drawSameOrNext(session: Session, { newest, again, next }: AssembledPlan, template: PlanTemplate) {
  const { name } = template.header;
  if (again !== undefined && newest?.status === "issued") {
    const frozen = await session.store.read.plans.findFrozen(newest.id, name);
    return { ...again, drawn: frozen ?? (await drawPlan(again.value, template)) };
  }
  if (again !== undefined) {
    const drawn = await drawPlan(again.value, template);
    if (drawn.sha256 === again.sha256 || newest?.template !== name) return { ...again, drawn };
  }
  return { ...next, drawn: await drawPlan(next.value, template) };
}

/** The plan's own pages are called by person and version; those for other readers and in other forms by their template too. */
function fileNameOf({ version }: PlanValue, template: string, prisonerNumber: string): string {
  return template === STANDARD_TEMPLATE
    ? `plan-${prisonerNumber}-v${version}.pdf`
    : `${template}-${prisonerNumber}-v${version}.pdf`;
}

/** What a new version says otherwise than the one before. */
async function changesSince(session: Session, newest: PlanSummary | undefined, value: PlanValue): Promise<readonly PlanChange[]> {
  if (newest === undefined || newest.version === value.version) return [];
  const before = await session.store.read.plans.getWhole(newest.id);
  return findPlanChanges(parsePlanValue(before.value), value);
}

/** A plan that cannot be kept is caught before it is printed. Throws AppError refused. */
export function refuseErrors(prisonerNumber: string, issues: readonly PlanIssue[], done: "drawn" | "issued"): void {
  const errors = issues.filter((issue) => issue.severity === "error");
  if (errors.length === 0) return;
  const count = errors.length === 1 ? "one error" : `${errors.length} errors`;
  throw new AppError("refused", "PLAN_HAS_ERRORS", `The plan of ${prisonerNumber} has ${count} and was not ${done}.`, {
    hint: "Mend what is listed, or draw it with --draft: its pages then say so.",
    issues: errors.map(({ code, message }) => ({ message: `${code} ${message}` })),
  });
}

function overtaken(prisonerNumber: string): AppError {
  return new AppError(
    "refused",
    "PLAN_OVERTAKEN",
    `Somebody else made a plan of ${prisonerNumber} at the same moment; this one was not kept.`,
    {
      hint: "Run the command again.",
    },
  );
}
