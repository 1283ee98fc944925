import { readFile } from "node:fs/promises";
import * as z from "zod";
import { AppError } from "../../domain/appError.js";

/** What lies beside a backup and says what is in it: nothing of it is about a person. */
const MANIFEST = z.object({
  schema: z.literal("store.backup.manifest/1"),
  madeAt: z.iso.datetime(),
  /** Version of the program that made it. */
  program: z.string(),
  storeId: z.string().min(1),
  schemaVersion: z.int().positive(),
  encryption: z.enum(["aegis", "plain", "server"]),
  bytes: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  /** Rows of each table. */
  counts: z.record(z.string(), z.int().nonnegative()),
  /** How long the audit trail was, and the hash of its last entry. */
  audit: z.object({ entries: z.int().nonnegative(), head: z.string() }),
});

export type BackupManifest = z.infer<typeof MANIFEST>;

const ENDING = ".manifest.json";

export function manifestFileOf(backup: string): string {
  return `${backup}${ENDING}`;
}

/** The backup that a manifest lies beside; undefined for a file that is no manifest by its name. */
export function backupOfManifest(file: string): string | undefined {
  return file.endsWith(ENDING) ? file.slice(0, -ENDING.length) : undefined;
}

/** What lies beside this backup, or undefined where nothing does. Throws AppError (store) where it is no manifest. */
export async function findManifest(backup: string): Promise<BackupManifest | undefined> {
  const file = manifestFileOf(backup);
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw notReadable(file, error);
  }
  try {
    return MANIFEST.parse(JSON.parse(text));
  } catch (error) {
    throw notReadable(file, error);
  }
}

function notReadable(file: string, cause: unknown): AppError {
  return new AppError("store", "BACKUP_MANIFEST", `${file} is not the manifest of a backup.`, {
    hint: "Use another backup, or put the file aside to restore without comparing.",
    cause,
  });
}
