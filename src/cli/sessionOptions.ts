import type { SessionOptions } from "../services/session.js";
import type { Context } from "./context.js";

/** What the global flags say about the store, the day and who is asking, as services take it. */
export function sessionOptions(context: Context): SessionOptions {
  const { store, keyFile, restrictedKeyFile, as, asOf, prisons, seenAt } = context.options;
  return {
    ...{ store, keyFile, restrictedKeyFile, actor: as, asOf, prisons, seenAt },
    ...{ env: context.env, signal: context.signal, now: () => context.now(), notice: (message) => context.output.say(message) },
  };
}
