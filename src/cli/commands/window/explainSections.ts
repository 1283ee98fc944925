import { formatDay } from "../../../domain/dateWords.js";
import type { DateVerdict } from "../../../domain/windowResult.js";
import type { ExplainedWindow } from "../../../services/explainWindow.js";
import type { Column } from "../../output/column.js";
import { fields, prose, type Section, table } from "../../output/section.js";
import { STATE_WORDS } from "./windowColumns.js";

const VERDICTS: Readonly<Record<DateVerdict["verdict"], string>> = { won: "WON", counted: "counted", left_out: "left out" };

const COLUMNS: readonly Column<DateVerdict>[] = [
  { key: "code", title: "Date", get: (seen) => seen.code },
  { key: "date", title: "Day", get: (seen) => seen.date, kind: "day" },
  {
    key: "verdict",
    title: "Outcome",
    get: (seen) => VERDICTS[seen.verdict],
    tone: (seen) => (seen.verdict === "won" ? "good" : undefined),
  },
  { key: "rule", title: "Rule", get: (seen) => seen.rule },
  { key: "why", title: "Why", get: (seen) => seen.why, whole: true },
];

/** A window, the dates that were seen, and the rules that spoke, for people. */
export function explainSections(explained: ExplainedWindow): Section[] {
  return [
    fields(
      [
        ["Prison", explained.prison],
        ["Legal status", explained.legalStatus],
        ["Received", explained.receptionDate, "day"],
        ["Window", STATE_WORDS[explained.state]],
        [
          "Set by",
          explained.basis === undefined || explained.earliestDate === undefined
            ? undefined
            : `${explained.basis} ${formatDay(explained.earliestDate)}`,
        ],
        ["Window opens", explained.windowStart, "day"],
        ["Next date", explained.nextDate === undefined ? undefined : `${explained.nextBasis} ${formatDay(explained.nextDate)}`],
        ["Release by law", explained.releaseStatutory, "day"],
        ["Release expected", explained.releaseExpected, "day"],
        ["Flags", explained.flags.join(", ")],
      ],
      `${explained.name} (${explained.prisonerNumber}) on ${formatDay(explained.asOf)}`,
    ),
    table("Dates on the roll", COLUMNS, explained.verdicts, "The roll has no date of this person."),
    prose(explained.reasons.join("\n"), "Why"),
    prose(
      `From line ${explained.line} of import ${explained.importId}, unchanged since the roll of ${formatDay(explained.since)}.`,
    ),
  ];
}
