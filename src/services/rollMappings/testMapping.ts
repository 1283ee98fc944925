import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { AppError } from "../../domain/appError.js";
import type { PlainDate } from "../../domain/plainDate.js";
import type { RollMapping } from "../../roll/rollMapping.js";
import { fileSource } from "../../roll/rollSource.js";
import { openRoll } from "../openRolls.js";
import { type ExpectedRows, findDifferences, findExpectedRows } from "./expectedRows.js";
import { type MappingProof, proveMapping } from "./proveMapping.js";

export interface MappingTestOptions {
  readonly mapping: RollMapping;
  /** The sample beside the mapping where not said; `-` is standard input. */
  readonly file: string | undefined;
  readonly stdin: NodeJS.ReadableStream;
  readonly env: NodeJS.ProcessEnv;
  readonly asOf: PlainDate;
  readonly prison: string | undefined;
}

export interface MappingTest {
  readonly proof: MappingProof;
  /** Whether the rows were compared with those that are expected of the sample. */
  readonly compared: boolean;
}

/**
 * Reads a mapping's sample, or a file, with the mapping. Throws AppError: notFound where there is no sample, input where the mapping cannot read the
 * file, takes in none of its rows, or reads the sample otherwise than expected.
 */
export async function testMapping(options: MappingTestOptions): Promise<MappingTest> {
  const { mapping, file, stdin, env, asOf, prison } = options;
  if (file !== undefined) {
    const { source } = await openRoll(file, stdin, env);
    const proof = await proveMapping(source, { mapping, asOf, prison });
    refuseAllRejected(proof);
    return { proof, compared: false };
  }
  const folder = dirname(mapping.file);
  const expected = await findExpectedRows(join(folder, `${mapping.name}.expected.json`));
  const day = expected?.asOf ?? asOf;
  const proof = await proveMapping(await fileSource(getSample(mapping, folder)), { mapping, asOf: day });
  refuseDifferences(proof, expected, day);
  if (expected === undefined) refuseAllRejected(proof);
  return { proof, compared: expected !== undefined };
}

function getSample({ name }: RollMapping, folder: string): string {
  const places = ["csv", "json", "xlsx"].map((end) => join(folder, `${name}.sample.${end}`));
  const sample = places.find((place) => existsSync(place));
  if (sample !== undefined) return sample;
  throw new AppError("notFound", "SAMPLE_NOT_FOUND", `The mapping ${name} has no sample beside it.`, {
    hint: `Test it on a file: \`resettle roll mapping test ${name} roll.csv\`.`,
  });
}

function refuseAllRejected({ survey, outcomes }: MappingProof): void {
  const rejected = outcomes.filter((row) => row.kind === "rejected");
  if (rejected.length < outcomes.length) return;
  throw new AppError(
    "input",
    "ROLL_ALL_REJECTED",
    `The mapping ${survey.mapping.name} can take in none of the ${outcomes.length} rows of ${survey.file}.`,
    {
      hint: "Look at the first problems: most often a column is not what the mapping says.",
      issues: rejected.slice(0, 20).map(({ line, column, message }) => ({
        file: survey.file,
        line,
        ...(column === undefined ? {} : { column }),
        message,
      })),
    },
  );
}

function refuseDifferences(proof: MappingProof, expected: ExpectedRows | undefined, asOf: PlainDate): void {
  const issues = expected === undefined ? [] : findDifferences(proof, expected, asOf);
  if (issues.length === 0) return;
  const what = issues.length === 1 ? "one thing" : `${issues.length} things`;
  throw new AppError(
    "input",
    "MAPPING_FAILS",
    `The mapping ${proof.survey.mapping.name} reads ${what} of its sample otherwise than expected.`,
    {
      hint: `Mend ${proof.survey.mapping.file}, or ${expected?.file ?? ""} if the new reading is right.`,
      issues,
    },
  );
}
