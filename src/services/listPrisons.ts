import type { PlainDate } from "../domain/plainDate.js";
import type { Prison } from "../domain/records.js";
import type { Session } from "./session.js";

export interface ListedPrison extends Prison {
  /** The day of the newest roll that was taken in. */
  readonly lastRollOn?: PlainDate;
}

/** The prisons of this store, by code. */
export async function listPrisons({ store }: Session): Promise<readonly ListedPrison[]> {
  const rolls = await store.read.imports.newestByPrison();
  return (await store.read.prisons.list()).map((prison) => {
    const roll = rolls.get(prison.code);
    return roll === undefined ? prison : { ...prison, lastRollOn: roll.takenOn };
  });
}
