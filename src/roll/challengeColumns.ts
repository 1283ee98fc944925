import { AppError } from "../domain/appError.js";
import { commandWord } from "../domain/commandWord.js";
import { DATE_TYPES, type DateType } from "../domain/person.js";
import type { PlainDate } from "../domain/plainDate.js";
import { createDateCellReader } from "./dateReader.js";
import { headingKey } from "./headings.js";
import { createNumberParser } from "./numberShape.js";
import type { RawRow } from "./rawRow.js";
import { parseDateShape } from "./rollDate.js";
import { isDateField, type RollField } from "./rollFields.js";
import type { RollLayout } from "./rollLayout.js";
import type { RollMapping } from "./rollMapping.js";
import type { SurveyedColumn } from "./rollSurvey.js";
import type { RollWarning } from "./rollWarning.js";
import { isUnderAge } from "./rowChecks.js";

interface Challenge {
  /** Of the roll, for messages. */
  readonly name: string;
  readonly layout: RollLayout;
  readonly mapping: RollMapping;
  readonly columns: readonly SurveyedColumn[];
  /** Tidied rows of the right width. */
  readonly sample: readonly RawRow[];
  /** The day that ages are counted on. */
  readonly day: PlainDate;
  /** Headings of columns that somebody has said to be right, whatever they look like. */
  readonly believed: readonly string[];
}

interface Question {
  /** As it goes on from "so many of its cells". */
  readonly seen: string;
  /** The share of the filled cells that have to be so; over a half where not said. */
  readonly share?: number;
  isOdd(cell: string): boolean;
}

/** Fewer odd cells than this are rows to look at, not a column to doubt. */
const FEWEST = 3;
const LINES_NAMED = 5;
/** Nobody younger is in custody (the age of criminal responsibility in England and Wales). */
const YOUNGEST_HELD = 10;
/** Years a release date may lie back: a person held so long after one is not on a resettlement roll by the dozen. */
const OLDEST_RELEASE = 15;
/** Those of life sentences may well be decades old. */
const MAY_BE_OLD: ReadonlySet<string> = new Set<DateType>(["tariff", "ped", "paroleHearing"]);
const NAMES: ReadonlySet<RollField> = new Set<RollField>(["lastName", "firstName", "middleNames", "fullName"]);

/**
 * Throws AppError (input, COLUMN_CONTRADICTED) where a column does not hold what its heading says (rolls.md, 11): births of last year, releases
 * decades ago, dates for names, no prisoner number at all. A few such rows are rejected or warned of on their own. Gives a warning for each column
 * that was believed instead.
 */
export function challengeColumns(challenge: Challenge): readonly RollWarning[] {
  const { mapping, columns, sample, day } = challenge;
  const believed = new Set(challenge.believed.map(headingKey));
  const warnings: RollWarning[] = [];
  for (const column of columns) {
    const filled = sample.filter(({ cells }) => (cells[column.index] ?? "") !== "");
    for (const { seen, share = 0.501, isOdd } of questionsFor(column, mapping, day)) {
      const odd = filled.filter(({ cells }) => isOdd(cells[column.index] ?? ""));
      if (odd.length < FEWEST || odd.length < filled.length * share) continue;
      if (!believed.has(headingKey(column.heading))) throw contradicted(challenge, column, seen, odd, filled.length);
      warnings.push({
        code: "COLUMN_BELIEVED",
        message: `${describe(column, seen, odd, filled.length)}. That was said to be right.`,
      });
    }
  }
  return warnings;
}

function questionsFor(column: SurveyedColumn, mapping: RollMapping, day: PlainDate): Question[] {
  const { fields } = column;
  if (fields.includes("prisonerNumber")) {
    const parse = createNumberParser(mapping);
    // Among other identifiers each true number is somebody: only a column without any is another column.
    return [{ seen: "are no prisoner numbers", share: 1, isOdd: (cell) => parse(cell) === undefined }];
  }
  if (fields.some((field) => NAMES.has(field))) return [{ seen: "are dates", isOdd: isDate }];
  if (!fields.some(isDateField)) return [];
  const read = createDateCellReader(column, day);
  const dayIs = (test: (found: PlainDate) => boolean) => (cell: string) => {
    const reading = read(cell);
    return reading.kind === "day" && test(reading.day);
  };
  return [
    { seen: "are no dates", share: 0.9, isOdd: (cell) => read(cell).kind === "notADate" },
    ...(fields.includes("dateOfBirth")
      ? [{ seen: `are of people under ${YOUNGEST_HELD}`, isOdd: dayIs((born) => isUnderAge(born, YOUNGEST_HELD, day)) }]
      : []),
    ...(fields.some(isReleaseType)
      ? [{ seen: `lie over ${OLDEST_RELEASE} years back`, isOdd: dayIs((date) => !isUnderAge(date, OLDEST_RELEASE, day)) }]
      : []),
  ];
}

function isReleaseType(field: RollField): boolean {
  return field === "releaseDate" || (DATE_TYPES.some((type) => type === field) && !MAY_BE_OLD.has(field));
}

function isDate(cell: string): boolean {
  const { kind } = parseDateShape(cell);
  return kind === "day" || kind === "numbers" || kind === "named";
}

function contradicted({ name, layout }: Challenge, column: SurveyedColumn, seen: string, odd: readonly RawRow[], filled: number) {
  const lines = odd.slice(0, LINES_NAMED).map(({ line }) => line);
  const more = odd.length > lines.length ? ` and ${odd.length - lines.length} more` : "";
  const { heading, fields } = column;
  const where = `${layout.format === "json" ? "records" : "lines"} ${lines.join(", ")}${more}`;
  return new AppError("input", "COLUMN_CONTRADICTED", `${name}: ${describe(column, seen, odd, filled)} (${where}).`, {
    hint: `Look at those. If the column is something else, or this prison writes it otherwise, \`resettle roll mapping new ${commandWord(name)}\` makes a mapping for it. If it is right as it is, import the roll with --believe ${commandWord(heading)}; that is recorded.`,
    issues: lines.map((line) => ({
      file: name,
      line,
      column: heading,
      message: `This is not what ${fields.join(" and ")} can be.`,
    })),
  });
}

function describe({ heading, fields }: SurveyedColumn, seen: string, odd: readonly RawRow[], filled: number): string {
  const read = fields.join(" and ");
  const under = heading === read ? heading : `${heading}, read as ${read},`;
  return `${odd.length} of the ${filled} cells under ${under} ${seen}`;
}
