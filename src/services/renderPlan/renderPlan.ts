import { AppError } from "../../domain/appError.js";
import { drawPlan } from "../../plan/drawPlan.js";
import type { PlanIssue } from "../../plan/planIssue.js";
import type { PlanTemplate } from "../../plan/planTemplate.js";
import { resolvePerson } from "../resolvePerson.js";
import type { Session } from "../session.js";
import { type AssembledPlan, assemblePlan, mayBeDraft } from "./assemblePlan.js";
import { findRecipient } from "./findRecipient.js";
import { keepPlan, type PlanToKeep, type RenderedPlan, shown, stagePlan } from "./keepPlan.js";
import type { PlanDrawers } from "./planDrawers.js";
import { fileOf, isThere, type RenderOptions } from "./planFiles.js";
import type { PlanPress } from "./planPress.js";

/** How a plan of a batch is begun. */
interface BatchOptions extends RenderOptions {
  readonly draw: PlanDrawers["draw"];
  /** Leave a file that is there as it was recorded, rather than draw it again. */
  readonly resume: boolean;
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
  return (await beginPlan(session, press, prisonerNumber, { ...options, draw: drawPlan, resume: false })).finish();
}

/** A plan that is being drawn, and its file written but not named yet. */
export interface BegunPlan {
  /** Keeps it and names its file: one plan after the other. Throws as `renderPlan` does. */
  finish(): Promise<RenderedPlan>;
  /** Leaves nothing of it, where it is not to be finished. */
  drop(): Promise<void>;
}

/**
 * The first half of it: reads what is recorded and lets it be drawn and written, which may take its time in another thread and on the disk, while others are begun.
 * Throws as `renderPlan` does.
 */
export async function beginPlan(
  session: Session,
  press: PlanPress,
  prisonerNumber: string,
  options: BatchOptions,
): Promise<BegunPlan> {
  const recipient = await findRecipient(session, prisonerNumber, press.audience, options.recipient);
  const basis = { ...press, recipient };
  const assembled = await assemblePlan(session, prisonerNumber, basis);
  const { issues, again, newest } = assembled;
  const isIssued = again !== undefined && newest?.status === "issued";
  if (mayBeDraft(basis) && !options.draft && !isIssued) refuseErrors(prisonerNumber, issues, "drawn");
  if (options.resume && again !== undefined && newest?.template === press.template.header.name) {
    const file = fileOf(options, press, again.value, prisonerNumber);
    const isSameTemplate = isIssued || newest.templateDigest === press.template.digest;
    if (isSameTemplate && (await isThere(file, newest.sha256, options.password)))
      return {
        finish: async () => ({
          ...shown(newest, newest),
          file,
          issues,
          changes: [],
          alreadyThere: true,
          protected: options.password !== undefined,
          note: press.note,
        }),
        drop: async () => {},
      };
  }
  const staging = drawSameOrNext(session, assembled, press.template, options.draw).then((drawn) =>
    stagePlan({ prisonerNumber, press: basis, assembled, options }, drawn),
  );
  // It is waited for later: until then, a failure is nobody's.
  staging.catch(() => undefined);
  return {
    finish: async () => {
      const plan = await staging;
      return keepPlan(session, plan).catch(async (error: unknown) => {
        await plan.staged.drop();
        throw error;
      });
    },
    drop: async () => staging.then(({ staged }) => staged.drop()).catch(() => undefined),
  };
}

/**
 * The plan there is, where nothing recorded has changed: in the pages it was issued with, or drawn in this form. Else, and where the words of its own template have
 * changed, the next version.
 */
async function drawSameOrNext(
  session: Session,
  { newest, again, next }: AssembledPlan,
  template: PlanTemplate,
  draw: PlanDrawers["draw"],
): Promise<PlanToKeep["drawn"]> {
  const { name } = template.header;
  if (again !== undefined && newest?.status === "issued") {
    const frozen = await session.store.read.plans.findFrozen(newest.id, name);
    return { ...again, drawn: frozen ?? (await draw(again.value, template)) };
  }
  if (again !== undefined) {
    const drawn = await draw(again.value, template);
    if (drawn.sha256 === again.sha256 || newest?.template !== name) return { ...again, drawn };
  }
  return { ...next, drawn: await draw(next.value, template) };
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
