import { LEGAL_STATUSES, type LegalStatus } from "../domain/person.js";
import { createWordFinder, findRecallType, wordKey } from "./codedWords.js";
import type { RollWarning } from "./rollWarning.js";

/** The cells of a row that bear on the legal status. */
interface LegalStatusCells {
  readonly word: string;
  readonly imprisonmentStatus: string;
  readonly recall: boolean | undefined;
  readonly indeterminate: boolean | undefined;
}

/** What people write for the national statuses (prison-api). */
const WORDS: Readonly<Record<string, LegalStatus>> = {
  Unsentenced: "CONVICTED_UNSENTENCED",
  "On remand": "REMAND",
  Unconvicted: "REMAND",
  Indeterminate: "INDETERMINATE_SENTENCE",
  Life: "INDETERMINATE_SENTENCE",
  IPP: "INDETERMINATE_SENTENCE",
  Recalled: "RECALL",
  "Licence recall": "RECALL",
  Civil: "CIVIL_PRISONER",
  Immigration: "IMMIGRATION_DETAINEE",
  Detainee: "IMMIGRATION_DETAINEE",
};

/** NOMIS imprisonment statuses of people held under immigration powers. */
const IMMIGRATION_CODES: ReadonlySet<string> = new Set(["DET", "IS91"]);

/** The legal status that a row's cells give together, with what was unclear about it. */
type LegalStatusReader = (cells: LegalStatusCells) => {
  readonly status: LegalStatus;
  readonly warnings: readonly RollWarning[];
};

/**
 * The status column counts. The flags of the national search service only make a plain SENTENCED or missing status more
 * exact: a recall flag RECALL, an indeterminate sentence INDETERMINATE_SENTENCE. A word nobody knows is UNKNOWN.
 */
export function createLegalStatusReader(fromMapping?: Readonly<Record<string, LegalStatus>>): LegalStatusReader {
  const find = createWordFinder(LEGAL_STATUSES, WORDS, fromMapping);
  return ({ word, imprisonmentStatus, recall, indeterminate }) => {
    const said = word === "" ? statusOfCode(imprisonmentStatus) : (find(word) ?? "UNKNOWN");
    const warnings = word !== "" && find(word) === undefined ? [UNKNOWN_WORD] : [];
    if (said !== "SENTENCED" && said !== "UNKNOWN") return { status: said, warnings };
    const exact = indeterminate ? "INDETERMINATE_SENTENCE" : recall ? "RECALL" : said;
    return { status: exact, warnings: exact === said ? warnings : [...warnings, moreExact(said, exact)] };
  };
}

/** Whether a person is held under immigration powers by the imprisonment status. */
export function isImmigrationCode(imprisonmentStatus: string): boolean {
  return IMMIGRATION_CODES.has(wordKey(imprisonmentStatus));
}

function statusOfCode(imprisonmentStatus: string): LegalStatus {
  if (findRecallType(imprisonmentStatus) !== undefined) return "RECALL";
  return isImmigrationCode(imprisonmentStatus) ? "IMMIGRATION_DETAINEE" : "UNKNOWN";
}

/** The word itself stays out of the message: in a row whose cells have slipped it may be a name. */
const UNKNOWN_WORD: RollWarning = {
  code: "LEGAL_STATUS_UNKNOWN",
  message: "the legal status is no word we know: read as UNKNOWN",
};

function moreExact(said: LegalStatus, exact: LegalStatus): RollWarning {
  return {
    code: "LEGAL_STATUS_FROM_FLAG",
    message: `the legal status is ${said}, another column says ${exact}: read as ${exact}`,
  };
}
