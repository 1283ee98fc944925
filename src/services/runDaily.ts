import { join } from "node:path";
import { AppError } from "../domain/appError.js";
import { importRoll } from "./importRoll/importRoll.js";
import type { RollImportResult } from "./importRoll/rollImportResult.js";
import { type DueRow, listDue } from "./listDue.js";
import { listWindow, type WindowRow } from "./listWindow.js";
import { openRoll } from "./openRolls.js";
import { type DuePlans, renderDuePlans } from "./renderPlan/renderDuePlans.js";
import { preparePress } from "./renderPlan/renderPlan.js";
import type { Session } from "./session.js";
import { writeWholeFile } from "./writeWholeFile.js";

export interface DailyOptions {
  readonly rolls: readonly string[];
  readonly stdin: NodeJS.ReadableStream;
  /** Folder of the reports; each day has a folder of its own in it. */
  readonly out: string;
  readonly entering: number;
  readonly template: string;
  readonly allowShrink: boolean;
  readonly onProgress: (what: "Taking in" | "Drawing", done: number, total: number) => void;
}

/** The morning's work, done. */
export interface DailyResult {
  /** The day's folder. */
  readonly folder: string;
  readonly imports: readonly RollImportResult[];
  /** Rolls that could not be taken in, and why. The others were. */
  readonly failed: readonly { readonly file: string; readonly code: string; readonly message: string; readonly hint?: string }[];
  readonly window: readonly WindowRow[];
  readonly due: readonly DueRow[];
  readonly plans: DuePlans;
}

/**
 * One morning: takes in the rolls, lists the window and what is due, and draws the plans that are due (those with errors as drafts). Safe to run again: a roll
 * that is in changes nothing, and a plan that is as it was is the same file. Throws AppError where no roll could be taken in at all.
 */
export async function runDaily(session: Session, options: DailyOptions): Promise<DailyResult> {
  // A template with a mistake is found before anything is changed.
  const press = await preparePress(session, options.template);
  const { imports, failed } = await takeInRolls(session, options);
  const { items: window } = await listWindow(session, { entering: options.entering, states: [], all: false });
  const due = await listDue(session, { order: "day" });
  const folder = join(options.out, session.asOf);
  const plans = await renderDuePlans(session, press, { out: join(folder, "plans"), draft: true }, (done, total) =>
    options.onProgress("Drawing", done, total),
  );
  return { folder, imports, failed, window, due, plans };
}

async function takeInRolls(session: Session, options: DailyOptions): Promise<Pick<DailyResult, "imports" | "failed">> {
  const imports: RollImportResult[] = [];
  const failures: { file: string; error: AppError }[] = [];
  for (const file of options.rolls) {
    try {
      const { source, rejectsFiles } = await openRoll(file, options.stdin, session.env);
      const onProgress = (done: number, total: number) => options.onProgress("Taking in", done, total);
      imports.push(await importRoll(session, { source, rejectsFiles, allowShrink: options.allowShrink, onProgress }));
    } catch (error) {
      if (!(error instanceof AppError) || error.kind === "store") throw error;
      failures.push({ file, error });
    }
  }
  const [first] = failures;
  if (first !== undefined && imports.length === 0) throw first.error;
  const failed = failures.map(({ file, error }) => ({
    file,
    code: error.code,
    message: error.message,
    ...(error.hint === undefined ? {} : { hint: error.hint }),
  }));
  return { imports, failed };
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
