import { readFile } from "node:fs/promises";
import { AppError } from "../domain/appError.js";

const SHORTEST = 12;
const LONGEST_BYTES = 127;
const CONTROLS = /\p{Cc}/u;

/** What is wrong with a password for files that are sent, in a sentence; undefined where it will do. Never quotes it. */
export function passwordProblem(password: string): string | undefined {
  if ([...password].length < SHORTEST)
    return `The password is too short: it needs ${SHORTEST} letters or more, such as four words.`;
  if (Buffer.byteLength(password.normalize("NFKC")) > LONGEST_BYTES)
    return `The password is too long: at most ${LONGEST_BYTES} letters.`;
  return CONTROLS.test(password) ? "The password has a character in it that cannot be typed." : undefined;
}

/** The password that is the one line of a file. Throws AppError input, which never quotes it. */
export async function readPasswordFile(path: string): Promise<string> {
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    throw new AppError("input", "FILE_UNREADABLE", `${path} cannot be read.`, {
      hint: "Check that it is a file and that you may read it.",
      cause,
    });
  });
  const password = text.replace(/^\ufeff/, "").replace(/\r?\n$/, "");
  const problem = passwordProblem(password);
  if (problem === undefined) return password;
  throw new AppError("input", "PASSWORD_UNSUITABLE", problem, { hint: `Write it as the one line of ${path}.` });
}
