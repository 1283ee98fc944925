import { AppError } from "../../domain/appError.js";
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
import type { RollImportResult } from "./rollImportResult.js";
import { takeInRows } from "./takeInRows.js";
import { warnOfRoll } from "./warnOfRoll.js";
import { writeRejects } from "./writeRejects.js";

export interface ImportOptions {
  readonly source: RollSource;
  /** Name of a mapping; chosen by the headings where not said. */
  readonly mapping?: string | undefined;
  /** Prison of rows that name none. */
  readonly prison?: string | undefined;
  /** The day the roll was taken; what the file says, else the day asked about, where not said. */
  readonly takenOn?: PlainDate | undefined;
  /** Whether everyone is on it, where the person knows better than the file. */
  readonly complete?: boolean | undefined;
  readonly allowShrink?: boolean;
  /** Where rejected rows are written: the first of these places that can be; none writes none. */
  readonly rejectsFiles: readonly string[];
  /** Find out what would change, and change nothing. */
  readonly checkOnly?: boolean;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Takes in a roll: reads it, compares it as a set with what was known, and writes what is different, all in one transaction. The same
 * roll again changes nothing. Throws AppError input (no roll), refused (older than what is in, or it shrinks), store.
 */
export async function importRoll(session: Session, options: ImportOptions): Promise<RollImportResult> {
  const survey = await surveyRoll(options.source, {
    mappings: await loadMappings(templateFolders("rolls", session.env)),
    prisons: [...(await session.store.read.prisons.list()), ...(await loadPrisons())],
    asOf: options.takenOn ?? session.asOf,
    ...(options.mapping === undefined ? {} : { mapping: options.mapping }),
    ...(options.prison === undefined ? {} : { prison: options.prison }),
    ...(options.complete === undefined ? {} : { complete: options.complete }),
  });
  const takenOn = options.takenOn ?? survey.takenOn ?? session.asOf;
  const undone = new CheckedOnly();
  try {
    return await session.store.write(session.actor, "take in a roll", async (tx) => {
      const result = await takeIn(tx, session, options, survey, takenOn);
      if (options.checkOnly !== true) return result;
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

async function takeIn(
  tx: StoreWriter,
  session: Session,
  options: ImportOptions,
  survey: RollSurvey,
  takenOn: PlainDate,
): Promise<RollImportResult> {
  const lastRolls = await lastRollsOf(tx, survey);
  guardOrder(lastRolls, survey.file, takenOn);
  const isIn = await isInAlready(tx, survey, takenOn);
  const importNumber = await tx.imports.nextNumber();
  const outcome = await takeInRows(tx, session, options, { survey, takenOn, importNumber, lastRolls, isIn });
  const warnings = warnOfRoll(session.asOf, survey, outcome, takenOn);
  const result = buildImportResult({ survey, takenOn, outcome, warnings, lastRolls });
  const rejectsFile = await writeRejects(options.checkOnly === true ? [] : options.rejectsFiles, survey, outcome.rejected);
  const withFile = rejectsFile === undefined ? result : { ...result, rejectsFile };
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
    counts: {
      rows: result.rows,
      accepted: result.accepted,
      rejected: result.rejected,
      duplicates: result.duplicates,
      unchanged: result.unchanged,
      ...result.changes,
      ...(options.allowShrink === true ? { allowShrink: 1 } : {}),
    },
    columns: survey.columns.map(({ heading, fields }) => ({ heading, fields })),
    warnings,
  });
  return options.checkOnly === true ? withFile : { ...withFile, importId: importNumber };
}

/** The newest import that covers each prison of this roll. */
async function lastRollsOf(tx: StoreWriter, survey: RollSurvey): Promise<ReadonlyMap<string, RollImport>> {
  const newest = await tx.imports.newestByPrison();
  const covered = new Set(survey.prisons.map((prison) => prison.code));
  return new Map([...newest].filter(([prison]) => covered.has(prison)));
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
  for (const { code } of survey.prisons) {
    if ((await tx.prisons.find(code)) === undefined) await tx.prisons.set({ code, name: listed.get(code) ?? code });
  }
}
