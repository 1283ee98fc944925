import { AppError } from "../../domain/appError.js";
import { findRolls, openRoll } from "../openRolls.js";
import type { Session } from "../session.js";
import { type ImportOptions, importRoll, prepareRoll } from "./importRoll.js";
import type { RollImportResult } from "./rollImportResult.js";

/** What became of several rolls: each was taken in whole, or not at all. */
export interface ImportedRolls {
  readonly imports: readonly RollImportResult[];
  readonly failed: readonly FailedRoll[];
}

/** A roll that could not be taken in, and why. */
export interface FailedRoll {
  readonly file: string;
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
}

interface ImportRollsOptions extends Omit<ImportOptions, "source" | "rejectsFiles" | "prison"> {
  readonly stdin: NodeJS.ReadableStream;
  /** Where rejected rows are written; beside each roll where not said. */
  readonly rejects?: string | undefined;
}

/**
 * Takes in rolls one after the other: in the order of their days, then as they are named; a folder stands for the rolls in it. One
 * that is bad stops no other. Rows that name no prison are of the session's, where it has one. Throws the first one's AppError where
 * none could be taken in, and AppError store where the store fails.
 */
export async function importRolls(
  session: Session,
  named: readonly string[],
  { stdin, rejects, ...options }: ImportRollsOptions,
): Promise<ImportedRolls> {
  const prison = session.prisons.length === 1 ? session.prisons[0] : undefined;
  const failures: { file: string; error: AppError }[] = [];
  const trying = async <Done>(file: string, work: () => Promise<Done>): Promise<Done[]> => {
    try {
      return [await work()];
    } catch (error) {
      if (!(error instanceof AppError) || error.kind === "store") throw error;
      failures.push({ file, error });
      return [];
    }
  };
  const files = (await inTurn(named, (name) => trying(name, () => findRolls(name)))).flat();
  const prepared = await inTurn(files, (file) =>
    trying(file, async () => {
      const { source, rejectsFiles } = await openRoll(file, stdin, session.env);
      return prepareRoll(session, { ...options, source, prison, rejectsFiles: rejects === undefined ? rejectsFiles : [rejects] });
    }),
  );
  const inOrder = prepared.sort((a, b) => (a.takenOn < b.takenOn ? -1 : a.takenOn > b.takenOn ? 1 : 0));
  const imports = await inTurn(inOrder, (roll) => trying(roll.survey.file, () => importRoll(session, roll)));
  const [first] = failures;
  if (first !== undefined && imports.length === 0) throw first.error;
  return { imports, failed: failures.map(failedRoll) };
}

/** One after the other: each roll is compared with what the ones before it said. */
async function inTurn<Item, Done>(items: readonly Item[], work: (item: Item) => Promise<readonly Done[]>): Promise<Done[]> {
  const done: Done[] = [];
  for (const item of items) done.push(...(await work(item)));
  return done;
}

function failedRoll({ file, error }: { readonly file: string; readonly error: AppError }): FailedRoll {
  const { code, message, hint } = error;
  return { file, code, message, ...(hint === undefined ? {} : { hint }) };
}
