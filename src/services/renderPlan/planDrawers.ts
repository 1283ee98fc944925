import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { AppError } from "../../domain/appError.js";
import { type DrawnPlan, type DrawnValue, drawPlan } from "../../plan/drawPlan.js";
import type { PlanTemplate } from "../../plan/planTemplate.js";

/** Draws plans, in the order they come or several at once: the bytes are the same. Close it when done. */
export interface PlanDrawers {
  /** How many plans it is worth having drawn and written ahead: a disk takes several files in the time of one. */
  readonly ahead: number;
  /** Throws as `drawPlan` does. */
  draw(value: DrawnValue, template: PlanTemplate): Promise<DrawnPlan>;
  close(): Promise<void>;
}

export interface DrawTask {
  readonly id: number;
  readonly value: DrawnValue;
  readonly templateFile: string;
}

export type DrawnAnswer =
  | { readonly id: number; readonly drawn: DrawnPlan }
  | { readonly id: number; readonly refused: Pick<AppError, "kind" | "code" | "message" | "hint" | "issues"> };

/** Beside the program where it is built; there is none where it runs from its source. */
const WORKER_FILE = new URL("./drawWorker.js", import.meta.url);
/** A worker takes as long to start as this many plans take to draw. */
const WORTH_WORKERS = 100;
const MOST_WORKERS = 4;
/** As many files as Node writes at once. */
const WRITTEN_AHEAD = 4;

/**
 * Drawers for a batch of plans. `wanted` is how many threads; where not said, one for each core but the one that reads and keeps, for a batch that is worth it.
 * None means that the plans are drawn in this thread.
 */
export function openDrawers(plans: number, wanted?: number): PlanDrawers {
  const fitting = plans < WORTH_WORKERS ? 0 : Math.min(MOST_WORKERS, availableParallelism() - 1);
  const count = existsSync(fileURLToPath(WORKER_FILE)) ? (wanted ?? fitting) : 0;
  if (count === 0) return { ahead: WRITTEN_AHEAD, draw: (value, template) => drawPlan(value, template), close: async () => {} };
  const threads = Array.from({ length: count }, () => new DrawThread());
  return {
    ahead: 2 * count + WRITTEN_AHEAD,
    draw: (value, { file }) =>
      threads.reduce((idlest, thread) => (thread.waiting < idlest.waiting ? thread : idlest)).draw(value, file),
    close: async () => {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

interface Waiting {
  readonly resolve: (drawn: DrawnPlan) => void;
  readonly reject: (error: unknown) => void;
}

class DrawThread {
  private readonly worker: Worker;
  private readonly tasks = new Map<number, Waiting>();
  private count = 0;
  private failure: unknown;

  constructor() {
    this.worker = new Worker(WORKER_FILE);
    this.worker.on("message", (answer: DrawnAnswer) => this.settle(answer));
    this.worker.on("error", (error) => this.fail(error));
    this.worker.on("exit", () => this.fail(new Error("a thread that draws plans ended")));
  }

  get waiting(): number {
    return this.tasks.size;
  }

  draw(value: DrawnValue, templateFile: string): Promise<DrawnPlan> {
    return new Promise((resolve, reject) => {
      if (this.failure !== undefined) return reject(this.failure);
      const id = ++this.count;
      this.tasks.set(id, { resolve, reject });
      this.worker.postMessage({ id, value, templateFile } satisfies DrawTask);
    });
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private settle(answer: DrawnAnswer): void {
    const task = this.tasks.get(answer.id);
    this.tasks.delete(answer.id);
    if ("drawn" in answer) {
      task?.resolve(answer.drawn);
      return;
    }
    const { kind, code, message, hint, issues } = answer.refused;
    task?.reject(new AppError(kind, code, message, { ...(hint === undefined ? {} : { hint }), issues }));
  }

  private fail(error: unknown): void {
    this.failure ??= error;
    for (const { reject } of this.tasks.values()) reject(this.failure);
    this.tasks.clear();
  }
}
