import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { PlainDate } from "../../domain/plainDate.js";
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
  return demo;
}

function demoFolderAt(out: string): DemoFolder {
  const folder = resolve(out);
  return {
    folder,
    store: join(folder, "resettle.db"),
    keyFile: join(folder, "resettle.key"),
    yesterdaysRoll: join(folder, "rolls", "yesterday.csv"),
    todaysRoll: join(folder, "rolls", "today.csv"),
    answers: (index) => join(folder, "answers", `bcst3-${index + 1}.yaml`),
    plans: join(folder, "plans"),
    daily: join(folder, "daily"),
  };
}
