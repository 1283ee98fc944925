import type { Session } from "../session.js";
import { writeWholeFile } from "../writeWholeFile.js";

/** How the exported file is checked without this program: said in its first line, and in the help. */
export const HOW_TO_VERIFY =
  "Each line after this one is an entry: hash is the SHA-256 of the text in entry, and previous_hash in that text is the hash of the line before; of the first, firstPreviousHash.";

export interface ExportedAudit {
  readonly file: string;
  readonly entries: number;
  readonly head: string;
}

/**
 * Writes the whole trail as JSON lines that can be verified without the program. Writing it is itself the last entry. Throws AppError store where the file cannot be written; then there
 * is none.
 */
export async function exportAudit(session: Session, file: string): Promise<ExportedAudit> {
  const { store } = session;
  await store.recordLook(session.actor, "export the audit trail", { action: "audit.export" });
  const written = { entries: 0, head: "" };
  await writeWholeFile(file, auditLines(session, written));
  return { file, ...written };
}

async function* auditLines({ store, now }: Session, written: { entries: number; head: string }): AsyncGenerator<string> {
  const { storeId, firstPreviousHash } = { storeId: store.id, firstPreviousHash: store.read.audit.startOf(store.id) };
  yield `${JSON.stringify({ schema: "store.audit.export/1", storeId, at: now().toISOString(), firstPreviousHash, how: HOW_TO_VERIFY })}\n`;
  for await (const batch of store.read.audit.hashedEntries()) {
    let lines = "";
    for (const { seq, hash, text, prisonerNumber } of batch) {
      lines += `${JSON.stringify({ seq, hash, prisonerNumber, entry: text })}\n`;
      written.entries += 1;
      written.head = hash;
    }
    yield lines;
  }
}
