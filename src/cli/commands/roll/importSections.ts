import { formatDay } from "../../../domain/dateWords.js";
import type { Reject, RollImportResult } from "../../../services/importRoll/rollImportResult.js";
import type { Column } from "../../output/column.js";
import { fields, prose, type Section } from "../../output/section.js";
import { cutTable, differenceSections } from "./differenceSections.js";
import { sheetWords } from "./sheetWords.js";
import { PROPOSALS, PROPOSED } from "./showSections.js";

const REJECTS: readonly Column<Reject>[] = [
  { key: "line", title: "Line", get: (reject) => reject.line },
  { key: "prisonerNumber", title: "Number", get: (reject) => reject.prisonerNumber },
  { key: "column", title: "Column", get: (reject) => reject.column },
  { key: "message", title: "Problem", get: (reject) => reject.message, whole: true },
];

/** What an import did, as an administrator reads it: the difference to yesterday first, the most urgent first. */
export function importSections(result: RollImportResult, checkOnly: boolean, verbose: boolean): Section[] {
  const known = result.windowOpened.filter((opened) => opened.reason !== "received");
  // On the first roll of a prison everyone is new to us: their number says more than their list.
  const windowOpened = result.firstRollOf.length > 0 ? known : result.windowOpened;
  const already = result.windowOpened.length - windowOpened.length;
  return [
    fields(figures(result, checkOnly), `${checkOnly ? "A check of " : ""}${result.file}, roll of ${formatDay(result.takenOn)}`),
    ...(already === 0
      ? []
      : [prose(`${already} people of this first roll are in the window already: \`resettle window\` lists them.`)]),
    ...differenceSections({ ...result, windowOpened, moved: result.changes.moved }),
    ...cutTable(PROPOSED, PROPOSALS, result.mergeProposals),
    ...cutTable("Rejected", REJECTS, result.rejects),
    ...(verbose && result.ignored.length > 0
      ? [prose(result.ignored.join(", "), `Columns left out, as the mapping says (${result.ignored.length})`)]
      : []),
  ];
}

function figures(result: RollImportResult, checkOnly: boolean): Parameters<typeof fields>[0] {
  const { changes } = result;
  const some = (count: number) => (count === 0 ? undefined : count);
  return [
    ["Prisons", result.prisons.join(", ")],
    ["Day", result.takenOnLine === undefined ? undefined : `as line ${result.takenOnLine} says`],
    ["Read with", `${result.mapping}, ${result.encoding}${sheetWords(result)}${result.complete ? "" : ", a part of a roll"}`],
    [
      "Rows",
      `${result.rows}: ${result.accepted} ${checkOnly ? "can be taken in" : "taken in"}, ${result.rejected} rejected, ${result.duplicates} repeated${result.erased === 0 ? "" : `, ${result.erased} left out since they were erased`}`,
    ],
    ["Unchanged", result.unchanged],
    ["Received", some(changes.received)],
    ["Returned", some(changes.returned)],
    ["Transferred in", some(changes.transferredIn)],
    ["Gone", some(changes.left)],
    ["Dates moved", some(changes.datesMoved)],
    ["Moved cell", some(changes.moved)],
    ["Details changed", some(changes.detailsChanged)],
  ];
}
