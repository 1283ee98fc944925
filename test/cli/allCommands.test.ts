import { describe, expect, it } from "vitest";
import { NOUNS } from "../../src/cli/commands/list.js";
import { globalFlags, loadCommandTree, ownFlags, withDescendants } from "../../src/cli/commandTree.js";
import { runInProcess } from "../support/runInProcess.js";

const tree = await loadCommandTree(NOUNS);
const places = withDescendants(tree)
  .filter(({ path }) => path.length > 1)
  .map((node) => [node.path.join(" "), node] as const);

describe.each(places)("%s", (line, node) => {
  it("says in one short line what it does", () => {
    expect(node.summary).toMatch(/^[A-Z].{9,79}[^.]$/);
  });

  it("has verbs, or an example that is a command line of it", () => {
    if (node.spec === undefined) expect(node.children).not.toEqual([]);
    else
      for (const [example, does] of node.spec.examples)
        expect([example, does]).toEqual([expect.stringContaining(line), expect.stringMatching(/./)]);
    if (node.spec !== undefined) expect(node.spec.examples).not.toEqual([]);
  });

  it("says what each flag and argument is, and takes no name that every command has", () => {
    const everywhere = globalFlags().map(({ long }) => long);
    for (const { long, summary } of ownFlags(node)) {
      expect(summary).toMatch(/^.{3,}[^.]$/);
      expect([...everywhere, "--help", "--input", "--color"]).not.toContain(long);
    }
    const names = [...Object.keys(node.spec?.args ?? {}), ...Object.keys(node.spec?.options ?? {})];
    expect(new Set(names).size).toBe(names.length);
    for (const { summary } of Object.values(node.spec?.args ?? {})) expect(summary).toMatch(/^.{3,}[^.]$/);
  });

  it("has help", async () => {
    const { code, stdout, stderr } = await runInProcess([...node.path.slice(1), "--help"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain(`Usage: ${line}`);
    expect(stdout.includes("\nExamples:\n")).toBe(node.spec !== undefined);
  });
});

describe("the list of commands", () => {
  it("names each once, with its group", () => {
    const names = NOUNS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, group } of NOUNS) {
      expect(name).toMatch(/^[a-z]+$/);
      expect(group).toMatch(/^[A-Z]/);
    }
  });
});
