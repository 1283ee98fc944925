import { AppError } from "../../domain/appError.js";
import { lastDayOf } from "../../domain/deadlineOrder.js";
import { addDays } from "../../domain/plainDate.js";
import { peopleWithWindows } from "../peopleWithWindows.js";
import type { Session } from "../session.js";
import { deadlinesOf, readTeamRecords } from "../teamRecords.js";
import type { FormChooser } from "./chosenForm.js";
import type { RenderedPlan } from "./keepPlan.js";
import { openDrawers } from "./planDrawers.js";
import type { RenderOptions } from "./planFiles.js";
import { type BegunPlan, beginPlan } from "./renderPlan.js";

export interface DuePlans {
  readonly drawn: readonly RenderedPlan[];
  /** Whose plan could not be drawn, and why. */
  readonly refused: readonly {
    readonly prisonerNumber: string;
    readonly code: string;
    readonly message: string;
    readonly problems: readonly string[];
  }[];
}

interface DuePlansOptions extends RenderOptions {
  /** Threads that draw; as many as the computer has cores for where not said. */
  readonly workers?: number | undefined;
}

/**
 * Draws the plan of everyone whose plan has to be agreed soon (within `closingSoonDays` of the policy) or should have been, and who has not been released. One that cannot be
 * drawn does not stop the others. One whose file is there as it was recorded is left: run again, it goes on where it stopped. Each plan is kept by itself, so that a crash
 * loses no more than the one in hand.
 */
export async function renderDuePlans(
  session: Session,
  forms: FormChooser,
  options: DuePlansOptions,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<DuePlans> {
  const people = await findPlansDue(session);
  const batch = new Batch(onProgress, people.length);
  const drawers = openDrawers(people.length, options.workers);
  try {
    const how = { ...options, draw: drawers.draw, resume: true };
    for (const prisonerNumber of people) {
      session.signal.throwIfAborted();
      batch.add(
        prisonerNumber,
        await settled(forms.draw(prisonerNumber, (press) => beginPlan(session, press, prisonerNumber, how))),
      );
      if (batch.waiting >= drawers.ahead) await batch.finishOne();
    }
    while (batch.waiting > 0) {
      session.signal.throwIfAborted();
      await batch.finishOne();
    }
  } finally {
    await batch.dropRest();
    await drawers.close();
  }
  const { drawn, refused } = batch;
  const there = drawn.filter(({ alreadyThere }) => alreadyThere).length;
  if (there > 0)
    await session.store.recordLook(session.actor, "draw the plans that are due", { action: "plan.due", details: { there } });
  return { drawn, refused };
}

/** Plans that were begun, kept one after the other in the order they came. */
class Batch {
  readonly drawn: RenderedPlan[] = [];
  readonly refused: DuePlans["refused"][number][] = [];
  private readonly begun: { readonly prisonerNumber: string; readonly plan: BegunPlan }[] = [];
  private done = 0;

  constructor(
    private readonly onProgress: (done: number, total: number) => void,
    private readonly total: number,
  ) {}

  get waiting(): number {
    return this.begun.length;
  }

  add(prisonerNumber: string, plan: BegunPlan): void {
    this.begun.push({ prisonerNumber, plan });
  }

  /** What was begun and is not to be finished leaves no file. */
  async dropRest(): Promise<void> {
    await Promise.all(this.begun.splice(0).map(({ plan }) => plan.drop()));
  }

  async finishOne(): Promise<void> {
    const next = this.begun.shift();
    if (next === undefined) return;
    try {
      this.drawn.push(await next.plan.finish());
    } catch (error) {
      if (!(error instanceof AppError) || error.kind === "store") throw error;
      const { code, message, issues } = error;
      this.refused.push({ prisonerNumber: next.prisonerNumber, code, message, problems: issues.map((issue) => issue.message) });
    }
    this.done += 1;
    this.onProgress(this.done, this.total);
  }
}

/** A plan that was refused at once waits for its turn too, so that people come in their order. */
async function settled(beginning: Promise<BegunPlan>): Promise<BegunPlan> {
  return beginning.catch((error: unknown) => ({ finish: () => Promise.reject(error), drop: async () => {} }));
}

async function findPlansDue(session: Session): Promise<readonly string[]> {
  const records = await readTeamRecords(session);
  const horizon = addDays(session.asOf, session.policy.closingSoonDays);
  const due: string[] = [];
  for await (const { person, window } of peopleWithWindows(session)) {
    const release = window.releaseExpected ?? window.releaseStatutory;
    if (window.state !== "open" || release === undefined || release < session.asOf) continue;
    const agreed = deadlinesOf(session, person, window, records).find((deadline) => deadline.code === "plan_agreed");
    if (agreed === undefined || agreed.state === "done") continue;
    const last = lastDayOf(agreed);
    if (last !== undefined && last <= horizon) due.push(person.prisonerNumber);
  }
  return due;
}
