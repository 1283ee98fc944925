import { AppError, type ErrorKind, type InputIssue } from "../domain/appError.js";
import { buildColours, wantsColour } from "./output/colours.js";
import { inertLine, inertLines } from "./output/inert.js";
import { jsonDocument } from "./output/json.js";
import type { Writer } from "./output/writer.js";
import type { Runtime } from "./runtime.js";
import { Stopped } from "./stopped.js";

/** What is needed to tell of a failure, which may come before the flags could be read. */
interface FailureSettings {
  readonly argv: readonly string[];
  readonly env: Runtime["env"];
  readonly stdout: Writer;
  readonly stderr: Writer;
}

const EXIT_CODES: Readonly<Record<ErrorKind, number>> = { usage: 2, input: 3, notFound: 5, refused: 6, store: 7 };
const FAULT = 70;
const MOST_ISSUES = 20;

/** Tells the person, and with --json the script, what went wrong. Gives the exit code. */
export function reportFailure(error: unknown, settings: FailureSettings): number {
  if (error instanceof Stopped) {
    settings.stderr.write("Stopped.\n");
    return error.exitCode;
  }
  const known = error instanceof AppError ? error : diskErrorOf(error);
  const shown = known ?? describeFault(error);
  settings.stderr.write(renderFailure(shown, settings));
  if (known === undefined && wantsTrace(settings)) settings.stderr.write(traceOf(error));
  if (wantsJson(settings.argv)) settings.stdout.write(jsonDocument(failureDocument(shown)));
  return known === undefined ? FAULT : EXIT_CODES[known.kind];
}

/** What a disk does is no fault of the program's, wherever it was met. */
const DISK_SENTENCES: Readonly<Record<string, readonly [code: string, message: string]>> = {
  EIO: ["DISK_IO", "A disk could not be read or written."],
  EROFS: ["DISK_READ_ONLY", "A disk can only be read."],
  ENOSPC: ["DISK_FULL", "There is no room left on a disk."],
  EDQUOT: ["DISK_FULL", "There is no room left for you on a disk."],
};

/** For an error of the file system that nobody explained where it happened; undefined for any other. */
function diskErrorOf(error: unknown): AppError | undefined {
  if (!(error instanceof Error && "syscall" in error && "code" in error && typeof error.code === "string")) return undefined;
  const [code, message] = DISK_SENTENCES[error.code] ?? [];
  if (code === undefined || message === undefined) return undefined;
  return new AppError("store", code, message, {
    hint: "Look after the disk, run `resettle store check`, then run the command again: a change is made whole or not at all.",
    cause: error,
  });
}

interface Failure {
  readonly code: string;
  readonly message: string;
  readonly hint: string | undefined;
  readonly issues: readonly InputIssue[];
}

/** The message of an error nobody foresaw may quote a record, so only its class is told. */
function describeFault(error: unknown): Failure {
  return {
    code: "FAULT",
    message: `resettle came to a fault of its own (${classOf(error)}) and stopped; what it was writing was not kept.`,
    hint: "Please report it, with what --verbose adds: where in the program it happened, and nothing about people.",
    issues: [],
  };
}

function renderFailure({ message, hint, issues }: Failure, { stderr, env, argv }: FailureSettings): string {
  const colours = buildColours(wantsColour(stderr.isTerminal, !argv.includes("--no-color"), env));
  const lines = [`${colours.tone("bad", "error:")} ${inertLines(message)}`];
  for (const issue of issues.slice(0, MOST_ISSUES)) lines.push(`  ${inertLine(renderIssue(issue))}`);
  if (issues.length > MOST_ISSUES) lines.push(`  and ${issues.length - MOST_ISSUES} more`);
  if (hint !== undefined) lines.push(`${colours.heading("hint:")} ${inertLines(hint)}`);
  return `${lines.join("\n")}\n`;
}

/** `file:line:column: message`, without the parts that are not known. */
function renderIssue({ file, line, column, message }: InputIssue): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(":");
  return place === "" ? message : `${place}: ${message}`;
}

function failureDocument({ code, message, hint, issues }: Failure): object {
  return { schema: "error/1", error: { code, message, hint, issues } };
}

function classOf(error: unknown): string {
  const name = error instanceof Error ? error.constructor.name : typeof error;
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? ` ${error.code}` : "";
  return `${name}${/^ [A-Z0-9_]+$/.test(code) ? code : ""}`;
}

/** Places in the program only: the first lines of a stack hold the message. */
function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line));
  const cause = error.cause === undefined ? "" : `  because of ${classOf(error.cause)}\n${traceOf(error.cause)}`;
  return frames.map((frame) => `${inertLine(frame)}\n`).join("") + cause;
}

function wantsTrace({ argv, env: { RESETTLE_DEBUG: debug = "" } }: FailureSettings): boolean {
  return flagsOf(argv).includes("--verbose") || debug !== "";
}

/** Asked of the words themselves: the failure may be that they could not be read. */
function wantsJson(argv: readonly string[]): boolean {
  const flags = flagsOf(argv);
  return flags.includes("--json") || flags.includes("--format=json") || flags[flags.indexOf("--format") + 1] === "json";
}

function flagsOf(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf("--");
  return end === -1 ? argv : argv.slice(0, end);
}
