import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll } from "vitest";
import type { TestPlace } from "../support/stores.js";

const OUT = fileURLToPath(new URL("../../node_modules/.cache/resettle-test/", import.meta.url));

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

const name = `child-${randomUUID()}`;
let built: Promise<unknown> | undefined;

afterAll(() => rmSync(`${OUT}${name}.mjs`, { force: true }));

/** TypeScript has to be made into something that Node can run by itself; once for all the tests of a file. */
async function script(): Promise<string> {
  built ??= build({
    entryPoints: { [name]: fileURLToPath(new URL("./child.ts", import.meta.url)) },
    outdir: OUT,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
  });
  await built;
  return `${OUT}${name}.mjs`;
}
