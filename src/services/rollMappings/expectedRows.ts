import { readFile } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import * as z from "zod";
import { AppError, type InputIssue } from "../../domain/appError.js";
import { type PlainDate, parsePlainDate } from "../../domain/plainDate.js";
import type { RollRow } from "../../roll/rollRow.js";
import type { MappingProof } from "./proveMapping.js";

const expectedSchema = z.looseObject({
  asOf: z.string().optional(),
  rows: z.array(z.looseObject({ line: z.number() })),
});

/** What a mapping's sample is to be read as, from the file beside it. */
export interface ExpectedRows {
  readonly file: string;
  /** The day that ages were counted on. */
  readonly asOf: PlainDate | undefined;
  readonly content: z.infer<typeof expectedSchema>;
}

/** What a mapping makes of its sample, as the file beside the sample says it: without hashes, cells and the words of messages. */
export function describeOutcome({ survey, outcomes }: Pick<MappingProof, "survey" | "outcomes">, asOf: PlainDate) {
  const { mapping, takenOn, complete, prisons, warnings } = survey;
  return {
    mapping: mapping.name,
    asOf,
    ...(takenOn === undefined ? {} : { takenOn }),
    complete,
    prisons,
    warnings: warnings.map(({ code }) => code),
    rows: outcomes.map(describeRow),
  };
}

function describeRow(row: RollRow): object {
  if (row.kind === "person") {
    const { line, kind, person, warnings } = row;
    return { line, kind, person, warnings: warnings.map(({ code }) => code) };
  }
  if (row.kind !== "rejected") return row;
  const { line, kind, prisonerNumber, column, code } = row;
  return {
    line,
    kind,
    ...(prisonerNumber === undefined ? {} : { prisonerNumber }),
    ...(column === undefined ? {} : { column }),
    code,
  };
}

/** The expected rows beside a sample; undefined where there are none. Throws AppError (input, EXPECTED_INVALID). */
export async function findExpectedRows(file: string): Promise<ExpectedRows | undefined> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    const content = expectedSchema.parse(JSON.parse(text));
    return { file, content, asOf: content.asOf === undefined ? undefined : parsePlainDate(content.asOf) };
  } catch (cause) {
    throw new AppError("input", "EXPECTED_INVALID", `${file} does not hold the rows that a sample is to be read as.`, {
      hint: "`resettle roll mapping new` writes such a file; take this one away to go without.",
      cause,
    });
  }
}

/** Where a sample is read otherwise than expected: row by row, then what holds for all. Rows are compared as data, not as text. */
export function findDifferences(proof: MappingProof, { file, content }: ExpectedRows, asOf: PlainDate): InputIssue[] {
  const found: Record<string, unknown> = JSON.parse(JSON.stringify({ ...describeOutcome(proof, asOf), asOf: content.asOf }));
  const rows = found.rows as readonly { readonly line: number }[];
  const issues: InputIssue[] = [];
  for (let index = 0; index < Math.max(rows.length, content.rows.length); index += 1) {
    const [read, wanted] = [rows[index], content.rows[index]];
    if (isDeepStrictEqual(read, wanted)) continue;
    issues.push({
      file: proof.survey.file,
      line: (read ?? wanted)?.line ?? 0,
      message: "This row is read otherwise than expected.",
    });
  }
  for (const key of new Set([...Object.keys(found), ...Object.keys(content)])) {
    if (key === "rows" || isDeepStrictEqual(found[key], content[key])) continue;
    issues.push({ file, message: `"${key}" is otherwise than expected.` });
  }
  return issues;
}
