import { dirname } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { AppError } from "../../domain/appError.js";
import { drawPlan } from "../../plan/drawPlan.js";
import { loadPlanTemplate } from "../../plan/planTemplate.js";
import type { DrawnAnswer, DrawTask, WorkerStart } from "./planDrawers.js";

/** A thread that only draws: a plan's value comes in, its bytes go out. It never sees the store, nor the folder the plans go to. */
const { templateFile } = workerData as WorkerStart;
const template = loadPlanTemplate(dirname(templateFile));

parentPort?.on("message", async ({ id, value }: DrawTask) => {
  parentPort?.postMessage(await answer(id, value));
});

async function answer(id: number, value: DrawTask["value"]): Promise<DrawnAnswer> {
  try {
    return { id, drawn: await drawPlan(value, await template) };
  } catch (error) {
    // A thread passes on plain values only: what can be acted on is made an error again on the other side.
    if (!(error instanceof AppError)) throw error;
    const { kind, code, message, hint, issues } = error;
    return { id, refused: { kind, code, message, hint, issues } };
  }
}
