import { AppError } from "../../domain/appError.js";
import { parsePrisonerNumber } from "../../domain/identifiers.js";
import type { PlainDate } from "../../domain/plainDate.js";
import { headingKey } from "../../roll/headings.js";
import { findNumberShapes, type ProposedColumn, proposeColumns } from "../../roll/proposal/proposeColumns.js";
import { ROLL_FIELDS, type RollField } from "../../roll/rollFields.js";
import type { DateOrder, RollMapping } from "../../roll/rollMapping.js";
import { type RollSample, readSample } from "../../roll/rollSample.js";
import type { RollSource } from "../../roll/rollSource.js";
import { loadPrisons } from "../loadPrisons.js";

export type { ProposedColumn } from "../../roll/proposal/proposeColumns.js";

export interface ProposalOptions {
  readonly mappings: readonly RollMapping[];
  readonly asOf: PlainDate;
  /** `Heading=field`, any number for one heading. */
  readonly columns: readonly string[];
  /** Headings to leave out. */
  readonly ignore: readonly string[];
  readonly withoutHeadings: boolean;
}

/** What a mapping for an export could be, and what is not settled about it. */
export interface MappingProposal {
  readonly sample: RollSample;
  readonly columns: readonly ProposedColumn[];
}

/** Proposes what each column of an export fills. Throws AppError: usage where a flag names no column or field, input where it is no roll's text. */
export async function proposeMapping(source: RollSource, options: ProposalOptions): Promise<MappingProposal> {
  const sample = await readSample(source, options.mappings, options.withoutHeadings);
  const { headings } = sample.layout;
  const settings = { prisons: await loadPrisons(), day: options.asOf };
  const said = readFlags(headings, options);
  const proposed = proposeColumns(headings, sample.rows, options.mappings, settings);
  const taken = new Set([...said.values()].flat());
  const columns = proposed.map((column) => {
    const fields = said.get(headingKey(column.heading));
    if (fields !== undefined) return settleColumn(column, fields);
    // What was said of another column is not guessed of this one too.
    const isTaken = column.fields.some((field) => taken.has(field));
    return isTaken
      ? { ...column, fields: column.fields.filter((field) => !taken.has(field)), because: "another column was named" }
      : column;
  });
  return { sample, columns };
}

/** The same column with what somebody said of it; no fields leave it out. */
export function settleColumn(column: ProposedColumn, fields: readonly RollField[]): ProposedColumn {
  return { ...column, fields, sure: true, because: "as it was said" };
}

/** Everything a column can fill. */
export function listRollFields(): readonly RollField[] {
  return ROLL_FIELDS;
}

/** What flags say of columns, by the key of the heading. */
function readFlags(headings: readonly string[], { columns, ignore }: ProposalOptions): Map<string, RollField[]> {
  const said = new Map<string, RollField[]>();
  for (const typed of columns) {
    const at = typed.lastIndexOf("=");
    const name = typed.slice(at + 1).trim();
    const field = ROLL_FIELDS.find((one) => one === name);
    if (at < 1 || field === undefined) {
      throw new AppError("usage", "BAD_COLUMN", `${JSON.stringify(typed)} does not say which field a heading fills.`, {
        hint: `Write it as "Heading=field". The fields are: ${ROLL_FIELDS.join(", ")}.`,
      });
    }
    const key = getHeading(headings, typed.slice(0, at), "--column");
    said.set(key, [...(said.get(key) ?? []), field]);
  }
  for (const heading of ignore) said.set(getHeading(headings, heading, "--ignore"), []);
  return said;
}

function getHeading(headings: readonly string[], typed: string, flag: string): string {
  const key = headingKey(typed);
  if (key !== "" && headings.some((heading) => headingKey(heading) === key)) return key;
  throw new AppError("usage", "NO_SUCH_HEADING", `The file has no heading ${JSON.stringify(typed)} for ${flag}.`, {
    hint: "Write the heading as it stands in the file; case and spaces do not matter.",
  });
}

/** The shapes of numbers that a mapping has to say, because they are not the national ones. Throws AppError (input) where they have none in common. */
export function findOwnNumbers({ sample, columns }: MappingProposal): readonly string[] | undefined {
  const column = columns.find(({ fields }) => fields.includes("prisonerNumber"));
  if (column === undefined) return undefined;
  const filled = sample.rows.map(({ cells }) => cells[column.index] ?? "").filter((cell) => cell !== "");
  const national = filled.filter((cell) => parsePrisonerNumber(cell) !== undefined).length;
  if (national * 2 >= filled.length) return undefined;
  const shapes = findNumberShapes(sample.rows, column.index);
  if (shapes.length > 0) return shapes;
  throw new AppError(
    "input",
    "NUMBERS_UNLIKE",
    `The cells under ${column.heading} have no shape in common that a number could have.`,
    {
      hint: 'Say which column holds the numbers that people are known by, for example --column "Offender No=prisonerNumber".',
    },
  );
}

/** The order of day and month that a mapping says: for files whose own dates do not prove it. */
export function orderOf(typed: "day-first" | "month-first" | undefined): DateOrder {
  return typed === "month-first" ? "monthFirst" : "dayFirst";
}
