import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { TestPlace } from "../support/stores.js";

const PACKAGES = fileURLToPath(new URL("../../node_modules", import.meta.url));

export interface Child {
  readonly process: ChildProcess;
  /** Waits for the next line that it says; undefined where it is over. */
  readonly nextLine: () => Promise<string | undefined>;
  /** Lets a child that waits go on. */
  readonly goOn: () => void;
  /** Waits until it is over. */
  readonly ended: Promise<void>;
}

/** Runs child.ts, as another program at the same store; `user` is the number of another user of this computer. */
export async function runChild(place: TestPlace, act: string, user?: number): Promise<Child> {
  if (place.location.engine !== "sqlite") throw new Error("children work on files");
  const key = Buffer.from(place.key ?? []).toString("hex");
  const asUser = user === undefined ? {} : { uid: user, gid: user };
  const child = spawn(process.execPath, [await script(), place.location.path, key, act], {
    stdio: ["pipe", "pipe", "inherit"],
    ...asUser,
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    process: child,
    nextLine: async () => {
      const next = await lines.next();
      return next.done === true ? undefined : next.value;
    },
    goOn: () => child.stdin.write("go on\n"),
    ended: new Promise((resolve) => child.once("close", () => resolve())),
  };
}

let built: Promise<string> | undefined;

/** TypeScript has to be made into something that Node can run by itself; once for all tests, in a folder that goes when the run is over. */
function script(): Promise<string> {
  built ??= buildScript();
  return built;
}

async function buildScript(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "resettle-child-"));
  chmodSync(folder, 0o755);
  symlinkSync(PACKAGES, join(folder, "node_modules"), "junction");
  const outfile = join(folder, "child.mjs");
  const entry = fileURLToPath(new URL("./child.ts", import.meta.url));
  await build({ entryPoints: [entry], outfile, bundle: true, platform: "node", format: "esm", packages: "external" });
  return outfile;
}
