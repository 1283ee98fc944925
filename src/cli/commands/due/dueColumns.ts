import type { DeadlineState } from "../../../domain/deadline.js";
import { shortDeadlineLabel } from "../../../domain/deadlines/labels.js";
import type { DueRow } from "../../../services/listDue.js";
import type { Column } from "../../output/column.js";

export const STATE_WORDS: Readonly<Record<DeadlineState, string>> = {
  overdue: "OVERDUE",
  closing: "closing",
  due: "due",
  done: "done",
  closed: "closed",
  not_due: "not due",
  not_applicable: "–",
};

/** All of it, as CSV has it. People are shown some of these. */
export const DUE_COLUMNS: readonly Column<DueRow>[] = [
  { key: "dueOn", title: "By", get: (row) => row.dueOn ?? row.closesOn, kind: "day" },
  {
    key: "state",
    title: "State",
    get: (row) => row.state,
    format: (_, row) => STATE_WORDS[row.state],
    tone: (row) => (row.state === "overdue" ? "bad" : row.state === "closing" ? "warning" : undefined),
  },
  { key: "prisonerNumber", title: "Number", get: (row) => row.prisonerNumber },
  { key: "name", title: "Name", get: (row) => row.name },
  { key: "label", title: "What", get: (row) => row.label, format: (_, row) => shortDeadlineLabel(row) },
  { key: "prison", title: "At", get: (row) => row.prison, dataOnly: true },
  { key: "code", title: "Code", get: (row) => row.code, dataOnly: true },
  { key: "opensOn", title: "Opens", get: (row) => row.opensOn, kind: "day", dataOnly: true },
  { key: "closesOn", title: "Closes", get: (row) => row.closesOn, kind: "day", dataOnly: true },
  { key: "doneOn", title: "Done", get: (row) => row.doneOn, kind: "day", dataOnly: true },
  { key: "reason", title: "Why", get: (row) => row.reason, dataOnly: true },
  { key: "source", title: "Source", get: (row) => row.source, dataOnly: true },
  { key: "worker", title: "Worker", get: (row) => row.worker, dataOnly: true },
  { key: "sure", title: "Sure", get: (row) => row.sure, dataOnly: true },
  { key: "daysLeft", title: "Days", get: (row) => row.daysLeft, dataOnly: true },
  { key: "releaseExpected", title: "Release", get: (row) => row.releaseExpected, kind: "day", dataOnly: true },
];

/** What a list of everyone shows to people. */
export const LIST_COLUMNS: readonly Column<DueRow>[] = ["dueOn", "state", "daysLeft", "prisonerNumber", "name", "label"].map(
  shown,
);

/** A column of the list, shown to people. */
export function shown(key: string): Column<DueRow> {
  const column = DUE_COLUMNS.find((one) => one.key === key);
  if (column === undefined) throw new Error(`no column ${key}`);
  const { dataOnly: _, ...rest } = column;
  return rest;
}
