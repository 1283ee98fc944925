import { parseDateInput } from "../domain/dateInput.js";
import { dayInLondon, parsePlainTime } from "../domain/plainTime.js";
import type { Context } from "./context.js";
import type { Reading } from "./option.js";
import { buildColours, wantsColour } from "./output/colours.js";
import { buildOutput } from "./output/output.js";
import type { Writer } from "./output/writer.js";
import { buildPrompts } from "./prompts.js";
import { readGlobalOptions, type TypedGlobals } from "./readGlobalOptions.js";
import type { Runtime } from "./runtime.js";

interface Writers {
  readonly stdout: Writer;
  readonly stderr: Writer;
}

/** What a command is handed, from the global flags as typed. Throws AppError (usage) where a flag is wrong. */
export function buildContext(typed: TypedGlobals, runtime: Runtime, writers: Writers): { context: Context; reading: Reading } {
  const today = dayInLondon(runtime.now());
  const options = readGlobalOptions(typed, runtime.env, today);
  // With --as-of, "today" and "+14d" count from that day: it is the day the question is asked.
  const reading: Reading = { day: (text) => parseDateInput(text, options.asOf), time: parsePlainTime };
  const coloursFor = (writer: Writer) => buildColours(wantsColour(writer.isTerminal, options.color, runtime.env));
  const output = buildOutput({
    ...writers,
    ...options,
    colours: { stdout: coloursFor(writers.stdout), stderr: coloursFor(writers.stderr) },
    now: runtime.now,
  });
  const ask = buildPrompts({ streams: runtime.streams, noInput: options.noInput, signal: runtime.signal, parseDay: reading.day });
  return { context: { ...runtime, options, output, ask }, reading };
}
