import { AppError } from "../../domain/appError.js";
import { findMergeProposals } from "../../domain/mergeProposals.js";
import type { PlainDate } from "../../domain/plainDate.js";
import type { RollSource } from "../../roll/rollSource.js";
import type { RollSurvey } from "../../roll/rollSurvey.js";
import { surveyRoll } from "../../roll/surveyRoll.js";
import type { RollImport } from "../../store/repositories/imports.js";
import type { StoreWriter } from "../../store/writer.js";
import { loadMappings } from "../loadMappings.js";
import { loadPrisons } from "../loadPrisons.js";
import type { Session } from "../session.js";
import { templateFolders } from "../templateFolders.js";
import { buildImportResult } from "./buildImportResult.js";
import { warnOfErased } from "./erasedPeople.js";
import { ON_TWO_ROLLS } from "./onTwoRolls.js";
import { warnOfReleased } from "./releasedStillHere.js";
import { findReturned } from "./returnedPeople.js";
import type { RollImportResult } from "./rollImportResult.js";
import { takeInRows } from "./takeInRows.js";
import { warnOfRoll } from "./warnOfRoll.js";
import { writeRejects } from "./writeRejects.js";

export interface ImportOptions {
  readonly source: RollSource;
  /** Name of a mapping; chosen by the headings where not said. */
  readonly mapping?: string | undefined;
  /** Name of the sheet of a workbook; the one that looks like a roll where not said. */
  readonly sheet?: string | undefined;
  /** Prison of rows that name none. */
  readonly prison?: string | undefined;
  /** The day the roll was taken; what the file says, else the day asked about, where not said. */
  readonly takenOn?: PlainDate | undefined;
  /** Whether everyone is on it, where the person knows better than the file. */
  readonly complete?: boolean | undefined;
  readonly allowShrink?: boolean;
  /** Headings of columns that are right whatever they look like. */
  readonly believed?: readonly string[];
  /** In which prison somebody is whom two rolls of one day name, by prisoner number. */
  readonly whereabouts?: ReadonlyMap<string, string>;
  /** Take in whoever is on it although their record was erased since, or on its day. */
  readonly bringBackErased?: boolean;
  /** Where rejected rows are written: the first of these places that can be; none writes none. */
  readonly rejectsFiles: readonly string[];
  /** Find out what would change, and change nothing. */
  readonly checkOnly?: boolean;
  readonly onProgress?: (done: number, total: number) => void;
}

/** A roll that has been looked at as a whole, and the day it was taken. */
export interface PreparedRoll {
  readonly options: ImportOptions;
  readonly survey: RollSurvey;
  readonly takenOn: PlainDate;
}

/** Looks at a roll as a whole: what it is of, and of which day. Throws AppError input where it is no roll. */
export async function prepareRoll(session: Session, options: ImportOptions): Promise<PreparedRoll> {
  const survey = await surveyRoll(options.source, {
    mappings: await loadMappings(templateFolders("rolls", session.env)),
    prisons: [...(await session.store.read.prisons.list()), ...(await loadPrisons())],
    asOf: options.takenOn ?? session.asOf,
    believed: options.believed ?? [],
    ...(options.mapping === undefined ? {} : { mapping: options.mapping }),
    ...(options.sheet === undefined ? {} : { sheet: options.sheet }),
    ...(options.prison === undefined ? {} : { prison: options.prison }),
    ...(options.complete === undefined ? {} : { complete: options.complete }),
  });
  return { options, survey, takenOn: options.takenOn ?? survey.takenOn ?? session.asOf };
}

/**
 * Takes in a roll: compares it as a set with what was known, and writes what is different, all in one transaction. The same
 * roll again changes nothing. Throws AppError input (no roll), refused (older than what is in, or it shrinks), store.
 */
export async function importRoll(session: Session, prepared: PreparedRoll): Promise<RollImportResult> {
  const result = await takeInOrCheck(session, prepared);
  return { ...result, returnedPeople: await findReturned(session.store.read, prepared.takenOn, result.returned) };
}

async function takeInOrCheck(session: Session, prepared: PreparedRoll): Promise<RollImportResult> {
  const undone = new CheckedOnly();
  try {
    return await session.store.write(session.actor, "take in a roll", async (tx) => {
      const result = await takeIn(tx, session, prepared);
      if (prepared.options.checkOnly !== true) return result;
      undone.result = result;
      throw undone;
    });
  } catch (error) {
    if (error === undone && undone.result !== undefined) return undone.result;
    throw error;
  }
}

/** A check is an import that is undone at the end: so the two cannot count differently. */
class CheckedOnly extends Error {
  result: RollImportResult | undefined;
}

async function takeIn(tx: StoreWriter, session: Session, { options, survey, takenOn }: PreparedRoll): Promise<RollImportResult> {
  const newest = await tx.imports.newestByPrison();
  const lastRolls = onlyCovered(newest, survey);
  guardOrder(lastRolls, survey.file, takenOn);
  const isIn = await isInAlready(tx, survey, takenOn);
  const importNumber = await tx.imports.nextNumber();
  const alsoToday = namedElsewhere(newest, survey, takenOn);
  const outcome = await takeInRows(tx, session, options, { survey, takenOn, importNumber, lastRolls, alsoToday, isIn });
  const prisons = new Set(survey.prisons.map(({ code }) => code));
  const warnings = [
    ...warnOfRoll(session.asOf, survey, outcome, takenOn),
    ...warnOfErased(takenOn, outcome.erased, outcome.findings.backAfterErasure.length),
    ...(await warnOfReleased(tx, prisons, takenOn)),
  ];
  const result = buildImportResult({ survey, takenOn, outcome, warnings, lastRolls });
  const mergeProposals = findMergeProposals(await tx.merges.listCandidates(importNumber, takenOn), importNumber);
  const rejectsFile = await writeRejects(
    options.checkOnly === true ? [] : options.rejectsFiles,
    survey,
    outcome.rejected.filter((row) => row.code !== ON_TWO_ROLLS),
  );
  const withFile = { ...result, mergeProposals, ...(rejectsFile === undefined ? {} : { rejectsFile }) };
  if (isIn && changesNothing(result)) return withFile;
  await namePrisons(tx, survey);
  await tx.imports.record({
    number: importNumber,
    file: survey.file.replace(/^.*[\\/]/u, ""),
    sha256: survey.layout.bytes.sha256,
    takenOn,
    complete: survey.complete,
    prisons: survey.prisons.map((prison) => prison.code),
    mapping: survey.mapping.name,
    encoding: survey.layout.bytes.encoding,
    ...(survey.sheet === undefined ? {} : { sheet: survey.sheet }),
    counts: {
      rows: result.rows,
      accepted: result.accepted,
      rejected: result.rejected,
      duplicates: result.duplicates,
      ...(result.erased > 0 ? { erased: result.erased } : {}),
      unchanged: result.unchanged,
      ...result.changes,
      ...(options.allowShrink === true ? { allowShrink: 1 } : {}),
      ...(options.bringBackErased === true ? { bringBackErased: 1 } : {}),
    },
    columns: survey.columns.map(({ heading, fields, filled }) => ({ heading, fields, filled })),
    warnings,
  });
  return options.checkOnly === true ? withFile : { ...withFile, importId: importNumber };
}

/** The newest import that covers each prison of this roll. */
function onlyCovered(newest: ReadonlyMap<string, RollImport>, survey: RollSurvey): ReadonlyMap<string, RollImport> {
  const covered = new Set(survey.prisons.map((prison) => prison.code));
  return new Map([...newest].filter(([prison]) => covered.has(prison)));
}

/** Prisons that this roll does not cover and of which there is a whole roll of the same day: who is known to be there was named by it. */
function namedElsewhere(newest: ReadonlyMap<string, RollImport>, survey: RollSurvey, takenOn: PlainDate): ReadonlySet<string> {
  const covered = new Set(survey.prisons.map((prison) => prison.code));
  const today = [...newest].filter(([prison, roll]) => !covered.has(prison) && roll.complete && roll.takenOn === takenOn);
  return new Set(today.map(([prison]) => prison));
}

/** Rolls come in the order of their days: an older one would undo what a newer one said. */
function guardOrder(lastRolls: ReadonlyMap<string, RollImport>, file: string, takenOn: PlainDate): void {
  for (const [prison, last] of lastRolls) {
    if (last.takenOn <= takenOn) continue;
    throw new AppError(
      "refused",
      "ROLL_OLDER",
      `${file} is of ${takenOn}, and a roll of ${prison} of ${last.takenOn} is in already. Nothing was changed.`,
      {
        hint: "Import rolls in the order of their days. If the day is wrong, say the right one with --taken-on.",
      },
    );
  }
}

/** Whether this very file is the newest one of its kind, whole or part, of all its prisons: then there is nothing to record. */
async function isInAlready(tx: StoreWriter, survey: RollSurvey, takenOn: PlainDate): Promise<boolean> {
  if ((await tx.imports.findByContent(survey.layout.bytes.sha256)) === undefined) return false;
  const sameKind = (await tx.imports.list()).filter((roll) => roll.complete === survey.complete);
  return survey.prisons.every(({ code }) => {
    const last = sameKind.find((roll) => roll.prisons.includes(code));
    return last !== undefined && last.sha256 === survey.layout.bytes.sha256 && last.takenOn === takenOn;
  });
}

function changesNothing({ changes }: RollImportResult): boolean {
  return Object.values(changes).every((count) => count === 0);
}

async function namePrisons(tx: StoreWriter, survey: RollSurvey): Promise<void> {
  const listed = new Map((await loadPrisons()).map((prison) => [prison.code, prison.name]));
  const known = new Set((await tx.prisons.list()).map((prison) => prison.code));
  for (const { code } of survey.prisons) {
    if (!known.has(code)) await tx.prisons.set({ code, name: listed.get(code) ?? code });
  }
}
