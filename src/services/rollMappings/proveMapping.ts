import type { PlainDate } from "../../domain/plainDate.js";
import { columnsOf } from "../../roll/bindColumns.js";
import { readRoll } from "../../roll/readRoll.js";
import { ROLL_FIELDS, type RollField } from "../../roll/rollFields.js";
import type { RollMapping } from "../../roll/rollMapping.js";
import type { RollRow } from "../../roll/rollRow.js";
import type { RollSource } from "../../roll/rollSource.js";
import type { RollSurvey } from "../../roll/rollSurvey.js";
import { surveyRoll } from "../../roll/surveyRoll.js";
import { loadPrisons } from "../loadPrisons.js";

export interface ProofOptions {
  readonly mapping: RollMapping;
  /** Ages are counted on it where the roll names no day. */
  readonly asOf: PlainDate;
  /** The prison of rows that name none. */
  readonly prison?: string | undefined;
}

/** What a mapping makes of a roll. */
export interface MappingProof {
  readonly survey: RollSurvey;
  readonly outcomes: readonly RollRow[];
  readonly fields: readonly ProvedField[];
  /** Whether neither the rows nor the mapping say which prison it is. */
  readonly prisonUnknown: boolean;
}

/** A field with the column that fills it, and in how many rows it does. */
export interface ProvedField {
  readonly field: RollField;
  readonly heading: string;
  readonly filled: number;
}

/** Stands in where only an import will say which prison it is. */
const ANY_PRISON = "XXX";

/** Reads a roll with one mapping, and writes nothing. Throws AppError (input) where the mapping cannot read it. */
export async function proveMapping(source: RollSource, { mapping, asOf, prison }: ProofOptions): Promise<MappingProof> {
  const prisonUnknown = prison === undefined && mapping.prison === undefined && mapping.columns.prison === undefined;
  const survey = await surveyRoll(source, {
    mappings: [mapping],
    mapping: mapping.name,
    prisons: prisonUnknown ? [{ code: ANY_PRISON, name: ANY_PRISON }] : await loadPrisons(),
    asOf,
    ...(prisonUnknown ? { prison: ANY_PRISON } : prison === undefined ? {} : { prison }),
  });
  const outcomes: RollRow[] = [];
  for await (const batch of readRoll(source, survey, { isAsYesterday: () => false })) outcomes.push(...batch);
  return { survey, outcomes, fields: fieldsOf(survey), prisonUnknown };
}

function fieldsOf({ columns, mapping }: RollSurvey): ProvedField[] {
  return ROLL_FIELDS.flatMap((field) =>
    columnsOf(field, columns, mapping).map(({ heading, filled }) => ({ field, heading, filled })),
  );
}
