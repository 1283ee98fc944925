import type { PlainDate } from "../domain/plainDate.js";
import type { Prison } from "../domain/records.js";
import type { Session } from "./session.js";

export interface ListedPrison extends Prison {
  /** The day of the newest roll that was taken in. */
  readonly lastRollOn?: PlainDate;
}

/** The prisons of this store, by code; only the session's where it names any. */
export async function listPrisons({ store, prisons }: Session): Promise<readonly ListedPrison[]> {
  const rolls = await store.read.imports.newestByPrison();
  const ours = (await store.read.prisons.list()).filter(({ code }) => prisons.length === 0 || prisons.includes(code));
  return ours.map((prison) => {
    const roll = rolls.get(prison.code);
    return roll === undefined ? prison : { ...prison, lastRollOn: roll.takenOn };
  });
}
