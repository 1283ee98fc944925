import { join } from "node:path";
import { AppError } from "../../domain/appError.js";
import type { PlanStatus } from "../../domain/records.js";
import type { PlanIssue } from "../../plan/checkPlan.js";

export type { PlanIssue } from "../../plan/checkPlan.js";

import { drawPlan } from "../../plan/drawPlan.js";
import { findPlanChanges, type PlanChange } from "../../plan/planChanges.js";
import type { PlanTemplate } from "../../plan/planTemplate.js";
import { type PlanValue, parsePlanValue } from "../../plan/planValue.js";
import type { PlanSummary } from "../../store/repositories/plans.js";
import { readCatalogue } from "../checkAppointments.js";
import { getPlanTemplate } from "../planTemplates.js";
import { resolvePerson } from "../resolvePerson.js";
import { loadReadableScreenings } from "../screeningTemplates.js";
import type { Session } from "../session.js";
import { writeWholeFile } from "../writeWholeFile.js";
import { type AssembledPlan, assemblePlan, type PlanBasis } from "./assemblePlan.js";

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
  /** Draw it although it has errors: its pages then say that it is a draft. One without errors is the same plan either way. */
  readonly draft: boolean;
}

/** Reads the template and the catalogue. Throws AppError input with file and line where either is wrong: before anything is drawn. */
export async function preparePress(session: Session, templateName: string): Promise<PlanPress> {
  const template = await getPlanTemplate(templateName, session.env);
  const [catalogue, screenings] = [await readCatalogue(session), await loadReadableScreenings(session.env)];
  return { template, catalogue, screenings, language: template.header.language };
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
  const assembled = await assemblePlan(session, prisonerNumber, press);
  const { issues } = assembled;
  const isIssued = assembled.again !== undefined && assembled.newest?.status === "issued";
  if (!options.draft && !isIssued) refuseErrors(prisonerNumber, issues, "drawn");
  const { value, valueHash, drawn } = await drawSameOrNext(session, assembled, press.template);
  const changes = await changesSince(session, assembled.newest, value);
  const file = join(options.out, `plan-${prisonerNumber}-v${value.version}.pdf`);
  const plan = await session.store.write(session.actor, "draw a release plan", async (tx) => {
    const kept = await tx.plans.record({
      prisonerNumber,
      recordedOn: session.asOf,
      status: "draft",
      template: press.template.header.name,
      language: value.language,
      audience: value.audience,
      value: JSON.stringify(value),
      valueHash,
      pages: drawn.pages,
      sha256: drawn.sha256,
    });
    if (kept.version !== value.version) throw overtaken(prisonerNumber);
    tx.act({
      action: "plan.render",
      subject: prisonerNumber,
      record: kept.id,
      details: { version: kept.version, pages: drawn.pages, sha256: drawn.sha256 },
    });
    await writeWholeFile(file, drawn.pdf);
    return kept;
  });
  return {
    prisonerNumber,
    planId: plan.id,
    version: plan.version,
    status: plan.status,
    template: plan.template,
    language: plan.language,
    audience: plan.audience,
    file,
    pages: drawn.pages,
    sha256: drawn.sha256,
    issues,
    changes,
  };
}

/** The plan there is, where it comes out as it did or was issued; else the next version: in other words of a template it is another plan. */
async function drawSameOrNext(session: Session, { newest, again, next }: AssembledPlan, template: PlanTemplate) {
  if (again !== undefined && newest?.status === "issued") {
    const { pages, sha256 } = newest;
    return { ...again, drawn: { pdf: await session.store.read.plans.getFile(newest.id), pages, sha256 } };
  }
  if (again !== undefined) {
    const drawn = await drawPlan(again.value, template);
    if (drawn.sha256 === again.sha256) return { ...again, drawn };
  }
  return { ...next, drawn: await drawPlan(next.value, template) };
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
