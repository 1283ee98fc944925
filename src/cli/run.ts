import { type Command, CommanderError } from "commander";
import type { Noun } from "./command.js";
import { openWriter, type Writer } from "./output/writer.js";
import { buildProgram } from "./program.js";
import type { Runtime } from "./runtime.js";

/** Runs one command line, without the program's own name. Gives the exit code; everything is written when it does. */
export async function run(argv: readonly string[], nouns: readonly Noun[], runtime: Runtime): Promise<number> {
  const writers = openWriters(runtime);
  let exitCode = 0;
  const program = buildProgram({
    ...writers,
    nouns,
    run: async (spec, { args, options, globals }) => {
      const { buildContext } = await import("./buildContext.js");
      const { context, reading } = buildContext(globals, runtime, writers);
      exitCode = (await spec.run(context, { args, options, reading }))?.exitCode ?? 0;
    },
  });
  try {
    await program.parseAsync(asHelpFlag(argv), { from: "user" });
  } catch (error) {
    if (!isHelpOrVersion(error)) exitCode = await tell(await usageErrorOf(error, program, argv), argv, runtime, writers);
  }
  const lost = (await writers.stdout.flush()) ?? (await writers.stderr.flush());
  return lost === undefined ? exitCode : await tell(await outputErrorOf(lost), argv, runtime, writers);
}

/** Tells of an error that reached nobody, and gives the exit code for it. */
export async function tellOfFault(error: unknown, argv: readonly string[], runtime: Runtime): Promise<number> {
  const writers = openWriters(runtime);
  const exitCode = await tell(error, argv, runtime, writers);
  await writers.stdout.flush();
  await writers.stderr.flush();
  return exitCode;
}

interface Writers {
  readonly stdout: Writer;
  readonly stderr: Writer;
}

function openWriters({ streams }: Runtime): Writers {
  return { stdout: openWriter(streams.stdout), stderr: openWriter(streams.stderr) };
}

async function tell(error: unknown, argv: readonly string[], { env, signal }: Runtime, writers: Writers): Promise<number> {
  const { reportFailure } = await import("./failure.js");
  // Whatever a command throws after it was stopped comes of being stopped.
  return reportFailure(signal.aborted ? signal.reason : error, { ...writers, argv, env });
}

/** `resettle` alone and `resettle help window` ask for help too. */
function asHelpFlag(argv: readonly string[]): string[] {
  if (argv.length === 0) return ["--help"];
  return argv[0] === "help" ? [...argv.slice(1), "--help"] : [...argv];
}

function isHelpOrVersion(error: unknown): boolean {
  return error instanceof CommanderError && error.exitCode === 0;
}

async function usageErrorOf(error: unknown, program: Command, argv: readonly string[]): Promise<unknown> {
  if (!(error instanceof CommanderError)) return error;
  const { describeUsageError } = await import("./usageError.js");
  return describeUsageError(error, program, argv);
}

async function outputErrorOf(cause: Error): Promise<Error> {
  const { AppError } = await import("../domain/appError.js");
  return new AppError("store", "OUTPUT_LOST", "The result could not be written to where standard output goes.", {
    hint: "Look whether the disk is full. What the command changed in the store is kept; ask for the list again.",
    cause,
  });
}
