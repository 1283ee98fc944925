import type { PlainDate } from "../../domain/plainDate.js";
import { dayInLondon } from "../../domain/plainTime.js";
import { type ErasedNumbers, erasedNumberHash } from "../../store/repositories/erasures.js";
import type { RollImportResult } from "./rollImportResult.js";

/**
 * What a row means whose person's record was erased. `leftOut`: the roll is of that day or one before, so it tells of what was erased, and would bring it back. `back`: it is of a later
 * day, so they have come into custody again since, and a record of that begins; or somebody said that it is to be taken in. Undefined where nobody of that number was erased.
 */
export type ErasureWatch = (prisonerNumber: string) => "leftOut" | "back" | undefined;

/** `bringBack`: whoever was erased is taken in, whatever the day of the roll. */
export function watchErased({ key, erasedAt }: ErasedNumbers, takenOn: PlainDate, bringBack: boolean): ErasureWatch {
  if (erasedAt.size === 0) return () => undefined;
  return (prisonerNumber) => {
    const at = erasedAt.get(erasedNumberHash(key, prisonerNumber));
    if (at === undefined) return undefined;
    return bringBack || takenOn > dayInLondon(new Date(at)) ? "back" : "leftOut";
  };
}

/** How many, never who: what is warned of is kept with the import. */
export function warnOfErased(takenOn: PlainDate, leftOut: number, back: number): RollImportResult["warnings"] {
  const people = (count: number) => (count === 1 ? "One person's record was" : `${count} people's records were`);
  return [
    ...(leftOut === 0
      ? []
      : [
          {
            code: "ERASED_LEFT_OUT",
            message: `${people(leftOut)} erased on the day of this roll (${takenOn}) or after it: left out. If it was a mistake to erase, --bring-back-erased takes them in.`,
          },
        ]),
    ...(back === 0
      ? []
      : [
          {
            code: "BACK_AFTER_ERASURE",
            message: `${people(back)} erased before, and this roll names them: a new record begins.`,
          },
        ]),
  ];
}
