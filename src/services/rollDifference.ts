import type { ReturnedPerson } from "./importRoll/returnedPeople.js";
import type { PersonDateMoves, WindowOpened } from "./importRoll/rollImportResult.js";

/** What is different between one day and another, in the order in which it is told: what cannot wait comes first. */
export interface RollDifference {
  readonly windowOpened: readonly WindowOpened[];
  /** Whose release dates moved; the largest move to an earlier day first. */
  readonly dateMoves: readonly PersonDateMoves[];
  readonly returnedPeople: readonly ReturnedPerson[];
  readonly received: readonly string[];
  readonly transferredIn: readonly string[];
  readonly left: readonly string[];
  /** People who are in another cell of the same prison. */
  readonly moved: number;
}
