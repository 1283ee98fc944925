import { formatDay } from "../../../domain/dateWords.js";
import { type ChangeKind, type ImportChange, isOfPart, type ShownPart } from "../../../domain/importChange.js";
import type { MergeProposal } from "../../../domain/mergeProposals.js";
import { parsePlainDate } from "../../../domain/plainDate.js";
import { rollFieldLabel } from "../../../domain/rollFieldLabels.js";
import type { ShownImport } from "../../../services/showImport.js";
import type { Column } from "../../output/column.js";
import { fields, prose, type Section } from "../../output/section.js";
import { dateMoveWords } from "./dateMoveWords.js";
import { cutTable, openedSection } from "./differenceSections.js";
import { sheetWords } from "./sheetWords.js";

/** Longer lists are cut, with how many more there are. */
const SHOWN = 200;

interface Asked {
  readonly only: readonly ShownPart[];
  readonly isOfOne: boolean;
}

/** What an import changed, for people. Where only a part is asked for, only that part is there. */
export function showSections(shown: ShownImport, { only, isOfOne }: Asked): Section[] {
  const isWhole = only.length === 0;
  return [
    ...(isWhole && !isOfOne ? importFields(shown) : []),
    ...(isWhole ? openedSection(shown.windowOpened, SHOWN) : []),
    ...PARTS.filter(({ part }) => isWhole || only.includes(part)).flatMap(({ part, kind, heading, columns }) =>
      cut(
        heading,
        columns,
        shown.changes.filter((change) => isOfPart(change, part) && (kind ?? change.kind) === change.kind),
      ),
    ),
    ...(isWhole ? cut(PROPOSED, PROPOSALS, shown.mergeProposals) : []),
    ...(shown.changes.length === 0 && shown.roll.undoneAt === undefined ? [prose("It changed nothing of what was asked.")] : []),
  ];
}

function importFields({ roll }: ShownImport): Section[] {
  const { counts } = roll;
  const figures = Object.entries(FIGURES).map(([key, label]) => [label, counts[key] === 0 ? undefined : counts[key]] as const);
  return [
    fields(
      [
        ["Import", roll.number],
        ["File", roll.file],
        ["SHA-256", roll.sha256],
        ["Prisons", roll.prisons.join(", ")],
        ["Complete", roll.complete ? "yes" : "no, a part"],
        ["Read with", `${roll.mapping}, ${roll.encoding}${sheetWords(roll)}`],
        ["Taken in by", `${roll.importedBy} at ${roll.importedAt}`],
        ["Taken back by", roll.undoneBy === undefined ? undefined : `${roll.undoneBy} at ${roll.undoneAt}`, "warning"],
      ],
      `Roll of ${formatDay(roll.takenOn)}`,
    ),
    fields(
      [
        ...figures,
        ["Taken in although it shrank", counts.allowShrink === undefined ? undefined : true],
        ["With whoever was erased since", counts.bringBackErased === undefined ? undefined : true],
      ],
      "Figures",
    ),
    ...cut("Odd about this roll", WARNINGS, roll.warnings),
  ];
}

const FIGURES: Readonly<Record<string, string>> = {
  rows: "Rows",
  accepted: "Taken in",
  rejected: "Rejected",
  duplicates: "Repeated",
  erased: "Left out, erased",
  unchanged: "Unchanged",
  received: "Received",
  returned: "Returned",
  transferredIn: "Transferred in",
  left: "Gone",
  datesMoved: "Dates moved",
  moved: "Moved cell",
  detailsChanged: "Details changed",
};

const NUMBER: Column<ImportChange> = { key: "prisonerNumber", title: "Number", get: (change) => change.prisonerNumber };
const AT: Column<ImportChange> = { key: "prison", title: "At", get: ({ prison }) => prison?.to ?? prison?.from };

interface Part {
  readonly part: ShownPart;
  /** Only people of this kind of change. */
  readonly kind?: ChangeKind;
  readonly heading: string;
  readonly columns: readonly Column<ImportChange>[];
}

const PARTS: readonly Part[] = [
  {
    part: "dates",
    heading: "Dates moved",
    columns: [NUMBER, { key: "dateMoves", title: "What moved", get: ({ dateMoves }) => dateMoveWords(dateMoves) }],
  },
  { part: "received", kind: "returned", heading: "Back again", columns: [NUMBER, AT] },
  {
    part: "received",
    heading: "Transferred in",
    kind: "transferredIn",
    columns: [
      NUMBER,
      { key: "prisonBefore", title: "From", get: ({ prison }) => prison?.from },
      { key: "prison", title: "To", get: ({ prison }) => prison?.to },
    ],
  },
  { part: "received", kind: "received", heading: "Received", columns: [NUMBER, AT] },
  { part: "left", heading: "No longer on the roll, reason not known", columns: [NUMBER, AT] },
  {
    part: "moved",
    heading: "Moved cell",
    columns: [
      NUMBER,
      { key: "locationBefore", title: "From", get: ({ location }) => location?.from ?? "not known" },
      { key: "location", title: "To", get: ({ location }) => location?.to ?? "not known" },
    ],
  },
  {
    part: "details",
    heading: "Details changed",
    columns: [NUMBER, { key: "details", title: "What changed", get: detailWords }],
  },
];

/** Heads the list of numbers that may be one person's. */
export const PROPOSED = "May be one person's: the number that went, and the one that came";

export const PROPOSALS: readonly Column<MergeProposal>[] = [
  { key: "from", title: "Went", get: (proposal) => proposal.from },
  { key: "into", title: "Came", get: (proposal) => proposal.into },
];

const WARNINGS: readonly Column<ShownImport["roll"]["warnings"][number]>[] = [
  { key: "line", title: "Line", get: (warning) => warning.line },
  { key: "message", title: "What", get: (warning) => warning.message, whole: true },
];

function detailWords({ details }: ImportChange): string {
  const says = (value: string | undefined) => {
    const day = value === undefined ? undefined : parsePlainDate(value);
    return day === undefined ? (value ?? "nothing") : formatDay(day);
  };
  return details.map(({ field, from, to }) => `${rollFieldLabel(field)} ${says(from)} to ${says(to)}`).join("; ");
}

function cut<T>(heading: string, columns: readonly Column<T>[], items: readonly T[]): Section[] {
  return cutTable(heading, columns, items, SHOWN);
}
