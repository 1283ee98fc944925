import { AppError } from "../../domain/appError.js";
import { isReleasePlan } from "../../domain/planLife.js";
import type { PlanStatus } from "../../domain/records.js";
import type { DrawnPlan } from "../../plan/drawPlan.js";
import { findPlanChanges, type PlanChange } from "../../plan/planChanges.js";
import type { PlanIssue } from "../../plan/planIssue.js";
import { type PlanValue, parsePlanValue } from "../../plan/planValue.js";
import { protectPdf } from "../../plan/protectPdf.js";
import type { AuditAct } from "../../store/audit.js";
import type { PlanSummary } from "../../store/repositories/plans.js";
import type { Session } from "../session.js";
import { type StagedFile, stageWholeFile } from "../writeWholeFile.js";
import { type AssembledPlan, type SealedPlan, seriesOf } from "./assemblePlan.js";
import { keepOrLook } from "./keepOrLook.js";
import { fileOf, type RenderOptions } from "./planFiles.js";
import type { PlanPress } from "./planPress.js";

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
  /** Whether its file was there, as recorded, and was left as it is. */
  readonly alreadyThere: boolean;
  /** Whether the file is a copy that opens with a password only; `sha256` is that of the plan itself. */
  readonly protected: boolean;
  /** What the person asked for and did not get: the form of their plan, and what is missing of it. */
  readonly note?: string | undefined;
}

interface PlanToStage {
  readonly prisonerNumber: string;
  readonly press: PlanPress;
  readonly assembled: AssembledPlan;
  readonly options: RenderOptions;
}

/** A plan that was drawn, and its file written but not named yet. */
export interface PlanToKeep extends PlanToStage {
  readonly drawn: SealedPlan & { readonly drawn: DrawnPlan };
  readonly file: string;
  readonly staged: StagedFile;
}

/** All of its file on the disk, without its name. Throws AppError store. */
export async function stagePlan(plan: PlanToStage, drawn: PlanToKeep["drawn"]): Promise<PlanToKeep> {
  const { options, press, prisonerNumber } = plan;
  const { password } = options;
  const file = fileOf(options, press, drawn.value, prisonerNumber);
  const { pdf } = drawn.drawn;
  return { ...plan, drawn, file, staged: await stageWholeFile(file, password === undefined ? pdf : protectPdf(pdf, password)) };
}

/** Keeps what was drawn and gives its file its name: first the one, then the other, so that no file is there that is not on record. */
export async function keepPlan(
  session: Session,
  { prisonerNumber, press, assembled, options, file, staged, ...plan }: PlanToKeep,
): Promise<RenderedPlan> {
  const { value, valueHash, drawn } = plan.drawn;
  const changes = await changesSince(session, assembled.newest, value);
  const { password } = options;
  const { name: template } = press.template.header;
  const actOn = (kept: PlanSummary) => actOfDrawing(kept, drawn, press, options);
  const write = session.store.write(session.actor, "draw a release plan", async (tx) => {
    const kept = await tx.plans.record({
      prisonerNumber,
      recordedOn: session.asOf,
      ...seriesOf(press),
      status: isReleasePlan(value) ? "draft" : "printed",
      template,
      templateDigest: press.template.digest,
      value: JSON.stringify(value),
      valueHash,
      pages: drawn.pages,
      sha256: drawn.sha256,
    });
    if (kept.version !== value.version) throw overtaken(prisonerNumber);
    await tx.plans.keepForm(kept.id, template, { ...drawn, pdf: kept.status === "issued" ? drawn.pdf : undefined });
    tx.act(actOn(kept));
    return kept;
  });
  const { newest } = assembled;
  const onRecord = newest?.valueHash === valueHash ? newest : undefined;
  const kept = await keepOrLook(session, write, onRecord, actOn);
  await staged.finish();
  const told = { ...shown(kept, drawn), template, file, issues: assembled.issues, changes };
  return { ...told, alreadyThere: false, protected: password !== undefined, note: press.note };
}

/** What the trail says of a plan that was drawn. */
function actOfDrawing(kept: PlanSummary, { pages, sha256 }: DrawnPlan, press: PlanPress, options: RenderOptions): AuditAct {
  const { id: record, version, prisonerNumber: subject } = kept;
  const how = { ...readersOfPage(press, options), ...(options.password === undefined ? {} : { protected: true }) };
  const details = { version, template: press.template.header.name, pages, sha256, ...how };
  return { action: "plan.render", subject, record, details };
}

/** Whom pages that are not the person's own were given to, for the audit trail. */
function readersOfPage({ audience, recipient }: PlanPress, options: RenderOptions): Readonly<Record<string, string>> {
  return audience === "own" ? {} : { audience, recipient: recipient?.id ?? options.recipient ?? "" };
}

/** What is told of a plan itself. */
export function shown(
  { prisonerNumber, id, version, status, template, language, audience }: PlanSummary,
  { pages, sha256 }: Pick<DrawnPlan, "pages" | "sha256">,
) {
  return { prisonerNumber, planId: id, version, status, template, language, audience, pages, sha256 };
}

/** What a new version says otherwise than the one before. */
async function changesSince(session: Session, newest: PlanSummary | undefined, value: PlanValue): Promise<readonly PlanChange[]> {
  if (newest === undefined || newest.version === value.version) return [];
  const before = await session.store.read.plans.getWhole(newest.id);
  return findPlanChanges(parsePlanValue(before.value), value);
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
