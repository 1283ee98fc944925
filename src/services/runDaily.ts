import { join } from "node:path";
import { type ImportedRolls, importRolls } from "./importRoll/importRolls.js";
import { type DueRow, listDue } from "./listDue.js";
import { listWindow, type WindowRow } from "./listWindow.js";
import { type DuePlans, renderDuePlans } from "./renderPlan/renderDuePlans.js";
import { preparePress } from "./renderPlan/renderPlan.js";
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
  readonly template: string;
  readonly allowShrink: boolean;
  readonly onProgress: (what: "Taking in" | "Drawing", done: number, total: number) => void;
}

/** The morning's work, done. */
export interface DailyResult extends ImportedRolls {
  /** The day's folder. */
  readonly folder: string;
  readonly window: readonly WindowRow[];
  readonly due: readonly DueRow[];
  readonly plans: DuePlans;
}

/**
 * One morning: takes in the rolls, lists the window and what is due, and draws the plans that are due (those with errors as drafts). Safe to run again: a roll
 * that is in changes nothing, and a plan that is as it was is the same file. Throws AppError where no roll could be taken in at all.
 */
export async function runDaily(session: Session, options: DailyOptions): Promise<DailyResult> {
  // A template with a mistake, or a folder that cannot be written, is found before anything is changed: what a roll changed is told once.
  const press = await preparePress(session, options.template);
  const folder = join(options.out, session.asOf);
  await prepareFolder(folder);
  const { imports, failed } = await importRolls(session, options.rolls, {
    stdin: options.stdin,
    sheet: options.sheet,
    allowShrink: options.allowShrink,
    onProgress: (done, total) => options.onProgress("Taking in", done, total),
  });
  const { items: window } = await listWindow(session, { entering: options.entering, states: [], all: false });
  const due = await listDue(session, { order: "day" });
  const plans = await renderDuePlans(session, press, { out: join(folder, "plans"), draft: true }, (done, total) =>
    options.onProgress("Drawing", done, total),
  );
  return { folder, imports, failed, window, due, plans };
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
