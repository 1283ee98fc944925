import { lastDayOf } from "../../../domain/deadlineOrder.js";
import { shortDeadlineLabel } from "../../../domain/deadlines/labels.js";
import { WINDOW_STATE_LABELS, type WindowState } from "../../../domain/windowResult.js";
import type { ScreeningStanding, WindowRow } from "../../../services/listWindow.js";
import type { Column } from "../../output/column.js";

/** The states as people read them in a list; who is overdue has to be seen. */
export const STATE_WORDS: Readonly<Record<WindowState, string>> = { ...WINDOW_STATE_LABELS, overdue: "OVERDUE" };

/** What people read fits 80 columns; CSV has all that scripts are promised. */
export const WINDOW_COLUMNS: readonly Column<WindowRow>[] = [
  { key: "prisonerNumber", title: "Number", get: (row) => row.prisonerNumber },
  { key: "name", title: "Name", get: (row) => row.name },
  { key: "prison", title: "At", get: (row) => row.prison },
  { key: "location", title: "Location", get: (row) => row.location, dataOnly: true },
  {
    key: "state",
    title: "Window",
    get: (row) => row.state,
    format: (_, row) => STATE_WORDS[row.state],
    tone: (row) => (row.state === "overdue" ? "bad" : row.state === "open" ? "good" : undefined),
  },
  { key: "basis", title: "By", get: (row) => row.basis },
  { key: "earliestDate", title: "Earliest", get: (row) => row.earliestDate, kind: "day", dataOnly: true },
  { key: "windowStart", title: "Opens", get: (row) => row.windowStart, kind: "day", dataOnly: true },
  { key: "nextBasis", title: "Next by", get: (row) => row.nextBasis, dataOnly: true },
  { key: "nextDate", title: "Next", get: (row) => row.nextDate, kind: "day", dataOnly: true },
  { key: "releaseStatutory", title: "Statutory", get: (row) => row.releaseStatutory, kind: "day", dataOnly: true },
  { key: "releaseExpected", title: "Release", get: (row) => row.releaseExpected, kind: "day" },
  { key: "daysToRelease", title: "Days", get: (row) => row.daysToRelease },
  {
    key: "bcst3",
    title: "BCST3",
    get: (row) => row.screenings.bcst3.status,
    format: (value) => screeningWord(value),
    tone: bcst3Tone,
  },
  { key: "plan", title: "Plan", get: (row) => row.plan.status, format: (value) => (value === "none" ? "–" : String(value)) },
  { key: "worker", title: "Worker", get: (row) => row.worker, dataOnly: true },
  { key: "openReferrals", title: "Referrals", get: (row) => row.openReferrals, dataOnly: true },
  { key: "highIntensity", title: "High intensity", get: (row) => row.highIntensity, dataOnly: true },
  { key: "flags", title: "Flags", get: (row) => row.flags.join(" "), dataOnly: true },
  { key: "nextDeadline", title: "Next", get: ({ nextDeadline: next }) => next && shortDeadlineLabel(next), dataOnly: true },
  { key: "nextDeadlineState", title: "Its state", get: (row) => row.nextDeadline?.state, dataOnly: true },
  {
    key: "nextDeadlineOn",
    title: "By",
    get: ({ nextDeadline: next }) => next && lastDayOf(next),
    kind: "day",
    dataOnly: true,
  },
];

const SCREENING_WORDS: Readonly<Record<ScreeningStanding["status"], string>> = {
  done: "done",
  due: "due",
  overdue: "LATE",
  not_due: "–",
};

function screeningWord(value: string | number | boolean): string {
  return SCREENING_WORDS[value as ScreeningStanding["status"]];
}

function bcst3Tone(row: WindowRow): "bad" | "good" | undefined {
  if (row.screenings.bcst3.status === "overdue") return "bad";
  return row.screenings.bcst3.status === "done" ? "good" : undefined;
}
