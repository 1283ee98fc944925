import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import packageFile from "../../package.json" with { type: "json" };
import { runCli } from "../support/runCli.js";

const BIN = fileURLToPath(new URL("../../bin/resettle.js", import.meta.url));

/** A line of shell in which `$RESETTLE` is the program. */
function shell(line: string) {
  return spawnSync("bash", ["--norc", "-c", line], {
    encoding: "utf8",
    env: { PATH: process.env.PATH, RESETTLE: `${process.execPath} ${BIN}` },
  });
}

describe("the built program", () => {
  it.each([["--version"], ["-V"]])("%s tells its version", async (flag) => {
    expect(await runCli([flag])).toEqual({ code: 0, stdout: `${packageFile.version}\n`, stderr: "" });
  });

  it("tells what there is where nothing was asked", async () => {
    const { code, stdout, stderr } = await runCli([]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("Usage: resettle");
  });

  it("ends with 2 where the command line is wrong", async () => {
    const { code, stdout, stderr } = await runCli(["windw", "--json"]);
    expect(code).toBe(2);
    expect(stderr).toContain("error: Unknown command 'windw'.");
    expect(JSON.parse(stdout)).toMatchObject({ schema: "error/1", error: { code: "UNKNOWN_COMMAND" } });
  });

  it("says nothing where the reader closes the pipe", () => {
    const { status, stderr } = shell("set -o pipefail; $RESETTLE completion zsh | true");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  it("does not end well where the result could not be written", () => {
    const { status, stderr } = shell("$RESETTLE completion bash > /dev/full");
    expect(status).toBe(7);
    expect(stderr).toContain("error: The result could not be written");
  });

  it("knows a terminal", async () => {
    const { code, stdout } = await runCli(["completion", "tcsh"], { terminal: true });
    expect(code).toBe(2);
    expect(stdout).toContain("\u001b[31merror:\u001b[39m");
  });

  it("leaves out colour on a terminal that refuses it", async () => {
    const { stdout } = await runCli(["completion", "tcsh"], { terminal: true, env: { NO_COLOR: "1" } });
    expect(stdout).toContain("error: <shell> was given");
    expect(stdout).not.toContain("\u001b");
  });
});
