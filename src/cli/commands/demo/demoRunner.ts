import type { DemoFolder } from "../../../services/demo/demoFolder.js";
import type { Noun } from "../../command.js";
import type { Context } from "../../context.js";
import { collectText, forwardTo } from "../../output/nestedStreams.js";
import { run } from "../../run.js";
import type { Runtime } from "../../runtime.js";

type CommandLine = readonly string[];

/** Runs the program's own commands on the store of a demonstration. Each throws where a command fails that should not. */
export interface DemoRunner {
  say(heading: string): void;
  /** Shows a command line as it would be typed, and what it prints. */
  show(line: CommandLine): Promise<void>;
  /** Shows command lines and not what they print, save warnings. */
  showLines(lines: readonly CommandLine[]): Promise<void>;
  quietly(lines: readonly CommandLine[]): Promise<void>;
  /** Runs a command with --json and gives its document. */
  read(
    line: CommandLine,
  ): Promise<{ readonly item: Record<string, unknown>; readonly items: readonly Record<string, unknown>[] }>;
}

/** 8 and 6 are answers a demonstration wants to show; 4 would be rejected rows, of which it has none. */
const EXPECTED: ReadonlySet<number> = new Set([0, 6, 8]);

export function demoRunner(context: Context, nouns: readonly Noun[], demo: DemoFolder): DemoRunner {
  const env = { ...withoutSettings(context.env), RESETTLE_STORE: demo.store, RESETTLE_KEY_FILE: demo.keyFile };
  const execute = async (line: CommandLine, stdout: Runtime["streams"]["stdout"], stderr: Runtime["streams"]["stderr"]) => {
    context.signal.throwIfAborted();
    const argv = line.includes("--as-of") ? line : [...line, "--as-of", context.options.asOf];
    const { stdin } = context.streams;
    const runtime: Runtime = { streams: { stdin, stdout, stderr }, env, now: () => context.now(), signal: context.signal };
    const exitCode = await run([...argv, "--no-input"], nouns, runtime);
    if (!EXPECTED.has(exitCode))
      throw new Error(`a command of the demonstration ended with ${exitCode}: ${line.slice(0, 2).join(" ")}`);
  };
  const print = (line: CommandLine) => context.output.verbatim(`\n$ resettle ${line.map(quote).join(" ")}\n`);
  const { stdout, stderr } = context.streams;
  return {
    say: (heading) => context.output.verbatim(`\n== ${heading} ==\n`),
    show: async (line) => {
      print(line);
      await execute(line, forwardTo(stdout), forwardTo(stderr));
    },
    showLines: async (lines) => {
      for (const line of lines) {
        context.output.verbatim(`$ resettle ${line.map(quote).join(" ")}\n`);
        await execute([...line, "--quiet"], collectText().stream, forwardTo(stderr));
      }
    },
    quietly: async (lines) => {
      for (const line of lines) await execute([...line, "--quiet"], collectText().stream, collectText().stream);
    },
    read: async (line) => {
      const { stream, text } = collectText();
      await execute([...line, "--json", "--quiet"], stream, collectText().stream);
      return JSON.parse(text());
    },
  };
}

/** The user's own store, day and prison are not the demonstration's. */
function withoutSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith("RESETTLE_")));
}

function quote(word: string): string {
  return /^[\w./:=+@,-]+$/u.test(word) ? word : `"${word}"`;
}
