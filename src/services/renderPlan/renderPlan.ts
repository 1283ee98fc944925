import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "../../domain/appError.js";
import type { DateLanguage } from "../../domain/dateWords.js";
import { isReleasePlan } from "../../domain/planLife.js";
import { PLAN_AUDIENCES, type PlanAudience, type PlanStatus } from "../../domain/records.js";
import type { PlanIssue } from "../../plan/planIssue.js";

export type { PlanIssue } from "../../plan/planIssue.js";

import { type DrawnPlan, drawPlan } from "../../plan/drawPlan.js";
import { findPlanChanges, type PlanChange } from "../../plan/planChanges.js";
import type { PlanTemplate } from "../../plan/planTemplate.js";
import { type PlanValue, parsePlanValue } from "../../plan/planValue.js";
import { isCopyOf, protectPdf } from "../../plan/protectPdf.js";
import type { AuditAct } from "../../store/audit.js";
import type { PlanSummary } from "../../store/repositories/plans.js";
import { readCatalogue } from "../checkAppointments.js";
import { readRollLists } from "../gatherCase.js";
import { getPlanTemplate } from "../planTemplates.js";
import { loadModules } from "../programme/modules.js";
import { resolvePerson } from "../resolvePerson.js";
import { loadReadableScreenings } from "../screeningTemplates.js";
import type { Session } from "../session.js";
import { type StagedFile, stageWholeFile } from "../writeWholeFile.js";
import { type AssembledPlan, assemblePlan, mayBeDraft, type PlanBasis, type SealedPlan, seriesOf } from "./assemblePlan.js";
import { findRecipient } from "./findRecipient.js";
import { keepOrLook } from "./keepOrLook.js";
import type { PlanDrawers } from "./planDrawers.js";

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
  /** Whether its file was there, as recorded, and was left as it is. */
  readonly alreadyThere: boolean;
  /** Whether the file is a copy that opens with a password only; `sha256` is that of the plan itself. */
  readonly protected: boolean;
  /** What the person asked for and did not get: the form of their plan, and what is missing of it. */
  readonly note?: string | undefined;
}

/** What is needed to draw any number of plans, read and checked once. */
export interface PlanPress extends PlanBasis {
  readonly template: PlanTemplate;
  /** What is to be said of a plan it draws (chosenForm.ts). */
  readonly note?: string | undefined;
}

export interface RenderOptions {
  readonly out: string;
  /** Whom the pages are for: the id or name of a contact for a family's page, anything else is only recorded. */
  readonly recipient?: string | undefined;
  /** Draw it although it has errors: its pages then say that it is a draft. One without errors is the same plan either way. */
  readonly draft: boolean;
  /** Opens the copies that are written, which are for sending; what is kept and issued is never protected. */
  readonly password?: string | undefined;
}

/** How a plan of a batch is begun. */
interface BatchOptions extends RenderOptions {
  readonly draw: PlanDrawers["draw"];
  /** Leave a file that is there as it was recorded, rather than draw it again. */
  readonly resume: boolean;
}

/**
 * Reads the template, in a language where one is said, and the catalogue. Throws AppError notFound where there is no such template, and input with file and line where
 * either is wrong: before anything is drawn.
 */
export async function preparePress(session: Session, templateName: string, language?: DateLanguage): Promise<PlanPress> {
  const template = await getPlanTemplate(templateName, session.env, language);
  const [catalogue, screenings] = [await readCatalogue(session), await loadReadableScreenings(session.env)];
  const { header } = template;
  const page = { language: header.language, audience: audienceOf(header), document: header.document };
  const [rolls, modules] = [await readRollLists(session), await loadModules(session.env)];
  return { template, catalogue, screenings, rolls, modules, ...page };
}

/** The template a person's newest release plan was drawn from; the standard one where none was drawn. */
export async function templateOfPlan(session: Session, typed: string): Promise<string> {
  const plans = await session.store.read.plans.list(await resolvePerson(session, typed));
  return plans.findLast(isReleasePlan)?.template ?? STANDARD_TEMPLATE;
}

/** The template that a version of a person's release plan was issued in, in this language where one is said; undefined where it was not issued. */
export async function templateOfIssued(
  session: Session,
  typed: string,
  version: number,
  language: DateLanguage | undefined,
): Promise<string | undefined> {
  const plans = await session.store.read.plans.list(await resolvePerson(session, typed));
  const issued = plans.filter((plan) => isReleasePlan(plan) && plan.version === version && plan.status === "issued");
  return issued.findLast((plan) => language === undefined || plan.language === language)?.template;
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

interface PlanToStage {
  readonly prisonerNumber: string;
  readonly press: PlanPress;
  readonly assembled: AssembledPlan;
  readonly options: RenderOptions;
}

interface PlanToKeep extends PlanToStage {
  readonly drawn: SealedPlan & { readonly drawn: DrawnPlan };
  readonly file: string;
  readonly staged: StagedFile;
}

/** All of its file on the disk, without its name. Throws AppError store. */
async function stagePlan(plan: PlanToStage, drawn: PlanToKeep["drawn"]): Promise<PlanToKeep> {
  const { options, press, prisonerNumber } = plan;
  const { password } = options;
  const file = fileOf(options, press, drawn.value, prisonerNumber);
  const { pdf } = drawn.drawn;
  return { ...plan, drawn, file, staged: await stageWholeFile(file, password === undefined ? pdf : protectPdf(pdf, password)) };
}

/** Keeps what was drawn and gives its file its name: first the one, then the other, so that no file is there that is not on record. */
async function keepPlan(
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
function shown(
  { prisonerNumber, id, version, status, template, language, audience }: PlanSummary,
  { pages, sha256 }: Pick<DrawnPlan, "pages" | "sha256">,
) {
  return { prisonerNumber, planId: id, version, status, template, language, audience, pages, sha256 };
}

export function fileOf(
  { out, password }: Pick<RenderOptions, "out" | "password">,
  { template }: PlanPress,
  value: PlanValue,
  prisonerNumber: string,
): string {
  const name = fileNameOf(value, template.header.name, prisonerNumber);
  return join(out, `${name}${password === undefined ? "" : "-protected"}.pdf`);
}

/** Whether a file is the plan of this digest; with a password, a copy of it that opens with that. */
async function isThere(file: string, sha256: string, password: string | undefined): Promise<boolean> {
  const bytes = await readFile(file).catch(() => undefined);
  if (bytes === undefined) return false;
  if (password !== undefined) return isCopyOf(bytes, sha256, password);
  return createHash("sha256").update(bytes).digest("hex") === sha256;
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

/** The plan's own pages are called by person and version; those for other readers and in other forms by their template too. */
function fileNameOf({ version }: PlanValue, template: string, prisonerNumber: string): string {
  return `${template === STANDARD_TEMPLATE ? "plan" : template}-${prisonerNumber}-v${version}`;
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
