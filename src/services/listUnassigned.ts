import { findOverseers } from "../domain/overseers.js";
import { listName } from "../domain/person.js";
import type { PlainDate } from "../domain/plainDate.js";
import type { WindowState } from "../domain/windowResult.js";
import { NEEDS_WORK } from "./listWindow.js";
import { peopleWithWindows } from "./peopleWithWindows.js";
import type { Session } from "./session.js";

/** Somebody whose resettlement nobody oversees, on one side of the gate or both. */
export interface UnassignedRow {
  readonly prisonerNumber: string;
  readonly name: string;
  readonly prison: string;
  readonly state: WindowState;
  readonly releaseExpected?: PlainDate;
  /** Short name of who oversees it there; absent where there is nobody. */
  readonly inPrison?: string;
  readonly inCommunity?: string;
}

/** People in the window (everyone on the roll with `all`) whom nobody oversees in prison or in the community, the next to be released first. A worker who has left oversees nobody. */
export async function listUnassigned(session: Session, { all }: { readonly all: boolean }): Promise<readonly UnassignedRow[]> {
  const { read } = session.store;
  const assignments = await read.assignments.heldByPerson(session.asOf);
  const left = new Set((await read.workers.list()).filter(({ active }) => !active).map(({ name }) => name));
  const rows: UnassignedRow[] = [];
  for await (const { person, window } of peopleWithWindows(session)) {
    if (!all && !NEEDS_WORK.has(window.state)) continue;
    const held = (assignments.get(person.prisonerNumber) ?? []).filter(({ worker }) => !left.has(worker));
    const { inPrison, inCommunity } = findOverseers(held);
    if (inPrison !== undefined && inCommunity !== undefined) continue;
    rows.push({
      prisonerNumber: person.prisonerNumber,
      name: listName(person),
      prison: person.prison,
      state: window.state,
      ...(window.releaseExpected === undefined ? {} : { releaseExpected: window.releaseExpected }),
      ...(inPrison === undefined ? {} : { inPrison: inPrison.worker }),
      ...(inCommunity === undefined ? {} : { inCommunity: inCommunity.worker }),
    });
  }
  await session.store.recordLook(session.actor, "who has nobody", {
    action: "worker.unassigned",
    details: { people: rows.length },
  });
  return rows.sort(
    (a, b) => compare(a.releaseExpected ?? "9999", b.releaseExpected ?? "9999") || compare(a.prisonerNumber, b.prisonerNumber),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
