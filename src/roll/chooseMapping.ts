import { AppError } from "../domain/appError.js";
import { commandWord } from "../domain/commandWord.js";
import { type BoundColumns, bindColumns, refuseRepeated } from "./bindColumns.js";
import { headingName } from "./headings.js";
import type { RollMapping } from "./rollMapping.js";

/** A mapping and how it takes a roll's headings. */
export interface ChosenMapping extends BoundColumns {
  readonly mapping: RollMapping;
}

const HEADINGS_SHOWN = 30;
const LONGEST_HEADING_SHOWN = 40;

/** The mappings that a roll may be read with: all, or the one asked for by name. Throws AppError (notFound) where there is none of that name. */
export function findCandidates(mappings: readonly RollMapping[], wanted?: string): readonly RollMapping[] {
  return wanted === undefined ? mappings : [getMapping(mappings, wanted)];
}

/** The mapping of that name. Throws AppError (notFound). */
export function getMapping(mappings: readonly RollMapping[], wanted: string): RollMapping {
  const found = mappings.find((mapping) => mapping.name === wanted);
  if (found !== undefined) return found;
  throw new AppError("notFound", "MAPPING_NOT_FOUND", `There is no roll mapping named ${wanted}.`, {
    hint: `There are: ${mappings.map((mapping) => mapping.name).join(", ") || "none"}.`,
  });
}

/**
 * The candidate that knows the most of a roll's headings. Throws AppError (input) where none finds the prisoner number or two would read the roll
 * differently.
 */
export function chooseMapping(name: string, headings: readonly string[], candidates: readonly RollMapping[]): ChosenMapping {
  const fitting = candidates.map((mapping) => ({ mapping, ...bindColumns(headings, mapping) })).filter(hasNumber);
  const best = bestOf(fitting);
  const [first, ...others] = best;
  if (first === undefined) throw notRecognised(name, headings, candidates);
  const rival = others.find((other) => !readsTheSame(first, other));
  if (rival !== undefined) throw ambiguous(name, first.mapping, rival.mapping);
  refuseRepeated(name, first.columns);
  return first;
}

function hasNumber({ columns }: ChosenMapping): boolean {
  return columns.some((column) => column.fields.includes("prisonerNumber"));
}

/** Fewest unknown headings first, then a team's own, then most that are read, then most that are spelled just as the mapping has them. */
function bestOf(fitting: readonly ChosenMapping[]): ChosenMapping[] {
  const score = (chosen: ChosenMapping) =>
    countAsWritten(chosen) / 1000 + chosen.columns.length + (chosen.mapping.own ? 1000 : 0) - chosen.unknown.length * 100_000;
  const top = Math.max(...fitting.map(score));
  return fitting.filter((chosen) => score(chosen) === top);
}

function countAsWritten({ columns, mapping }: ChosenMapping): number {
  const written = new Set(Object.values(mapping.columns).flat());
  return columns.filter((column) => written.has(column.heading)).length;
}

/** Two mappings that fill the same fields from the same columns are no question: the one that stands first is taken. */
function readsTheSame(one: ChosenMapping, other: ChosenMapping): boolean {
  const meaning = ({ columns }: ChosenMapping) => JSON.stringify(columns.map(({ index, fields }) => [index, fields]));
  return meaning(one) === meaning(other);
}

function notRecognised(name: string, headings: readonly string[], mappings: readonly RollMapping[]): AppError {
  const shown = headings.slice(0, HEADINGS_SHOWN).map((heading) => headingName(heading).slice(0, LONGEST_HEADING_SHOWN));
  const seen = shown.every((heading) => heading === "") ? "no headings" : `the headings ${shown.join(", ")}`;
  const more = headings.length > shown.length ? ` and ${headings.length - shown.length} more` : "";
  const known = mappings.map((mapping) => mapping.name).join(", ");
  return new AppError(
    "input",
    "ROLL_NOT_RECOGNISED",
    `${name} has ${seen}${more}: no mapping finds a prisoner number among them.`,
    {
      hint: `Mappings tried: ${known || "none"}. \`resettle roll mapping new ${commandWord(name)}\` makes one for this export.`,
    },
  );
}

function ambiguous(name: string, one: RollMapping, other: RollMapping): AppError {
  return new AppError(
    "input",
    "ROLL_MAPPING_UNCLEAR",
    `${name} fits the mappings ${one.name} and ${other.name}, which read it differently.`,
    {
      hint: `Name the mapping, for example --mapping ${one.name}.`,
    },
  );
}
