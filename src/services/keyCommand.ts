import { spawn } from "node:child_process";
import { AppError } from "../domain/appError.js";
import { parseKey } from "./keyWords.js";

const MOST_LETTERS = 10_000;

/**
 * The key that a program prints on its standard output: a password safe, for example. The words are separated by spaces and go to the
 * program as they are, through no shell. Throws AppError (store) where it gives no key; never with anything it printed.
 */
export async function readKeyFromCommand(command: string, env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<Uint8Array> {
  const [program = "", ...words] = command.trim().split(/\s+/u);
  return parseKey(await outputOf(program, words, env, signal), `What the key command ${program} printed`);
}

function outputOf(program: string, words: readonly string[], env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    // What it has to say to the person goes to standard error; standard input may be a roll.
    const child = spawn(program, words, { env, signal, shell: false, windowsHide: true, stdio: ["ignore", "pipe", "inherit"] });
    let printed = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      printed = (printed + text).slice(0, MOST_LETTERS);
    });
    child.once("error", (cause) => reject(failed(`The key command ${program} could not be started.`, cause)));
    child.once("close", (code, stopped) => {
      if (code === 0) resolve(printed);
      else reject(failed(`The key command ${program} ended with ${code ?? stopped}, and gave no key.`));
    });
  });
}

function failed(message: string, cause?: unknown): AppError {
  return new AppError("store", "KEY_COMMAND", message, {
    hint: "Try it by itself: it should print the key, and end with 0. It is started without a shell.",
    cause,
  });
}
