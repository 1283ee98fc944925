import type { Context } from "./context.js";
import type { ArgumentSpec, OptionSpec, Reading } from "./option.js";

/** What a command may say about how it ended: nothing or 0 for done, 4 for done in part, 8 for a `--check` that found something. */
export interface CommandResult {
  readonly exitCode: 0 | 4 | 8;
}

/** One line a person can copy, and what it does. Each must work on the demo store. */
export type Example = readonly [commandLine: string, does: string];

type Args = Readonly<Record<string, ArgumentSpec<unknown>>>;
type Options = Readonly<Record<string, OptionSpec<unknown>>>;

type Values<A extends Args, O extends Options> = { readonly [K in keyof A]: A[K] extends ArgumentSpec<infer V> ? V : never } & {
  readonly [K in keyof O]: O[K] extends OptionSpec<infer V> ? V : never;
};

/** What a command file writes: its arguments and options by name, examples, and what it does with their values. */
interface CommandDefinition<A extends Args, O extends Options> {
  /** More than the one-line summary, where that does not say it all. Shown at the top of the command's own help. */
  readonly description?: string;
  /** In the order they are typed. */
  readonly args?: A;
  /** `changedSince` is typed as `--changed-since`. */
  readonly options?: O;
  readonly examples: readonly [Example, ...Example[]];
  run(context: Context, values: Values<A, O>): Promise<CommandResult | undefined> | Promise<void>;
}

/** A command as the frame sees it: what it takes, and how to run it on the words that were typed. */
export interface CommandSpec {
  readonly description?: string;
  readonly args: Args;
  readonly options: Options;
  readonly examples: readonly Example[];
  run(context: Context, typed: Typed): Promise<CommandResult | undefined> | Promise<void>;
}

/** Words as typed, by argument and option name, and what is needed to make values of them. */
export interface Typed {
  readonly args: Readonly<Record<string, unknown>>;
  readonly options: Readonly<Record<string, unknown>>;
  readonly reading: Reading;
}

/** A noun with verbs (`person show`), or a verb with further ones (`roll mapping list`). */
export interface VerbsSpec {
  readonly verbs: readonly Verb[];
}

export type Verb = readonly [name: string, summary: string, spec: CommandSpec | VerbsSpec];

/** One line of the list of commands. `load` brings the noun's file in when it is asked for, so that `--help` stays quick. */
export interface Noun {
  readonly name: string;
  /** The heading it stands under in `resettle --help`. */
  readonly group: string;
  readonly summary: string;
  load(): Promise<CommandSpec | VerbsSpec>;
}

/** A command: its values reach `run` already checked and typed. */
export function command<const A extends Args = Record<never, never>, const O extends Options = Record<never, never>>(
  definition: CommandDefinition<A, O>,
): CommandSpec {
  const args: Args = definition.args ?? {};
  const options: Options = definition.options ?? {};
  return {
    ...(definition.description === undefined ? {} : { description: definition.description }),
    args,
    options,
    examples: definition.examples,
    run(context, typed) {
      const values: Record<string, unknown> = {};
      for (const [name, spec] of Object.entries(args)) values[name] = spec.read(typed.args[name], `<${name}>`, typed.reading);
      for (const [name, spec] of Object.entries(options))
        values[name] = spec.read(typed.options[name], flagOf(name), typed.reading);
      return definition.run(context, values as Values<A, O>);
    },
  };
}

/** A noun's verbs, in the order its help lists them. */
export function verbs(list: readonly Verb[]): VerbsSpec {
  return { verbs: list };
}

/** The flag of an option's name: `changedSince` is `--changed-since`. */
export function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
