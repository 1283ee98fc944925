import type { SessionOptions } from "../services/session.js";
import type { Context } from "./context.js";

/** Asks for the key of a store: as it stands in a key file, or as it was printed. */
async function askKey({ ask }: Context): Promise<Uint8Array> {
  const { parseKey } = await import("../services/keyWords.js");
  const where = "What was typed";
  const typed = await ask.password({
    flag: "--key-file",
    message: "No key of this store is here. Type the groups of its recovery sheet, or the key:",
    check: (text) => wrongWith(() => parseKey(text.trim(), where)),
  });
  return parseKey(typed.trim(), where);
}

function wrongWith(read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** What the global flags say about the store, the day and who is asking, as services take it. */
export function sessionOptions(context: Context): SessionOptions {
  const { store, keyFile, keyCommand, restrictedKeyFile, as, asOf, prisons, seenAt } = context.options;
  return {
    ...{ store, keyFile, keyCommand, restrictedKeyFile, actor: as, asOf, prisons, seenAt },
    askKey: context.ask.available ? () => askKey(context) : undefined,
    ...{ env: context.env, signal: context.signal, now: () => context.now(), notice: (message) => context.output.say(message) },
  };
}
