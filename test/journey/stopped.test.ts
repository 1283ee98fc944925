import { spawnSync } from "node:child_process";
import { type FSWatcher, watch } from "node:fs";
import { basename, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { plainDate } from "../../src/domain/plainDate.js";
import { csvOf, makeUpPrison, peopleOn } from "../services/importRoll/madeUpPrison.js";
import { makeTeam, type Team } from "./team.js";

const BIN = fileURLToPath(new URL("../../bin/resettle.js", import.meta.url));
const PEOPLE = 2_500;
const prison = makeUpPrison();
const roll = csvOf(prison.crowd(PEOPLE));

let watcher: FSWatcher | undefined;
afterEach(() => watcher?.close());

/** Resolves when SQLite begins to write: its journal is made before the first page is changed. */
function whenWritingBegins({ storeFile }: Team): Promise<void> {
  return new Promise((resolve) => {
    watcher = watch(dirname(storeFile), (_, name) => {
      if (name === `${basename(storeFile)}-journal`) resolve();
    });
  });
}

async function readState(team: Team) {
  const store = await team.openStore();
  try {
    const { problems } = await store.check();
    const imports = (await store.read.imports.list()).map(({ number, counts }) => ({ number, counts }));
    return { problems, imports, people: await peopleOn(store, plainDate("2026-11-23"), prison.code) };
  } finally {
    await store.close();
  }
}

describe("an import that is stopped while it writes", () => {
  let undisturbed: Team;
  let before: Awaited<ReturnType<typeof readState>>;
  let after: Awaited<ReturnType<typeof readState>>;
  const setUp = async () => {
    const team = makeTeam();
    await team.init();
    return { team, file: team.write("roll.csv", roll) };
  };
  beforeAll(async () => {
    const { team, file } = await setUp();
    before = await readState(team);
    await team.json(["roll", "import", file]);
    after = await readState(team);
    expect([before.people.length, after.people.length]).toEqual([0, PEOPLE]);
    undisturbed = team;
  });

  it.each(["SIGINT", "SIGKILL"] as const)(
    "by %s is as before it or after it, and again ends as it would have",
    async (signal) => {
      const { team, file } = await setUp();
      const stop = { after: whenWritingBegins(team), signal };
      const { code, stderr } = await team.run(["roll", "import", file, "--quiet"], { stop });
      const left = await readState(team);
      // It may have been done already when the signal came.
      if (code === 0) expect(left).toEqual(after);
      else {
        expect([code, stderr]).toEqual(signal === "SIGINT" ? [130, "Stopped.\n"] : [undefined, ""]);
        expect(left).toEqual(signal === "SIGINT" || left.people.length === 0 ? before : after);
      }
      await team.json(["roll", "import", file]);
      expect(await readState(team)).toEqual(after);
    },
  );

  it("leaves a list that ends quietly when its reader has seen enough", () => {
    const line = 'set -o pipefail; "$NODE" "$BIN" window --all | head -n 1';
    const { PATH } = process.env;
    const env = { PATH, ...undisturbed.env, NODE: process.execPath, BIN };
    const { status, stdout, stderr } = spawnSync("bash", ["--norc", "-c", line], { encoding: "utf8", env });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^Number +Name [^\n]*\n$/u);
  });
});
