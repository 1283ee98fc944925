import { Chalk, type ChalkInstance } from "chalk";
import type { Tone } from "./column.js";

/** Colours of one stream. */
export interface Colours {
  heading(text: string): string;
  faint(text: string): string;
  tone(tone: Tone | undefined, text: string): string;
}

/** Whether a stream gets colour: `allowed` is false after --no-color; FORCE_COLOR outranks NO_COLOR, as in Node itself. */
export function wantsColour(isTerminal: boolean, allowed: boolean, env: NodeJS.ProcessEnv): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: refused, TERM: terminal } = env;
  if (!allowed) return false;
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  if (refused !== undefined && refused !== "") return false;
  return isTerminal && terminal !== "dumb";
}

export function buildColours(on: boolean): Colours {
  const chalk: ChalkInstance = new Chalk({ level: on ? 1 : 0 });
  const tones = { good: chalk.green, warning: chalk.yellow, bad: chalk.red, quiet: chalk.dim };
  return {
    heading: (text) => chalk.bold(text),
    faint: (text) => chalk.dim(text),
    tone: (tone, text) => (tone === undefined ? text : tones[tone](text)),
  };
}
