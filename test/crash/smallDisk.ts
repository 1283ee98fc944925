import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A disk of so many megabytes that is in memory and can be filled. */
export interface SmallDisk {
  readonly pathOf: (name: string) => string;
  readonly resize: (megabytes: number) => void;
  /** Writes a file that leaves no room at all. */
  readonly fill: (name: string) => void;
}

/** Why there can be no small disk here; undefined where there can. */
export function whyNoSmallDisk(): string | undefined {
  if (process.platform !== "linux") return "a small disk is made with tmpfs, of Linux";
  if (process.getuid?.() !== 0) return "only root may mount a small disk: run these tests with sudo";
  const folder = mkdtempSync(join(tmpdir(), "resettle-disk-"));
  const mounted = mount(folder, "size=1m");
  if (mounted === undefined) spawnSync("umount", [folder]);
  rmSync(folder, { recursive: true });
  return mounted;
}

/** Goes when the test is over. */
export function makeSmallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), "resettle-disk-"));
  const problem = mount(folder, `size=${megabytes}m`);
  if (problem !== undefined) throw new Error(problem);
  onTestFinished(() => {
    spawnSync("umount", [folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  const pathOf = (name: string) => join(folder, name);
  return {
    pathOf,
    resize: (wanted) => mount(folder, `remount,size=${wanted}m`),
    fill: (name) => {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(pathOf(name), Buffer.alloc(bavail * bsize));
    },
  };
}

/** What stood in the way, or undefined. */
function mount(folder: string, options: string): string | undefined {
  const { status, stderr, error } = spawnSync("mount", ["-t", "tmpfs", "-o", options, "resettle-test", folder], {
    encoding: "utf8",
  });
  return status === 0 ? undefined : `a small disk cannot be mounted here: ${error?.message ?? stderr.split("\n")[0]}`;
}
