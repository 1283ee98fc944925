import type { Command, CommanderError } from "commander";
import { AppError } from "../domain/appError.js";

/** What commander says of a wrong command line, as an error of ours: its suggestion, or what there is instead, becomes the hint. */
export function describeUsageError({ code, message }: CommanderError, program: Command, argv: readonly string[]): AppError {
  // Commander has shown the help of a noun that was called without a verb.
  if (code === "commander.help") {
    return new AppError("usage", "MISSING_COMMAND", "This command needs one of the words listed under it.", {});
  }
  const [, said = message, suggestion] =
    /^(?:error: )?([\s\S]*?)(?:\n\(Did you mean (?:one of )?([\s\S]*)\?\))?$/.exec(message) ?? [];
  const sentence = `${said.charAt(0).toUpperCase()}${said.slice(1).replace(/\.$/, "")}.`;
  const hint = suggestion === undefined ? hintOf(code, program, argv) : `Did you mean ${suggestion}?`;
  return new AppError("usage", snakeCase(code.replace(/^commander\./, "")), sentence, { hint });
}

function hintOf(code: string, program: Command, argv: readonly string[]): string {
  const noun = program.commands.find((one) => argv.includes(one.name()));
  if (code !== "commander.unknownCommand" || noun === undefined) return "See what it takes with --help.";
  return `\`${program.name()} ${noun.name()}\` has: ${noun.commands.map((verb) => verb.name()).join(", ")}.`;
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}
