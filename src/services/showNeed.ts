import type { NeedChange } from "../domain/records.js";
import type { Session } from "./session.js";
import { type ShownNeed, showNeed } from "./shownNeed.js";

export interface NeedPage {
  readonly shown: ShownNeed;
  /** How it changed, oldest first. Of a restricted need nothing but its status can. */
  readonly history: readonly NeedChange[];
}

/** One need with how it changed. Counts as a look at the person. Throws AppError notFound. */
export async function showNeedPage(session: Session, id: string): Promise<NeedPage> {
  const { read } = session.store;
  const record = await read.needs.get(id);
  const { prisonerNumber: subject } = record;
  await session.store.recordLook(session.actor, "see a need", { action: "need.show", subject, record: id });
  const history = (await read.needs.changesOf([id])).get(id) ?? [];
  return { shown: await showNeed(session, record), history: history.filter(({ on }) => on <= session.asOf) };
}
