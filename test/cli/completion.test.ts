import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { buildCompletion } from "../../src/cli/completion/buildCompletion.js";
import { runInProcess } from "../support/runInProcess.js";
import { takingEverything } from "./madeUpCommands.js";

const nouns = takingEverything(() => {});

/** What bash offers at the end of a command line, the last word being typed. */
function offeredByBash(script: string, words: readonly string[]): readonly string[] {
  const quoted = words.map((word) => `'${word}'`).join(" ");
  const ask = `COMP_WORDS=(${quoted}); COMP_CWORD=${words.length - 1}; _resettle; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr, status } = spawnSync("bash", ["--norc", "-c", `${script}\n${ask}`], { encoding: "utf8" });
  expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
  return stdout.split("\n").filter((line) => line !== "");
}

describe("completion in bash", async () => {
  const script = await buildCompletion("bash", nouns);

  it.each<[string, readonly string[]]>([
    ["resettle v", ["visit"]],
    ["resettle visit ", ["book", "cancel"]],
    ["resettle visit b", ["book"]],
    ["resettle visit book --by", ["--by-video"]],
    ["resettle visit book A1234BC --guest", ["--guest-name"]],
    ["resettle visit book --kind ", ["official", "social"]],
    ["resettle visit book --kind s", ["social"]],
    ["resettle visit cancel s", ["social"]],
    ["resettle --store visit vis", ["visit"]],
    ["resettle visit --as-of 2026-11-23 can", ["cancel"]],
    ["resettle --format n", ["ndjson"]],
    ["resettle visit book --key-f", ["--key-file"]],
    ["resettle visit book --reas", []],
    ["resettle --store ", []],
  ])("%s", (line, expected) => {
    expect(offeredByBash(script, line.split(" "))).toEqual(expected);
  });
});

describe("completion", () => {
  it.each(["bash", "zsh", "fish"])("is printed for %s, with every command", async (shell) => {
    const { code, stdout } = await runInProcess(["completion", shell]);
    expect(code).toBe(0);
    expect(stdout).toContain("resettle completion");
  });

  it.each([
    ["zsh", `'--by-video:by video link'`],
    ["zsh", `'book:Book a visit'`],
    ["fish", `-l by-video -d 'by video link'`],
    ["fish", `-f -a book -d 'Book a visit'`],
    ["fish", `-l kind -d 'what kind' -x -a 'official social'`],
  ] as const)("for %s says what a word does: %s", async (shell, line) => {
    expect(await buildCompletion(shell, nouns)).toContain(line);
  });

  it("knows no other shell", async () => {
    const { code, stderr } = await runInProcess(["completion", "tcsh"]);
    expect(code).toBe(2);
    expect(stderr).toContain("Choose from: bash, zsh, fish.");
  });
});
