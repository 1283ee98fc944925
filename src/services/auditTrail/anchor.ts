import { readFile } from "node:fs/promises";
import { AppError } from "../../domain/appError.js";
import type { Session } from "../session.js";
import { writeWholeFile } from "../writeWholeFile.js";
import { brokenTrail } from "./trailErrors.js";

/** Where the trail ended at a moment: kept outside the store, it shows later whether what was before it is still as it was. */
export interface Anchor {
  readonly storeId: string;
  /** How many entries there were, and the hash of the last: lower-case hexadecimal. */
  readonly entries: number;
  readonly head: string;
  /** ISO instant in UTC. */
  readonly at: string;
}

/**
 * Says where the trail ends, to be kept outside the store; this is itself its last entry. Written to a file where one is named. Throws AppError store where the trail is not whole, or the
 * file cannot be written.
 */
export async function makeAnchor(session: Session, out: string | undefined): Promise<Anchor> {
  const { store } = session;
  await store.recordLook(session.actor, "an anchor to keep outside", { action: "audit.anchor" });
  const verdict = await store.verifyAudit();
  if (!verdict.intact) throw brokenTrail(verdict.brokenAt);
  const anchor = { storeId: store.id, entries: verdict.entries, head: verdict.head, at: session.now().toISOString() };
  if (out !== undefined) await writeWholeFile(out, anchorText(anchor));
  return anchor;
}

/** An anchor as lines that can be printed, read out and typed again. */
export function anchorText({ storeId, entries, head, at }: Anchor): string {
  return `resettle audit anchor\nstore:   ${storeId}\nentries: ${entries}\nhead:    ${headInGroups(head)}\nat:      ${at}\n`;
}

/** A hash in groups that can be read out. */
export function headInGroups(head: string): string {
  return (head.match(/.{1,8}/g) ?? []).join(" ");
}

/** Reads an anchor back, from the file it was written to or from one it was typed into. Throws AppError input. */
export async function readAnchor(file: string): Promise<Anchor> {
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new AppError("input", "FILE_UNREADABLE", `The file ${file} cannot be read.`, {
      hint: "Check that it is a file and that you may read it.",
      cause,
    });
  });
  const line = (name: string) => new RegExp(`^\\s*${name}\\s*:(.*)$`, "im").exec(text)?.[1]?.trim() ?? "";
  const [storeId, at] = [line("store"), line("at")];
  const entries = Number(line("entries"));
  const head = line("head").replaceAll(/\s/g, "").toLowerCase();
  if (storeId !== "" && Number.isSafeInteger(entries) && entries > 0 && /^[0-9a-f]{64}$/.test(head))
    return { storeId, entries, head, at };
  throw new AppError("input", "NOT_AN_ANCHOR", `${file} is not an anchor of an audit trail.`, {
    hint: "It has lines that begin with store:, entries: and head:, with 64 letters and digits after head, as `resettle store audit anchor` prints them.",
  });
}
