import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

interface BuildReport {
  readonly outputs: Readonly<
    Record<
      string,
      { inputs: Record<string, unknown>; imports: { path: string; kind: string; external?: boolean }[]; entryPoint?: string }
    >
  >;
}

const report = JSON.parse(readFileSync(new URL("../../dist/meta.json", import.meta.url), "utf8")) as BuildReport;

const WORKBOOK = ["yauzl", "pend"];

/** The packages, and rooms of our own, that are in memory once a part of the program has been loaded. */
function loadedWith(part: string, seen = new Set<string>()): ReadonlySet<string> {
  const output = report.outputs[part];
  if (output === undefined || seen.has(part)) return new Set();
  seen.add(part);
  const own = Object.keys(output.inputs).map(
    (file) => /node_modules\/((?:@[^/]+\/)?[^/]+)|src\/([^/]+)/.exec(file)?.slice(1).join("") ?? file,
  );
  const atOnce = output.imports.filter((one) => one.kind !== "dynamic-import");
  const external = atOnce.filter((one) => one.external === true).map((one) => one.path);
  const further = atOnce.flatMap((one) => [...loadedWith(one.path, seen)]);
  return new Set([...own, ...external, ...further]);
}

describe("starting up", () => {
  it("loads commander and the list of commands, and nothing else: so --version and --help are quick", () => {
    expect([...loadedWith("dist/main.js")].filter((name) => !name.startsWith("node:")).sort()).toEqual([
      "cli",
      "commander",
      "package.json",
    ]);
  });

  it("loads the file of a command without the packages it works with: so its --help is quick too", () => {
    const commands = Object.entries(report.outputs).filter(([, output]) =>
      /^src\/cli\/commands\/(?!list)[^/]+\.ts$/.test(output.entryPoint ?? ""),
    );
    expect(commands).not.toEqual([]);
    for (const [part] of commands) {
      const loaded = [...loadedWith(part)].filter((name) => !name.startsWith("node:"));
      expect(
        loaded.filter((name) => !["cli", "domain", "services", "date-fns"].includes(name)),
        part,
      ).toEqual([]);
    }
  });

  it("holds of zod only what is used: imported as `* as z`, else all of it comes along, its words in fifty languages too", () => {
    const words = Object.values(report.outputs).flatMap(({ inputs }) =>
      Object.keys(inputs).filter((file) => file.includes("/zod/v4/locales/")),
    );
    expect([...new Set(words)].map((file) => file.replace(/.*\//u, ""))).toEqual(["en.js"]);
  });

  it("loads what reads workbooks only where there is one: taking in a roll does not", () => {
    const holding = Object.keys(report.outputs).filter((part) => [...loadedWith(part)].some((name) => WORKBOOK.includes(name)));
    expect(holding).toEqual([expect.stringContaining("workbookTable")]);
  });
});
