import { AppError } from "../../domain/appError.js";
import { openRoll } from "../openRolls.js";
import type { Session } from "../session.js";
import { type ImportOptions, importRoll } from "./importRoll.js";
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
 * Takes in rolls one after the other, in the order they are named; one that is bad stops no other. Rows that name no prison are of
 * the session's, where it has one. Throws the first one's AppError where none could be taken in, and AppError store where the store fails.
 */
export async function importRolls(
  session: Session,
  files: readonly string[],
  { stdin, rejects, ...options }: ImportRollsOptions,
): Promise<ImportedRolls> {
  const prison = session.prisons.length === 1 ? session.prisons[0] : undefined;
  const imports: RollImportResult[] = [];
  const failures: { file: string; error: AppError }[] = [];
  for (const file of files) {
    try {
      const { source, rejectsFiles } = await openRoll(file, stdin, session.env);
      const places = rejects === undefined ? rejectsFiles : [rejects];
      imports.push(await importRoll(session, { ...options, source, prison, rejectsFiles: places }));
    } catch (error) {
      if (!(error instanceof AppError) || error.kind === "store") throw error;
      failures.push({ file, error });
    }
  }
  const [first] = failures;
  if (first !== undefined && imports.length === 0) throw first.error;
  return { imports, failed: failures.map(failedRoll) };
}

function failedRoll({ file, error }: { readonly file: string; readonly error: AppError }): FailedRoll {
  const { code, message, hint } = error;
  return { file, code, message, ...(hint === undefined ? {} : { hint }) };
}
