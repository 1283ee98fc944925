import type { UnknownName } from "../services/findUnknownNames.js";
import type { Session } from "../services/session.js";
import type { Context } from "./context.js";
import { sessionOptions } from "./sessionOptions.js";

/** `withSession` for a list: what it is narrowed to and nobody knows is said first. Nothing found is still not a failure. */
export async function withListSession<Result>(
  context: Context,
  work: (session: Session) => Promise<Result>,
  worker?: string,
): Promise<Result> {
  const { withSession } = await import("../services/session.js");
  return withSession(sessionOptions(context), async (session) => {
    await warnOfUnknownNames(context, session, worker);
    return work(session);
  });
}

/** Says that no such worker or prison is known, with names that look like it: a list that is empty by mistake looks like a quiet day. */
export async function warnOfUnknownNames({ output }: Context, session: Session, worker?: string): Promise<void> {
  if (worker === undefined && session.prisons.length === 0) return;
  const { findUnknownNames } = await import("../services/findUnknownNames.js");
  for (const unknown of await findUnknownNames(session, worker)) output.warn(unknownWords(unknown));
}

function unknownWords({ what, typed, near }: UnknownName): string {
  const name = JSON.stringify(typed);
  const known = what === "worker" ? `No worker called ${name} is known` : `No prison ${name} is known: no roll named it`;
  const meant = near.length === 0 ? `\`resettle ${what} list\` shows those there are.` : `Did you mean ${near.join(" or ")}?`;
  return `${known}. ${meant}`;
}
