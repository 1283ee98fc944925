import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folders: string[] = [];

/** A folder of its own, which goes when the tests of the file are over. */
export function makeTestFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "t-"));
  folders.push(folder);
  return folder;
}

/** What a file of tests leaves behind (cleanUp.ts calls it after each). */
export function removeTestFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}
