import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, readlinkSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { makeTeam } from "./team.js";

const PROGRAM = fileURLToPath(new URL("../../bin/resettle.js", import.meta.url));

it.skipIf(!existsSync("/proc/self/environ"))(
  "the key of a store is in no process title, no environment, no log and no file but its own",
  async () => {
    const team = makeTeam();
    await team.init();
    const key = readFileSync(team.keyFile(), "utf8").trim();
    const keyCommand = ["--key-command", `cat ${team.keyFile()}`];
    for (const source of [[], keyCommand]) {
      // Holds its store open, and waits for the rest of the roll.
      const child = spawn(process.execPath, [PROGRAM, "roll", "import", "-", "--verbose", ...source], {
        env: { PATH: process.env.PATH ?? "", ...team.env },
      });
      let said = "";
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding("utf8").on("data", (text: string) => {
          said += text;
        });
      child.stdin.write("Prisoner number,");
      await storeOpenedBy(child.pid ?? 0, team.storeFile);
      const seen = ["cmdline", "environ", "comm"].map((name) => readFileSync(`/proc/${child.pid}/${name}`, "latin1")).join("\n");
      child.stdin.end("\n");
      await once(child, "close");
      for (const form of [
        key,
        key.toUpperCase(),
        Buffer.from(key, "hex").toString("latin1"),
        Buffer.from(key, "hex").toString("base64"),
      ])
        expect((seen + said).includes(form)).toBe(false);
    }
    const holding = filesBelow(team.path()).filter((file) => readFileSync(file, "latin1").includes(key));
    expect(holding).toEqual([team.keyFile()]);
  },
);

/** A process has what it opened under /proc; asked again and again, for it says nothing of it. */
async function storeOpenedBy(pid: number, file: string): Promise<void> {
  for (;;) {
    if (readdirSync(`/proc/${pid}/fd`).some((fd) => linkOf(`/proc/${pid}/fd/${fd}`) === file)) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function linkOf(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

function filesBelow(path: string): readonly string[] {
  return statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesBelow(join(path, name))) : [path];
}
