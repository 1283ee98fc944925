import { isUnlikelyPrisonerNumber } from "../domain/identifiers.js";
import type { ReleaseFacts, RollPerson } from "../domain/person.js";
import { columnsOf, type MappedColumn } from "./bindColumns.js";
import { createDateReader } from "./dateReader.js";
import { createFactsReader, type RowText } from "./factsReader.js";
import { parseFullName } from "./personName.js";
import { firstFilled, type RawRow } from "./rawRow.js";
import type { RollField } from "./rollFields.js";
import type { RollSurvey } from "./rollSurvey.js";
import type { RollWarning } from "./rollWarning.js";
import { findImpossible, findUnlikely, type RowProblem } from "./rowChecks.js";

/** What a row says: a person with what is odd about them, or why it says nothing that can be taken in. */
type ReadPerson =
  | { readonly person: RollPerson; readonly warnings: readonly RollWarning[] }
  | { readonly person?: undefined; readonly problems: readonly RowProblem[] };

/** Reads the tidied rows of a surveyed roll, each on its own. */
export function createPersonReader(survey: RollSurvey): (prisonerNumber: string, row: RawRow) => ReadPerson {
  const readDates = createDateReader(survey);
  const readFacts = createFactsReader(survey);
  const columns = new Map(
    survey.columns.flatMap(({ fields }) => fields).map((field) => [field, columnsOf(field, survey.columns, survey.mapping)]),
  );
  const isNational = survey.mapping.numbers === undefined;
  const inColumn = (field: RollField, problem: RowProblem): RowProblem => {
    const column = columns.get(field)?.[0];
    return column === undefined ? problem : { ...problem, column: column.heading };
  };

  return (prisonerNumber, row) => {
    const textOf = (field: RollField) => firstFilled(row, columns.get(field) ?? []);
    const { dates, problems } = readDates(row);
    const prison = survey.prisonCodes.get(textOf("prison"));
    if (prison === undefined) problems.push(inColumn("prison", UNKNOWN_PRISON));
    if (problems.length > 0 || prison === undefined) return { problems };

    const { facts: known, warnings } = readFacts(textOf, dates);
    const watched = readWatched(row, columns.get("watched") ?? []);
    const facts = watched === undefined ? known : { ...known, watched };
    const sex = textOf("sex");
    const location = textOf("location");
    const person: RollPerson = {
      prisonerNumber,
      ...readName(textOf),
      prison,
      ...(dates.dateOfBirth === undefined ? {} : { dateOfBirth: dates.dateOfBirth }),
      ...(sex === "" ? {} : { sex }),
      ...(location === "" ? {} : { location }),
      facts,
    };
    const impossible = findImpossible(person, survey.day);
    if (impossible !== undefined) return { problems: [inColumn("dateOfBirth", impossible)] };
    const unlikely = isNational && isUnlikelyPrisonerNumber(prisonerNumber) ? [UNLIKELY_NUMBER] : [];
    return { person, warnings: [...unlikely, ...warnings, ...findUnlikely(person, survey.day)] };
  };
}

/** The watched cells by heading, those that are blank left out; undefined where nothing is watched. */
function readWatched({ cells }: RawRow, columns: readonly MappedColumn[]): ReleaseFacts["watched"] {
  if (columns.length === 0) return undefined;
  return Object.fromEntries(columns.flatMap(({ heading, index }) => (cells[index] ? [[heading, cells[index]]] : [])));
}

const UNKNOWN_PRISON: RowProblem = { code: "PRISON_UNKNOWN", message: "no prison of that code or name is known" };
const UNLIKELY_NUMBER: RollWarning = {
  code: "PRISONER_NUMBER_UNLIKELY",
  message: "prisoner numbers do not have 0000 or the letters B, I, O, S, U: it may be mistyped",
};

const NO_NAME = { lastName: "", firstName: "", middleNames: "" };

function readName(textOf: RowText): Pick<RollPerson, "lastName" | "firstName" | "middleNames"> {
  const fullName = textOf("fullName");
  const whole = fullName === "" ? NO_NAME : parseFullName(fullName);
  return {
    lastName: textOf("lastName") || whole.lastName,
    firstName: textOf("firstName") || whole.firstName,
    middleNames: textOf("middleNames") || whole.middleNames,
  };
}
