import { AppError } from "../../domain/appError.js";
import { resolvePerson } from "../resolvePerson.js";
import type { Session } from "../session.js";

const MOST_CHARACTERS = 100_000;

/** The people typed, `-` being the lines of standard input: every one that cannot be found is named, and then nothing is done. */
export async function resolvePeople(
  session: Session,
  typed: readonly string[],
  stdin: NodeJS.ReadableStream,
): Promise<readonly string[]> {
  const words = typed.includes("-") ? [...typed.filter((word) => word !== "-"), ...(await readLines(stdin))] : typed;
  const people = new Set<string>();
  const failed: AppError[] = [];
  for (const word of words) {
    await resolvePerson(session, word).then(
      (number) => people.add(number),
      (error: unknown) => {
        if (!(error instanceof AppError)) throw error;
        failed.push(error);
      },
    );
  }
  const [first] = failed;
  if (first !== undefined && failed.length === 1 && words.length === 1) throw first;
  if (first !== undefined) {
    throw new AppError(
      first.kind,
      first.code,
      `${failed.length} of ${words.length} people cannot be found; nothing was changed.`,
      {
        ...(first.hint === undefined ? {} : { hint: first.hint }),
        issues: failed.map(({ message }) => ({ message })),
      },
    );
  }
  if (people.size === 0)
    throw new AppError("input", "NOBODY", "Nobody was named.", { hint: "Give prisoner numbers, one a line." });
  return [...people];
}

async function readLines(stdin: NodeJS.ReadableStream): Promise<readonly string[]> {
  let text = "";
  for await (const chunk of stdin) {
    text += String(chunk);
    if (text.length > MOST_CHARACTERS)
      throw new AppError("input", "LIST_TOO_LONG", "Standard input is longer than a list of people.", {
        hint: "Give one prisoner number a line.",
      });
  }
  return text.split(/\r?\n/u).flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));
}
