import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "../support/runCli.js";

const folder = mkdtempSync(join(tmpdir(), "resettle-process-"));
const program = join(folder, "program.mjs");

beforeAll(async () => {
  const source = fileURLToPath(new URL("madeUpProgram.ts", import.meta.url));
  const banner = { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' };
  await build({
    entryPoints: [source],
    outfile: program,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    banner,
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a program that is stopped while it works", () => {
  it.each<["SIGINT" | "SIGTERM", number]>([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ])("by %s puts things back and ends with %i", async (signal, code) => {
    const ran = await runCli(["work", "on"], { program, stop: { after: "working", signal } });
    expect(ran).toEqual({ code, stdout: "", stderr: "working\nrolled back\nStopped.\n" });
  });

  it("waits for no more input", async () => {
    const ran = await runCli(["work", "reading"], {
      program,
      stdin: { open: true },
      stop: { after: "working", signal: "SIGINT" },
    });
    expect(ran).toEqual({ code: 130, stdout: "", stderr: "working\nStopped.\n" });
  });

  it("ends all the same where it hears nothing", async () => {
    expect(await runCli(["work", "deaf"], { program, stop: { after: "working", signal: "SIGTERM" } })).toMatchObject({
      code: 143,
    });
  });
});

describe("a program that prints more than a pipe holds", () => {
  it("ends when all of it is out", async () => {
    const { code, stdout } = await runCli(["work", "long"], { program });
    expect({ code, length: stdout.length }).toEqual({ code: 0, length: 2_200_000 });
  });

  it("ends quietly when its reader has seen enough", () => {
    const line = `set -o pipefail; ${process.execPath} ${program} work long | head -n 1`;
    const { status, stdout, stderr } = spawnSync("bash", ["--norc", "-c", line], { encoding: "utf8" });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "a line of a long list\n", stderr: "" });
  });
});

describe("a fault that no command waited for", () => {
  it("is 70 too, and says nothing of people", async () => {
    const { code, stdout, stderr } = await runCli(["work", "stray", "--json"], { program });
    expect(code).toBe(70);
    expect(stderr).toContain("TypeError");
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: "FAULT" } });
    expect(`${stdout}${stderr}`).not.toContain("SMITH");
  });
});
