import { DATE_TYPES, type DateType, type RollPerson } from "../domain/person.js";
import { overrideField, type RollField } from "./rollFields.js";

/** A column that was read: its heading and the fields it filled. */
interface ReadColumn {
  readonly heading: string;
  readonly fields: readonly string[];
}

/** A cell as it stood in the file. */
export interface SourceCell {
  readonly column: string;
  readonly text: string;
}

/**
 * The cells that a value of a person was read from, as they stood: of the first group of fields whose leading one has anything in it. Empty where no column said it: a prison that was
 * given with the import, a child told by nothing. `source` is in the order of the columns.
 */
export function findSourceCells(
  field: string,
  person: RollPerson,
  columns: readonly ReadColumn[],
  source: readonly string[],
): readonly SourceCell[] {
  const cellsOf = (name: string): SourceCell[] =>
    columns.flatMap(({ heading, fields }, index) => {
      const text = source[index] ?? "";
      return fields.includes(name) && text.trim() !== "" ? [{ column: heading, text }] : [];
    });
  for (const group of groupsOf(field, person)) {
    const [lead] = group;
    if (lead === undefined || cellsOf(lead).length === 0) continue;
    const cells = group.flatMap(cellsOf);
    // One column may fill several fields of a group.
    return cells.filter((cell, index) => cells.findIndex(({ column }) => column === cell.column) === index);
  }
  return [];
}

type Group = readonly RollField[];

/** Fields that a value may have been read from, where it is not only the one of its own name (factsReader.ts, releaseDates.ts). */
const GROUPS: Readonly<Record<string, readonly Group[]>> = {
  lastName: [["lastName"], ["fullName"]],
  firstName: [["firstName"], ["fullName"]],
  middleNames: [["middleNames"], ["fullName"]],
  legalStatus: [
    ["legalStatus", "recall", "indeterminateSentence"],
    ["imprisonmentStatus", "recall", "indeterminateSentence"],
    ["recall"],
    ["indeterminateSentence"],
  ],
  recallType: [["recallType"], ["imprisonmentStatus"]],
  immigrationHold: [["immigrationHold"], ["imprisonmentStatus"]],
  under18: [["under18"], ["dateOfBirth"]],
  releasedOn: [["releasedOn"], ["custodyState"]],
};

const NON_DTO: Group = ["nonDtoReleaseDateType", "nonDtoReleaseDate"];
const NON_DTO_TYPES: ReadonlySet<string> = new Set(["ard", "crd", "npd", "prrd"]);

function groupsOf(field: string, { facts }: RollPerson): readonly Group[] {
  const type = DATE_TYPES.find((one) => one === field);
  if (type === undefined) return GROUPS[field] ?? [[field as RollField]];
  if (facts.overrides[type] !== undefined) return [[overrideField(type)]];
  return [[type], ...(NON_DTO_TYPES.has(type) ? [NON_DTO] : []), ...untyped(type)];
}

/** A release date of no type counts as a CRD. */
function untyped(type: DateType): readonly Group[] {
  return type === "crd" ? [["releaseDate"], ["nonDtoReleaseDate"]] : [];
}
