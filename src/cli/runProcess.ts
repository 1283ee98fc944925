import type { Noun } from "./command.js";
import { run, tellOfFault } from "./run.js";
import type { Runtime } from "./runtime.js";
import { Stopped } from "./stopped.js";

/** How long a command may take to roll back what it was writing; after that the program ends, and the store rolls back itself. */
const GRACE_MS = 3000;

/** Runs this process's command line. The process ends by itself, with the exit code, once everything is written. */
export function runProcess(nouns: readonly Noun[]): void {
  const stop = new AbortController();
  const runtime: Runtime = { streams: process, env: process.env, now: () => new Date(), signal: stop.signal };
  const argv = process.argv.slice(2);
  // Prompts draw for themselves, and look for this only.
  if (argv.includes("--no-color")) process.env.NO_COLOR = "1";

  /** An error that no command waited for. Nothing more is trusted to run after it. */
  const endWithFault = (error: unknown): void => {
    void tellOfFault(error, argv, runtime).then((exitCode) => process.exit(exitCode));
  };
  process.on("uncaughtException", endWithFault);
  process.on("unhandledRejection", endWithFault);
  stopOn("SIGINT", stop);
  stopOn("SIGTERM", stop);
  void run(argv, nouns, runtime).then((exitCode) => {
    process.exitCode = exitCode;
  });
}

function stopOn(signal: "SIGINT" | "SIGTERM", stop: AbortController): void {
  // Once: a second Ctrl-C ends the program at once, as Node does by itself.
  process.once(signal, () => {
    const stopped = new Stopped(signal);
    process.exitCode = stopped.exitCode;
    stop.abort(stopped);
    // A command that waits for its input need not wait any longer.
    process.stdin.destroy();
    setTimeout(() => process.exit(stopped.exitCode), GRACE_MS).unref();
  });
}
