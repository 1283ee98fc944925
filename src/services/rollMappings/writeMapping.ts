import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { AppError } from "../../domain/appError.js";
import type { PlainDate } from "../../domain/plainDate.js";
import { toCsvLine } from "../../roll/csvLine.js";
import { headingKey, headingName } from "../../roll/headings.js";
import { makeUpRows } from "../../roll/proposal/madeUpRows.js";
import { ROLL_FIELDS } from "../../roll/rollFields.js";
import { buildRollMapping, type DateOrder, rollMappingSchema, type WrittenMapping } from "../../roll/rollMapping.js";
import { bufferSource, type RollSource } from "../../roll/rollSource.js";
import { configFolder } from "../userFolders.js";
import { writeWholeFile } from "../writeWholeFile.js";
import { describeOutcome } from "./expectedRows.js";
import { buildMappingText } from "./mappingText.js";
import { findOwnNumbers, type MappingProposal } from "./proposeMapping.js";
import { type MappingProof, proveMapping } from "./proveMapping.js";

export interface NewMapping {
  readonly proposal: MappingProposal;
  readonly name: string;
  /** Which of day and month comes first where a file does not prove it. */
  readonly dateOrder: DateOrder;
  /** Prison of rows that name none. */
  readonly prison: string | undefined;
  readonly asOf: PlainDate;
  /** Whether files of that name may be written over. */
  readonly replace: boolean;
  readonly env: NodeJS.ProcessEnv;
}

/** A mapping that was written, and what it makes of the file it was made for. */
export interface WrittenMappingFiles {
  readonly file: string;
  readonly sampleFile: string;
  readonly expectedFile: string;
  readonly proof: MappingProof;
}

/** Rows of the sample beside a mapping. */
const SAMPLE_ROWS = 5;

/** A name for a mapping, from that of a file: `Roll 12-06.csv` is `roll-12-06`. */
export function nameFromFile(file: string): string {
  const stem = basename(file).replace(/\.[^.]*$/u, "");
  const name = stem
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^-|-$/gu, "");
  return name === "" ? "report" : name;
}

/**
 * Writes a mapping into the team's own folder with a sample beside it, whose people are made up, and the rows that are to be read from that. The mapping
 * is proved on the whole file first. Throws AppError: refused where there are files of that name, input where the mapping cannot read the file.
 */
export async function writeMapping(source: RollSource, wanted: NewMapping): Promise<WrittenMappingFiles> {
  const folder = join(configFolder(wanted.env), "templates", "rolls");
  const [file, sampleFile, expectedFile] = [".yaml", ".sample.csv", ".expected.json"].map((end) =>
    join(folder, wanted.name + end),
  ) as [string, string, string];
  refuseWritingOver(wanted, [file, sampleFile, expectedFile]);
  const written = buildWritten(source.name, wanted);
  const { asOf, prison } = wanted;
  const mapping = buildRollMapping(file, written, true);
  const proof = await proveMapping(source, { mapping, asOf, prison });
  const sample = buildSample(wanted.proposal, proof);
  const sampleProof = await proveMapping(bufferSource(sampleFile, Buffer.from(sample)), { mapping, asOf });
  await writeWholeFile(sampleFile, sample);
  await writeWholeFile(expectedFile, `${JSON.stringify(describeOutcome(sampleProof, asOf), null, 2)}\n`);
  await writeWholeFile(file, buildMappingText({ madeFrom: basename(source.name), written }));
  return { file, sampleFile, expectedFile, proof };
}

function refuseWritingOver({ name, replace }: NewMapping, files: readonly string[]): void {
  const there = replace ? undefined : files.find((file) => existsSync(file));
  if (there === undefined) return;
  throw new AppError("refused", "MAPPING_EXISTS", `There is a mapping ${name} already: ${there}.`, {
    hint: "Choose another name with --name, or write over it with --replace.",
  });
}

/** Throws AppError (usage) where the name will not do. */
function buildWritten(madeFrom: string, wanted: NewMapping): WrittenMapping {
  const { proposal, name, dateOrder, prison } = wanted;
  const { layout } = proposal.sample;
  const numbers = findOwnNumbers(proposal);
  const columns = Object.fromEntries(
    ROLL_FIELDS.flatMap((field) => {
      const names = proposal.columns.filter(({ fields }) => fields.includes(field)).map(({ heading }) => heading);
      return names.length === 0 ? [] : [[field, names]];
    }),
  );
  const checked = rollMappingSchema.safeParse({
    name,
    title: `${name}, made from ${basename(madeFrom)}`,
    dateOrder,
    ...(prison === undefined ? {} : { prison }),
    ...(numbers === undefined ? {} : { numbers }),
    ...(layout.format === "table" && layout.headingsAre === "positions" ? { headings: "none" } : {}),
    columns,
    ignore: leftOut(proposal),
  });
  if (checked.success) return checked.data;
  const [first] = checked.error.issues;
  const where = first?.path[0] === "name" ? "--name" : String(first?.path.join(" ") ?? "");
  throw new AppError("usage", "MAPPING_INVALID", `That would be no mapping: ${where} ${first?.message ?? ""}.`, {
    hint: "A name has small letters, digits and single hyphens; a prison is a code such as MDI.",
  });
}

/** Each heading once; one that is read somewhere in the table cannot be left out as well. */
function leftOut({ columns }: MappingProposal): string[] {
  const seen = new Set(columns.filter(({ fields }) => fields.length > 0).map(({ heading }) => headingKey(heading)));
  return columns.flatMap(({ heading, fields }) => {
    const key = headingKey(heading);
    if (fields.length > 0 || key === "" || seen.has(key)) return [];
    seen.add(key);
    return [heading];
  });
}

function buildSample({ sample }: MappingProposal, { survey }: MappingProof): string {
  const { layout } = sample;
  const first = sample.rows
    .filter(({ line }) => survey.footerLine === undefined || line < survey.footerLine)
    .slice(0, SAMPLE_ROWS);
  const rows = makeUpRows(first, layout.headings.length, survey.columns);
  const withHeadings = layout.format === "table" && layout.headingsAre === "positions" ? [] : [layout.headings.map(headingName)];
  return [...withHeadings, ...rows].map(toCsvLine).join("");
}
