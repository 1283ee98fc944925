import type { Command, CommanderError } from "commander";
import { AppError } from "../domain/appError.js";

/** What commander says of a wrong command line, as an error of ours: its suggestion, or what there is instead, becomes the hint. */
export function describeUsageError(error: CommanderError, program: Command, argv: readonly string[]): AppError {
  const { code, message } = error;
  // Commander has shown the help of a noun that was called without a verb.
  if (code === "commander.help") {
    return new AppError("usage", "MISSING_COMMAND", "This command needs one of the words listed under it.", {});
  }
  const [, said = message, suggestion] =
    /^(?:error: )?([\s\S]*?)(?:\n\(Did you mean (?:one of )?([\s\S]*)\?\))?$/.exec(message) ?? [];
  const sentence = `${said.charAt(0).toUpperCase()}${said.slice(1).replace(/\.$/, "")}.`;
  const hint = suggestion === undefined ? hintOf(error, program, argv) : `Did you mean ${suggestion}?`;
  return new AppError("usage", snakeCase(code.replace(/^commander\./, "")), sentence, { hint });
}

function hintOf({ code, message }: CommanderError, program: Command, argv: readonly string[]): string {
  const noun = program.commands.find((one) => argv.includes(one.name()));
  if (code === "commander.unknownCommand" && noun !== undefined) {
    return `\`${program.name()} ${noun.name()}\` has: ${noun.commands.map((verb) => verb.name()).join(", ")}.`;
  }
  const option = code === "commander.unknownOption" ? longerOrShorter(message, calledCommand(program, argv)) : undefined;
  return option === undefined ? "See what it takes with --help." : `Did you mean ${option}?`;
}

/** The option that is the beginning of the one that was typed, or begins with it. */
function longerOrShorter(message: string, command: Command): string | undefined {
  const typed = /--[a-z-]+/.exec(message)?.[0];
  if (typed === undefined) return undefined;
  return command.options
    .map(({ long }) => long ?? "")
    .find((long) => long.startsWith(typed) || (long !== "" && typed.startsWith(long)));
}

function calledCommand(command: Command, argv: readonly string[]): Command {
  for (const [place, word] of argv.entries()) {
    const child = command.commands.find((one) => one.name() === word);
    if (child !== undefined) return calledCommand(child, argv.slice(place + 1));
  }
  return command;
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}
