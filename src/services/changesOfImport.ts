import type { ChangeKind } from "../domain/importChange.js";
import type { RollImport } from "../store/repositories/imports.js";
import { findReturned } from "./importRoll/returnedPeople.js";
import { byEarliestMove, type ChangeCounts, type RollImportResult } from "./importRoll/rollImportResult.js";
import { readImportChanges } from "./readImportChanges.js";
import type { Session } from "./session.js";

/** What an import changed, as `RollImportResult` tells it on the day itself. */
export type ImportChanges = Required<Pick<RollImportResult, "importId">> &
  Pick<
    RollImportResult,
    | "unchanged"
    | "changes"
    | "firstRollOf"
    | "windowOpened"
    | "dateMoves"
    | "returned"
    | "returnedPeople"
    | "received"
    | "transferredIn"
    | "left"
  >;

/** What an import changed, read from the store, as it told it on the day itself. */
export async function readChangesOf(session: Session, roll: RollImport): Promise<ImportChanges> {
  const earlier = (await session.store.read.imports.list()).filter(({ number }) => number < roll.number);
  const hadRoll = new Set(earlier.flatMap(({ prisons }) => prisons));
  const { changes, windowOpened } = await readImportChanges(session, roll);
  const numbersOf = (kind: ChangeKind) =>
    changes
      .filter((change) => change.kind === kind)
      .map(({ prisonerNumber }) => prisonerNumber)
      .sort();
  const returned = numbersOf("returned");
  // Of a first roll everyone is new to us.
  const newToPrison = changes.filter(({ kind, prison }) => kind === "received" && hadRoll.has(prison?.to ?? ""));
  return {
    importId: roll.number,
    unchanged: roll.counts.unchanged ?? 0,
    changes: changeCounts(roll),
    firstRollOf: roll.prisons.filter((prison) => !hadRoll.has(prison)),
    windowOpened,
    dateMoves: changes
      .filter(({ dateMoves }) => dateMoves.length > 0)
      .map(({ prisonerNumber, dateMoves }) => ({ prisonerNumber, moves: dateMoves }))
      .sort(byEarliestMove),
    returned,
    returnedPeople: await findReturned(session.store.read, roll.takenOn, returned),
    received: newToPrison.map(({ prisonerNumber }) => prisonerNumber).sort(),
    transferredIn: numbersOf("transferredIn"),
    left: numbersOf("left"),
  };
}

function changeCounts({ counts }: RollImport): ChangeCounts {
  const count = (kind: keyof ChangeCounts) => counts[kind] ?? 0;
  return {
    received: count("received"),
    returned: count("returned"),
    transferredIn: count("transferredIn"),
    left: count("left"),
    datesMoved: count("datesMoved"),
    moved: count("moved"),
    detailsChanged: count("detailsChanged"),
  };
}
