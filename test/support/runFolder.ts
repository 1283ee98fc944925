import { chmodSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";

const MEMORY = "/dev/shm";
const ROOM_BYTES = 2 ** 30;

/**
 * One folder for all that tests write, which goes when the run is over. It is in memory where the system has a place for that, with room: a store
 * waits for the disk at every change, and that is half the time of most tests. Of what a store does to outlive a power cut, test/crash tells.
 */
export function makeRunFolder(): () => void {
  const folder = mkdtempSync(join(hasRoom(MEMORY) ? MEMORY : tmpdir(), "resettle-"));
  // Some tests run the program as another user of this computer.
  chmodSync(folder, 0o755);
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

function hasRoom(place: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(place);
    return bavail * bsize >= ROOM_BYTES;
  } catch {
    return false;
  }
}
