import { AppError } from "../domain/appError.js";

/**
 * The people of a command line, each once; `-` stands for the numbers on standard input, parted by spaces, commas or lines. Throws AppError input where those are
 * none.
 */
export async function readNumbers(
  typed: readonly string[],
  stdin: AsyncIterable<Uint8Array | string>,
): Promise<readonly string[]> {
  if (!typed.includes("-")) return [...new Set(typed)];
  let text = "";
  for await (const chunk of stdin) text += typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("utf8");
  const piped = text.split(/[\s,;]+/u).filter((word) => word !== "");
  if (piped.length === 0) {
    throw new AppError("input", "NO_NUMBERS", "Standard input holds no prisoner numbers.", {
      hint: "Give one number a line, for example from `resettle window --csv | cut -d, -f1 | tail -n +2`.",
    });
  }
  return [...new Set(typed.flatMap((one) => (one === "-" ? piped : [one])))];
}
