import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type PlainDate, parsePlainDate } from "../domain/plainDate.js";
import type { RollImport } from "../store/repositories/imports.js";
import { readChangesOf } from "./changesOfImport.js";
import { findNewlyDue, type NewlyDue } from "./findNewlyDue.js";
import { type ImportedRolls, importRolls } from "./importRoll/importRolls.js";
import type { RollImportResult } from "./importRoll/rollImportResult.js";
import { type DueRow, listDue } from "./listDue.js";
import { listWindow, type WindowRow } from "./listWindow.js";
import { chooseForms, oneForm } from "./renderPlan/chosenForm.js";
import { preparePress } from "./renderPlan/planPress.js";
import { type DuePlans, renderDuePlans } from "./renderPlan/renderDuePlans.js";
import type { Session } from "./session.js";
import { prepareFolder, writeWholeFile } from "./writeWholeFile.js";

export interface DailyOptions {
  readonly rolls: readonly string[];
  /** Name of the sheet of those that are workbooks; the one that looks like a roll where not said. */
  readonly sheet: string | undefined;
  readonly stdin: NodeJS.ReadableStream;
  /** Folder of the reports; each day has a folder of its own in it. */
  readonly out: string;
  readonly entering: number;
  /** One template for all plans; undefined: the form each person asked for. */
  readonly template: string | undefined;
  readonly allowShrink: boolean;
  /** Headings of columns that are right whatever they look like. */
  readonly believed?: readonly string[];
  readonly onProgress: (what: "Taking in" | "Drawing", done: number, total: number) => void;
}

/** The morning's work, done. */
export interface DailyResult extends ImportedRolls {
  /** The day's folder. */
  readonly folder: string;
  /** What the rolls changed that no day's folder tells yet: also of a roll that an earlier run took in before it was stopped. */
  readonly news: readonly RollNews[];
  readonly window: readonly WindowRow[];
  readonly due: readonly DueRow[];
  /** What became due since the last morning that has a folder; undefined where this is the first. */
  readonly newlyDue: NewlyDue | undefined;
  readonly plans: DuePlans;
}

export type RollNews = RollImportResult & Required<Pick<RollImportResult, "importId">>;

/**
 * One morning: takes in the rolls, lists the window and what is due, and draws the plans that are due (those with errors as drafts). Safe to run again: a roll
 * that is in changes nothing, and a plan that is as it was is the same file. Throws AppError where no roll could be taken in at all.
 */
export async function runDaily(session: Session, options: DailyOptions): Promise<DailyResult> {
  // A template with a mistake, or a folder that cannot be written, is found before anything is changed.
  const { template } = options;
  const forms = template === undefined ? await chooseForms(session) : oneForm(await preparePress(session, template));
  const folder = join(options.out, session.asOf);
  await prepareFolder(folder);
  const { imports, failed } = await importRolls(session, options.rolls, {
    stdin: options.stdin,
    sheet: options.sheet,
    allowShrink: options.allowShrink,
    believed: options.believed ?? [],
    onProgress: (done, total) => options.onProgress("Taking in", done, total),
  });
  const news = await findNews(session, options.out, imports);
  const { items: window } = await listWindow(session, { entering: options.entering, states: [], all: false });
  const due = await listDue(session, {});
  const lastRun = await findLastRun(session, options.out);
  const newlyDue = lastRun === undefined ? undefined : await findNewlyDue(session, lastRun);
  const plans = await renderDuePlans(session, forms, { out: join(folder, "plans"), draft: true }, (done, total) =>
    options.onProgress("Drawing", done, total),
  );
  return { folder, imports, failed, news, window, due, newlyDue, plans };
}

/** The newest day before the session's that has a folder of its own: run again on one day, the same morning is told again. */
async function findLastRun({ asOf }: Session, out: string): Promise<PlainDate | undefined> {
  const days = (await readdir(out)).flatMap((name) => parsePlainDate(name) ?? []);
  return days
    .filter((day) => day < asOf)
    .sort()
    .at(-1);
}

/** Where a day's folder tells what an import changed: by its number, so that running again does not write over the morning's news. */
export function newsFile(importId: number): string {
  return `changes-import-${importId}.json`;
}

async function findNews(session: Session, out: string, rolls: readonly RollImportResult[]): Promise<readonly RollNews[]> {
  const told = await readTold(out);
  const news: RollNews[] = [];
  for (const roll of rolls) {
    if (roll.importId !== undefined) news.push({ ...roll, importId: roll.importId });
    else {
      const made = await findImportOf(session, roll);
      if (made !== undefined && !told.has(newsFile(made.number))) news.push({ ...roll, ...(await readChangesOf(session, made)) });
    }
  }
  return news;
}

/** The import that took in a roll which is in already. */
async function findImportOf(
  { store }: Session,
  { sha256, takenOn, complete }: RollImportResult,
): Promise<RollImport | undefined> {
  const imports = await store.read.imports.list();
  return imports.find((made) => made.sha256 === sha256 && made.takenOn === takenOn && made.complete === complete);
}

/** The files of every day's folder: a roll that comes again on another day is no news. */
async function readTold(out: string): Promise<ReadonlySet<string>> {
  const days = (await readdir(out)).filter((name) => parsePlainDate(name) !== undefined);
  // What cannot be looked into tells nobody anything.
  return new Set((await Promise.all(days.map((day) => readdir(join(out, day)).catch(() => [])))).flat());
}

/** A report to be written into the day's folder. */
export interface Report {
  readonly name: string;
  readonly text: string;
}

/** Writes the day's reports; gives back where they are. Throws AppError store. */
export async function writeReports(folder: string, reports: readonly Report[]): Promise<readonly string[]> {
  const files = reports.map(({ name, text }) => ({ path: join(folder, name), text }));
  for (const { path, text } of files) await writeWholeFile(path, text);
  return files.map(({ path }) => path);
}
