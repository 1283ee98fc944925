import type { PlainDate } from "../../domain/plainDate.js";
import type { RejectedRow } from "../../roll/rollRow.js";
import type { RollSurvey } from "../../roll/rollSurvey.js";
import type { RollImport } from "../../store/repositories/imports.js";
import { byEarliestMove, type Reject, type RollImportResult } from "./rollImportResult.js";
import type { RollOutcome } from "./takeInRows.js";

interface Parts {
  readonly survey: RollSurvey;
  readonly takenOn: PlainDate;
  readonly outcome: RollOutcome;
  readonly warnings: RollImportResult["warnings"];
  readonly lastRolls: ReadonlyMap<string, RollImport>;
}

/** What an import tells, from what it found. */
export function buildImportResult({ survey, takenOn, outcome, warnings, lastRolls }: Parts): RollImportResult {
  const { findings, rejected } = outcome;
  const prisons = survey.prisons.map((prison) => prison.code);
  return {
    file: survey.file,
    sha256: survey.layout.bytes.sha256,
    takenOn,
    ...(survey.takenOnLine === undefined || takenOn !== survey.takenOn ? {} : { takenOnLine: survey.takenOnLine }),
    prisons,
    complete: survey.complete,
    ...(survey.partialBecause === undefined ? {} : { partialBecause: survey.partialBecause }),
    mapping: survey.mapping.name,
    ignored: survey.ignored,
    encoding: survey.layout.bytes.encoding,
    ...(survey.sheet === undefined ? {} : { sheet: survey.sheet }),
    rows: survey.rows,
    accepted: outcome.people,
    rejected: rejected.length,
    duplicates: outcome.duplicates,
    erased: outcome.erased,
    unchanged: findings.unchanged,
    changes: outcome.changes,
    firstRollOf: prisons.filter((prison) => !lastRolls.has(prison)),
    windowOpened: outcome.windowOpened,
    dateMoves: findings.dateMoves.sort(byEarliestMove),
    returned: findings.returned.sort(),
    returnedPeople: [],
    backAfterErasure: findings.backAfterErasure.sort(),
    received: findings.received.sort(),
    transferredIn: findings.transferredIn.sort(),
    left: [...outcome.gone].sort(),
    mergeProposals: [],
    onTwoRolls: outcome.onTwoRolls,
    rejects: rejected.map(rejectOf),
    warnings,
  };
}

function rejectOf({ line, prisonerNumber, column, code, message }: RejectedRow): Reject {
  return {
    line,
    ...(prisonerNumber === undefined ? {} : { prisonerNumber }),
    ...(column === undefined ? {} : { column }),
    code,
    message,
  };
}
