import { earliestOf } from "../../domain/plainDate.js";
import type { PlanCustody } from "../../plan/planCase.js";
import type { GatheredCase } from "../gatherCase.js";
import type { Session } from "../session.js";

/**
 * When this time in custody began. The first complete roll of a prison shows everyone at once: of whoever was on it, only the roll's own day of reception says
 * when they came in.
 */
export async function planCustodyOf({ store }: Session, { custody, stays }: GatheredCase): Promise<PlanCustody> {
  const stay = stays.at(-1);
  const received = custody?.person.facts.receptionDate;
  if (stay === undefined) return { receivedOn: received, since: received };
  const rolls = (await store.read.imports.list()).filter(
    ({ complete, prisons }) => complete && custody !== undefined && prisons.includes(custody.person.prison),
  );
  const first = earliestOf(rolls.map(({ takenOn }) => takenOn));
  const cameLater = first !== undefined && stay.firstSeenOn > first;
  return {
    receivedOn: received ?? (cameLater ? stay.receivedOn : undefined),
    since: earliestOf([stay.receivedOn, stay.firstSeenOn]),
  };
}
