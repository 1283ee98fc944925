import { AppError } from "../../domain/appError.js";
import { lastDayOf } from "../../domain/deadlineOrder.js";
import { addDays } from "../../domain/plainDate.js";
import { peopleWithWindows } from "../listWindow.js";
import type { Session } from "../session.js";
import { deadlinesOf, readTeamRecords } from "../teamRecords.js";
import type { FormChooser } from "./chosenForm.js";
import { type RenderedPlan, type RenderOptions, renderPlan } from "./renderPlan.js";

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

/**
 * Draws the plan of everyone whose plan has to be agreed soon (within `closingSoonDays` of the policy) or should have been, and who has not been released. One that cannot be
 * drawn does not stop the others.
 */
export async function renderDuePlans(
  session: Session,
  forms: FormChooser,
  options: RenderOptions,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<DuePlans> {
  const people = await findPlansDue(session);
  const drawn: RenderedPlan[] = [];
  const refused: DuePlans["refused"][number][] = [];
  for (const [index, prisonerNumber] of people.entries()) {
    session.signal.throwIfAborted();
    try {
      drawn.push(await forms.draw(prisonerNumber, (press) => renderPlan(session, press, prisonerNumber, options)));
    } catch (error) {
      if (!(error instanceof AppError) || error.kind === "store") throw error;
      refused.push({
        prisonerNumber,
        code: error.code,
        message: error.message,
        problems: error.issues.map((issue) => issue.message),
      });
    }
    onProgress(index + 1, people.length);
  }
  return { drawn, refused };
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
