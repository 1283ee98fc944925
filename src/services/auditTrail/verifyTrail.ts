import { AppError } from "../../domain/appError.js";
import type { Session } from "../session.js";
import { type Anchor, readAnchor } from "./anchor.js";
import { brokenTrail, notAsAnchored } from "./trailErrors.js";

/** A trail that is whole, and holds the anchor it was set beside. */
export interface VerifiedTrail {
  readonly storeId: string;
  readonly entries: number;
  readonly head: string;
  readonly anchor?: Anchor;
}

/**
 * Walks the whole trail, and changes nothing. With the file of an anchor, also finds that the end was cut off or that all of it was written anew since the anchor was made: somebody with the key
 * can do both and leave a trail that fits in itself. Throws AppError store where it is not as it was, input where the file is no anchor.
 */
export async function verifyTrail({ store }: Session, anchorFile: string | undefined): Promise<VerifiedTrail> {
  const anchor = anchorFile === undefined ? undefined : await readAnchor(anchorFile);
  if (anchor !== undefined && anchor.storeId !== store.id) {
    throw new AppError("input", "ANCHOR_OF_ANOTHER_STORE", `This anchor is of the store ${anchor.storeId}, not of ${store.id}.`, {
      hint: "Name the store it belongs to with --store.",
    });
  }
  const verdict = await store.verifyAudit(anchor?.entries);
  if (!verdict.intact) throw brokenTrail(verdict.brokenAt);
  const { entries, head, hashAt } = verdict;
  if (anchor === undefined) return { storeId: store.id, entries, head };
  if (entries < anchor.entries) {
    throw notAsAnchored(
      `The audit trail was cut: it has ${entries} entries, and had ${anchor.entries} when the anchor was made.`,
    );
  }
  if (hashAt !== anchor.head) {
    throw notAsAnchored(
      `The audit trail was written anew: entry ${anchor.entries} or one before it is not what the anchor says.`,
    );
  }
  return { storeId: store.id, entries, head, anchor };
}
