import type { MappingProof, ProvedField } from "../../../../services/rollMappings/proveMapping.js";
import type { Context } from "../../../context.js";
import type { Column } from "../../../output/column.js";
import { fields, prose, type Section, table } from "../../../output/section.js";

/** More problems than this are told as a number. */
const PROBLEMS_SHOWN = 10;

interface Problem {
  readonly line: number;
  readonly column?: string;
  readonly message: string;
}

const FIELDS: readonly Column<ProvedField>[] = [
  { key: "field", title: "Fills", get: ({ field }) => field },
  { key: "heading", title: "From the heading", get: ({ heading }) => heading },
  { key: "filled", title: "Rows", get: ({ filled }) => filled },
];

const PROBLEMS: readonly Column<Problem>[] = [
  { key: "line", title: "Line", get: ({ line }) => line },
  { key: "column", title: "Column", get: ({ column }) => column },
  { key: "message", title: "Problem", get: ({ message }) => message, whole: true },
];

/** What a mapping makes of a file, as data. */
export function proofItem({ survey, outcomes, fields: filled }: MappingProof) {
  const count = (kind: string) => outcomes.filter((row) => row.kind === kind).length;
  return {
    mapping: survey.mapping.name,
    file: survey.file,
    rows: survey.rows,
    accepted: count("person"),
    rejected: count("rejected"),
    duplicates: count("duplicate"),
    ...(survey.takenOn === undefined ? {} : { takenOn: survey.takenOn }),
    prisons: survey.prisons.map(({ code }) => code),
    fields: filled,
    ignored: survey.ignored,
    problems: problemsOf(outcomes),
    warnings: survey.warnings,
  };
}

/** The same for people: which column fills what, and the first problems. */
export function proofSections(proof: MappingProof): Section[] {
  const { survey, fields: filled } = proof;
  const { rows, accepted, rejected, duplicates, problems } = proofItem(proof);
  return [
    fields(
      [
        ["Rows", `${rows}: ${accepted} can be taken in, ${rejected} rejected, ${duplicates} repeated`],
        ["Roll of", survey.takenOn, "day"],
        ["The day is on", survey.takenOnLine === undefined ? undefined : `line ${survey.takenOnLine}`],
      ],
      `${survey.file}, read with ${survey.mapping.name}`,
    ),
    table("What is filled, and in how many rows", FIELDS, filled, "Nothing."),
    ...(survey.ignored.length === 0 ? [] : [prose(survey.ignored.join(", "), `Left out (${survey.ignored.length})`)]),
    ...(problems.length === 0 ? [] : [table(`Problems (${problems.length})`, PROBLEMS, problems.slice(0, PROBLEMS_SHOWN), "")]),
    ...(problems.length <= PROBLEMS_SHOWN ? [] : [prose(`and ${problems.length - PROBLEMS_SHOWN} more: --json has them all.`)]),
  ];
}

/** Says what is worth knowing about a proof on standard error. */
export function warnOfProof({ output }: Context, { survey, prisonUnknown }: MappingProof): void {
  for (const { line, message } of survey.warnings) output.warn(line === undefined ? message : `line ${line}: ${message}`);
  if (prisonUnknown)
    output.warn("neither the rows nor the mapping say which prison it is: each import needs --prison, for example --prison MDI");
}

function problemsOf(outcomes: MappingProof["outcomes"]): Problem[] {
  return outcomes.flatMap((row) => {
    if (row.kind !== "rejected") return [];
    const { line, column, message } = row;
    return [{ line, ...(column === undefined ? {} : { column }), message }];
  });
}
