import { dirname } from "node:path";
import { parentPort } from "node:worker_threads";
import { AppError } from "../../domain/appError.js";
import { drawPlan } from "../../plan/drawPlan.js";
import { loadPlanTemplate, type PlanTemplate } from "../../plan/planTemplate.js";
import type { DrawnAnswer, DrawTask } from "./planDrawers.js";

/** A thread that only draws: a plan's value comes in, its bytes go out. It never sees the store, nor the folder the plans go to. */
parentPort?.on("message", async (task: DrawTask) => {
  parentPort?.postMessage(await answer(task));
});

/** Each template is read once. */
const templates = new Map<string, Promise<PlanTemplate>>();

function templateAt(file: string): Promise<PlanTemplate> {
  const template = templates.get(file) ?? loadPlanTemplate(dirname(file));
  templates.set(file, template);
  return template;
}

async function answer({ id, value, templateFile }: DrawTask): Promise<DrawnAnswer> {
  try {
    return { id, drawn: await drawPlan(value, await templateAt(templateFile)) };
  } catch (error) {
    // A thread passes on plain values only: what can be acted on is made an error again on the other side.
    if (!(error instanceof AppError)) throw error;
    const { kind, code, message, hint, issues } = error;
    return { id, refused: { kind, code, message, hint, issues } };
  }
}
