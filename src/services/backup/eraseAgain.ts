import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import * as z from "zod";
import { AppError } from "../../domain/appError.js";
import type { Store } from "../../store/store.js";
import { type AppliedErasures, applyErasures, type ErasureList, listErasures } from "../rights/erasures.js";
import { type SessionOptions, withSession } from "../session.js";
import { writeWholeFile } from "../writeWholeFile.js";

const ERASURE = z.object({ numberHash: z.string(), erasedAt: z.string(), erasedBy: z.string(), reason: z.string() });
const LIST = z.object({ schema: z.literal("store.erasures/1"), storeId: z.string(), erasures: z.array(ERASURE) });

/** Beside the backups of a store: who was erased from it so far, as hashes that only this store can make. */
function erasuresFileOf(backup: string, storeId: string): string {
  return join(dirname(backup), `erased-${storeId}.json`);
}

/** Keeps the erasures of a store beside its backups, so that they are known where the store is lost. Without any, nothing is written. */
export async function keepErasures(backup: string, { storeId, erasures }: ErasureList): Promise<void> {
  if (erasures.length === 0) return;
  const list: z.infer<typeof LIST> = { schema: "store.erasures/1", storeId, erasures: [...erasures] };
  await writeWholeFile(erasuresFileOf(backup, storeId), `${JSON.stringify(list, undefined, 2)}\n`);
}

/**
 * Erases in a restored copy who was erased since it was made: by the list beside the backup, and by the store that is in use, where that is the same one and can be
 * read. Throws AppError (store) where the list cannot be read: a copy that brings somebody back is not to be had by mistake.
 */
export async function eraseAgain(copy: Store, backup: string, options: SessionOptions): Promise<AppliedErasures> {
  const lists = [await readKept(backup, copy.id), await askPresent(options)].filter((list) => list?.storeId === copy.id);
  const erasures = new Map(lists.flatMap((list) => list?.erasures ?? []).map((erasure) => [erasure.numberHash, erasure]));
  return applyErasures({ store: copy, actor: options.actor }, { storeId: copy.id, erasures: [...erasures.values()] });
}

async function readKept(backup: string, storeId: string): Promise<ErasureList | undefined> {
  const file = erasuresFileOf(backup, storeId);
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return LIST.parse(JSON.parse(text));
  } catch {
    throw new AppError("store", "ERASURES_UNREADABLE", `${file} cannot be read, so it is not known who was erased.`, {
      hint: "Put it back from another copy of the folder. Nothing was restored.",
    });
  }
}

/** The store in use is often the very thing that is lost or damaged: then the list beside the backup is all there is. */
async function askPresent(options: SessionOptions): Promise<ErasureList | undefined> {
  try {
    return await withSession(options, listErasures);
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}
