import type { PlainDate } from "../domain/plainDate.js";
import type { Format } from "./output/format.js";
import type { Output } from "./output/output.js";
import type { Prompts } from "./prompts.js";
import type { Runtime } from "./runtime.js";

/** The flags every command takes, with the environment and the defaults already counted in. */
export interface GlobalOptions {
  /** Path of the SQLite file or a postgres:// URL. */
  readonly store: string;
  /** Undefined: the key file that belongs to this store, in the user's config folder. */
  readonly keyFile: string | undefined;
  /** A program that prints the key, in place of a key file. */
  readonly keyCommand: string | undefined;
  /** Undefined: the key file of what is restricted that belongs to this store. */
  readonly restrictedKeyFile: string | undefined;
  /** The day the question is asked. */
  readonly asOf: PlainDate;
  /** Who is acting. */
  readonly as: string;
  /** Prison codes to narrow to; none means all. */
  readonly prisons: readonly string[];
  /** When whoever acts last looked at what they change; undefined where they did not say. */
  readonly seenAt: Date | undefined;
  readonly format: Format;
  readonly noInput: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** False where colour was turned off; a stream that is no terminal gets none either way, unless FORCE_COLOR asks. */
  readonly color: boolean;
}

/** Everything a command is handed. */
export interface Context extends Runtime {
  readonly options: GlobalOptions;
  readonly output: Output;
  readonly ask: Prompts;
}
