import type { NeedRecord } from "../domain/records.js";
import { isRestricted } from "../domain/restricted.js";
import { loadNeedWords } from "./needWords.js";
import type { Session } from "./session.js";

/** A need after it was written, as it may be shown: of a restricted one only that it is there and how it stands. */
export type ShownNeed =
  | { readonly restricted: false; readonly record: NeedRecord; readonly label: string }
  | { readonly restricted: true; readonly record: Pick<NeedRecord, "id" | "prisonerNumber" | "status"> };

export async function showNeed(session: Session, record: NeedRecord): Promise<ShownNeed> {
  if (isRestricted(record)) {
    const { id, prisonerNumber, status } = record;
    return { restricted: true, record: { id, prisonerNumber, status } };
  }
  const words = await loadNeedWords(session.env, [record.need]);
  return { restricted: false, record, label: words(record.need) };
}
