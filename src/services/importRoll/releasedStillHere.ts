import type { PlainDate } from "../../domain/plainDate.js";
import type { StoreWriter } from "../../store/writer.js";
import { isBack } from "../findReleased.js";
import type { RollImportResult } from "./rollImportResult.js";

const MOST_NUMBERS = 10;

/** People of these prisons who were recorded as gone before the day of a roll that still has them, without having come in since: somebody is mistaken. */
export async function warnOfReleased(
  tx: StoreWriter,
  prisons: ReadonlySet<string>,
  takenOn: PlainDate,
): Promise<RollImportResult["warnings"]> {
  const gone = new Map<string, PlainDate>();
  for (const [prisonerNumber, said] of await tx.releases.listByPerson()) {
    for (const { on, undoneOn } of said) if (undoneOn === undefined && on < takenOn) gone.set(prisonerNumber, on);
  }
  const current = await tx.custody.current([...gone.keys()]);
  const stays = await tx.stays.listOfEach(new Set(current.keys()));
  const still = [...current].filter(([prisonerNumber, { person }]) => {
    const on = gone.get(prisonerNumber);
    const since = stays.get(prisonerNumber)?.at(-1)?.firstSeenOn;
    return on !== undefined && since !== undefined && since <= on && prisons.has(person.prison) && !isBack(person.facts, on);
  });
  if (still.length === 0) return [];
  const numbers = still.map(([prisonerNumber]) => prisonerNumber).sort();
  const shown = numbers.slice(0, MOST_NUMBERS).join(", ");
  const more = numbers.length > MOST_NUMBERS ? " and others" : "";
  const message = `Recorded as released or gone, and still on this roll: ${numbers.length} (${shown}${more}). \`resettle person release <number> --undo\` takes a release back.`;
  return [{ code: "RELEASED_STILL_HERE", message }];
}
