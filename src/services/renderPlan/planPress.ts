import type { DateLanguage } from "../../domain/dateWords.js";
import { isReleasePlan } from "../../domain/planLife.js";
import { PLAN_AUDIENCES, type PlanAudience } from "../../domain/records.js";
import type { PlanTemplate } from "../../plan/planTemplate.js";
import { readCatalogue } from "../checkAppointments.js";
import { readRollLists } from "../gatherCase.js";
import { getPlanTemplate } from "../planTemplates.js";
import { loadModules } from "../programme/modules.js";
import { resolvePerson } from "../resolvePerson.js";
import { loadReadableScreenings } from "../screeningTemplates.js";
import type { Session } from "../session.js";
import type { PlanBasis } from "./assemblePlan.js";

/** The template that is used where no other is said. */
export const STANDARD_TEMPLATE = "standard";

/** What is needed to draw any number of plans, read and checked once. */
export interface PlanPress extends PlanBasis {
  readonly template: PlanTemplate;
  /** What is to be said of a plan it draws (chosenForm.ts). */
  readonly note?: string | undefined;
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
