import { type PlainTime, parsePlainTime } from "../domain/plainTime.js";
import type { Context } from "./context.js";

interface Asked {
  /** The flag that gives the same answer. */
  readonly flag: string;
  readonly message: string;
}

/** Text that may not be empty. */
export function askText({ ask }: Context, asked: Asked): Promise<string> {
  return ask.input({ ...asked, check: (text) => (text === "" ? "Write something, or press Ctrl-C to stop." : undefined) });
}

/** A time of the day, 24 hours. */
export async function askTime({ ask }: Context, asked: Asked): Promise<PlainTime> {
  const check = (text: string) =>
    parsePlainTime(text) === undefined ? "Write a time with 24 hours, for example 09:30." : undefined;
  const time = parsePlainTime(await ask.input({ ...asked, check }));
  if (time === undefined) throw new RangeError("an answer that was checked is no time");
  return time;
}
