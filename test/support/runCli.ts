import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const BIN = fileURLToPath(new URL("../../bin/resettle.js", import.meta.url));
const BUILT = fileURLToPath(new URL("../../dist/main.js", import.meta.url));

export interface CliOptions {
  /** On top of PATH and HOME; nothing else of this process's environment is passed on. */
  readonly env?: Readonly<Record<string, string>>;
  /** What is piped in; `open` keeps the pipe open and empty, as a terminal nobody types at. */
  readonly stdin?: string | { readonly open: true };
  readonly cwd?: string;
  /** Number of another user of this computer to run it as; only root may. */
  readonly user?: number;
  /** Another program than bin/resettle.js. */
  readonly program?: string;
  /** Runs it on a terminal of 80 columns (through `script`, of Linux); what the screen shows is in `stdout`. */
  readonly terminal?: boolean;
  /** Sent when the text has been printed, to either stream, or when something else has happened. */
  readonly stop?: { readonly after: string | Promise<unknown>; readonly signal: "SIGINT" | "SIGTERM" | "SIGKILL" };
}

export interface CliRan {
  /** Undefined where a signal ended it. */
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built program as somebody would. Throws where it has not been built. */
export async function runCli(argv: readonly string[], options: CliOptions = {}): Promise<CliRan> {
  if (!existsSync(BUILT))
    throw new Error("dist/main.js is missing: run `node esbuild.config.mjs` (npm test does) before these tests.");
  const { PATH = "", HOME = "" } = process.env;
  const [file, args] = commandFor([options.program ?? BIN, ...argv], options.terminal === true);
  const asUser = options.user === undefined ? {} : { uid: options.user, gid: options.user };
  const child = spawn(file, args, { cwd: options.cwd, env: { PATH, HOME, ...options.env }, ...asUser });
  let stdout = "";
  let stderr = "";
  let stopped = false;
  const { stop } = options;
  const stopIfReached = (): void => {
    if (typeof stop?.after !== "string" || stopped || !`${stdout}${stderr}`.includes(stop.after)) return;
    stopped = true;
    child.kill(stop.signal);
  };
  if (typeof stop?.after === "object") void stop.after.then(() => child.kill(stop.signal));
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    stopIfReached();
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
    stopIfReached();
  });
  // A program that ends before it has read everything closes its input.
  child.stdin.on("error", () => {});
  if (typeof options.stdin !== "object") child.stdin.end(options.stdin ?? "");
  const code = await new Promise<number | undefined>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exitCode) => resolve(exitCode ?? undefined));
  });
  return { code, stdout, stderr };
}

function commandFor(argv: readonly string[], terminal: boolean): readonly [file: string, args: readonly string[]] {
  if (!terminal) return [process.execPath, argv];
  const line = [process.execPath, ...argv].map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(" ");
  return ["script", ["-qefc", `stty cols 80; exec ${line}`, "/dev/null"]];
}
