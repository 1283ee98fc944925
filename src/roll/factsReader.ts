import type { ReleaseFacts } from "../domain/person.js";
import type { PlainDate } from "../domain/plainDate.js";
import { createHdcFinder, createParoleFinder, createRecallFinder, findRecallType, parseFlag, wordKey } from "./codedWords.js";
import { createLegalStatusReader, isImmigrationCode } from "./legalStatus.js";
import { buildReleaseDates, type RowDates, releaseTypesOf } from "./releaseDates.js";
import type { RollField } from "./rollFields.js";
import type { RollSurvey } from "./rollSurvey.js";
import type { RollWarning } from "./rollWarning.js";
import { isUnderAge } from "./rowChecks.js";

/** The text of one row's cell by field, cleaned; "" where it is blank or has no column. */
export type RowText = (field: RollField) => string;

type FactsReader = (
  textOf: RowText,
  dates: RowDates,
) => { readonly facts: ReleaseFacts; readonly warnings: readonly RollWarning[] };

/** Reads from a row what the release rules need (R1 to R12). Words nobody knows are warnings, never guesses. */
export function createFactsReader({ mapping, day, columns }: RollSurvey): FactsReader {
  const types = releaseTypesOf(new Set(columns.flatMap(({ fields }) => fields)));
  const readStatus = createLegalStatusReader(mapping.values.legalStatus);
  const readWords = createWordsReader(mapping);
  return (textOf, row) => {
    const imprisonmentStatus = textOf("imprisonmentStatus");
    const words = readWords(textOf);
    const legal = readStatus({
      word: textOf("legalStatus"),
      imprisonmentStatus,
      recall: words.recall,
      indeterminate: words.indeterminate,
    });
    const release = buildReleaseDates(row, textOf("nonDtoReleaseDateType"), types);
    const state = readState(textOf("custodyState"), row.releasedOn, day);
    const recallType = legal.status === "RECALL" ? (words.recallType ?? findRecallType(imprisonmentStatus)) : undefined;
    // In the order of the alphabet, which is the order they are kept in.
    const facts: ReleaseFacts = {
      dates: release.dates,
      hdcStatus: words.hdcStatus ?? "unknown",
      immigrationHold: words.immigrationHold ?? isImmigrationCode(imprisonmentStatus),
      legalStatus: legal.status,
      overrides: release.overrides,
      paroleStatus: words.paroleStatus ?? "unknown",
      ...(recallType === undefined ? {} : { recallType }),
      ...(row.receptionDate === undefined ? {} : { receptionDate: row.receptionDate }),
      ...(state.releasedOn === undefined ? {} : { releasedOn: state.releasedOn }),
      ...(row.returnToCustodyDate === undefined ? {} : { returnToCustodyDate: row.returnToCustodyDate }),
      ...(row.sentenceStartDate === undefined ? {} : { sentenceStartDate: row.sentenceStartDate }),
      under18: words.under18 ?? isChild(row.dateOfBirth, day),
    };
    return { facts, warnings: [...legal.warnings, ...release.warnings, ...words.warnings, ...state.warnings] };
  };
}

/** A young offender may well be over 18, so only a column that says so or the date of birth tells who is a child. */
export function isChild(dateOfBirth: PlainDate | undefined, day: PlainDate): boolean {
  return dateOfBirth !== undefined && isUnderAge(dateOfBirth, 18, day);
}

function createWordsReader({ values }: RollSurvey["mapping"]) {
  const findRecall = createRecallFinder(values.recallType);
  const findHdc = createHdcFinder(values.hdcStatus);
  const findParole = createParoleFinder(values.paroleStatus);
  return (textOf: RowText) => {
    const warnings: RollWarning[] = [];
    const read = <Value>(field: RollField, find: (text: string) => Value | undefined): Value | undefined => {
      const text = textOf(field);
      const found = text === "" ? undefined : find(text);
      if (text !== "" && found === undefined)
        warnings.push({ code: "WORD_UNKNOWN", message: `${field} is no word we know: not read` });
      return found;
    };
    return {
      recallType: read("recallType", findRecall),
      hdcStatus: read("hdcStatus", findHdc),
      paroleStatus: read("paroleStatus", findParole),
      recall: read("recall", parseFlag),
      indeterminate: read("indeterminateSentence", parseFlag),
      immigrationHold: read("immigrationHold", parseFlag),
      under18: read("under18", parseFlag),
      warnings,
    };
  };
}

/** NOMIS says of someone who has left only that they are INACTIVE OUT. Who is ACTIVE OUT is at court or in hospital. */
function readState(custodyState: string, releasedOn: PlainDate | undefined, day: PlainDate) {
  if (releasedOn !== undefined || wordKey(custodyState) !== "INACTIVE_OUT") return { releasedOn, warnings: [] };
  return { releasedOn: day, warnings: [RELEASE_DAY_UNKNOWN] };
}

const RELEASE_DAY_UNKNOWN: RollWarning = {
  code: "RELEASE_DAY_UNKNOWN",
  message: "released on a day that the roll does not give: the day of the roll is taken",
};
