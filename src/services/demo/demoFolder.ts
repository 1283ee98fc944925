import { readFile, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { addDays, daysBetween, type PlainDate, plainDate } from "../../domain/plainDate.js";
import { programTemplates } from "../templateFolders.js";
import { writeWholeFile } from "../writeWholeFile.js";
import { demoAnswers } from "./demoAnswers.js";
import { buildDemoRolls } from "./demoRolls.js";

/** Where everything of a demonstration is. */
export interface DemoFolder {
  readonly folder: string;
  readonly store: string;
  readonly keyFile: string;
  readonly yesterdaysRoll: string;
  readonly todaysRoll: string;
  readonly services: string;
  /** The answers of the first, second or third person (from 0). */
  answers(index: number): string;
  readonly plans: string;
  readonly daily: string;
}

/** What the three would like to be called. */
const PREFERRED_NAMES = ["Gaz", "Łukasz", "Siân"];

/** A fresh folder for a demonstration: what an earlier one left there goes, other files stay. Throws AppError (store) where it cannot be written. */
export async function makeDemoFolder(out: string, asOf: PlainDate): Promise<DemoFolder> {
  const demo = demoFolderAt(out);
  for (const made of [demo.store, demo.keyFile, demo.plans, demo.daily]) await rm(made, { recursive: true, force: true });
  const rolls = buildDemoRolls(asOf);
  await writeWholeFile(demo.yesterdaysRoll, rolls.yesterday.csv);
  await writeWholeFile(demo.todaysRoll, rolls.today.csv);
  for (const [index, name] of PREFERRED_NAMES.entries()) await writeWholeFile(demo.answers(index), demoAnswers(name));
  await writeWholeFile(demo.services, await demoServices(asOf));
  return demo;
}

/** The day for which the made-up directory was written: on it, some entries are fresh and some are stale. */
const WRITTEN_FOR = plainDate("2026-11-23");

/** The made-up directory with its days moved, so that what is fresh and what is stale in it stays so on any day. */
async function demoServices(asOf: PlainDate): Promise<string> {
  const text = await readFile(join(programTemplates(), "services", "demo.csv"), "utf8");
  return text.replaceAll(/\b\d{4}-\d\d-\d\d\b/gu, (day) => addDays(plainDate(day), daysBetween(WRITTEN_FOR, asOf)));
}

function demoFolderAt(out: string): DemoFolder {
  const folder = resolve(out);
  return {
    folder,
    store: join(folder, "resettle.db"),
    keyFile: join(folder, "resettle.key"),
    yesterdaysRoll: join(folder, "rolls", "yesterday.csv"),
    todaysRoll: join(folder, "rolls", "today.csv"),
    services: join(folder, "services.csv"),
    answers: (index) => join(folder, "answers", `bcst3-${index + 1}.yaml`),
    plans: join(folder, "plans"),
    daily: join(folder, "daily"),
  };
}
