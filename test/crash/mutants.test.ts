import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mutantOf } from "../support/mutants/mutate.js";
import { tryMutants } from "../support/mutants/tryMutants.js";
import { runInProcess } from "../support/runInProcess.js";

/** So many rolls that were damaged on their way: MUTANTS=100000 npm run test:crash -- mutants */
const MUTANTS = Number(process.env.MUTANTS ?? 10_000);
const BATCH = 500;
/** Of so many mutants one goes through the command line, with all it prints. */
const COMMAND_EVERY = 20;
/** Done, with or without rows left over, wrong use, bad input, refused: whatever a person can act on. */
const OWN_EXIT_CODES = [0, 2, 3, 4, 6];

describe(`${MUTANTS} damaged rolls`, () => {
  const batches = Array.from({ length: Math.ceil(MUTANTS / BATCH) }, (_, index) => index * BATCH);
  const folder = mkdtempSync(join(tmpdir(), "resettle-mutants-"));
  const env = { XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder, XDG_STATE_HOME: folder };
  beforeAll(async () => {
    expect(await runInProcess(["init"], { env })).toMatchObject({ code: 0 });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(batches)("are rolls still or errors a person can act on, and never half an import (from %i)", async (from) => {
    await tryMutants(from, Math.min(from + BATCH, MUTANTS));
  });

  it.each([
    ["roll", "check", "-", "--prison", "MDI"],
    ["roll", "check", "-", "--prison", "MDI", "--json"],
    ["roll", "mapping", "new", "-", "--name", "mutant", "--replace", "--prison", "MDI", "--no-input"],
  ])("never end in a fault of the program or its stack (%s %s %s %s %s %s %s)", async (...words) => {
    for (let number = 0; number < MUTANTS; number += COMMAND_EVERY) {
      const { code, stderr } = await runInProcess(words, {
        env,
        stdin: mutantOf(number + ((number / COMMAND_EVERY) % COMMAND_EVERY)),
      });
      expect(OWN_EXIT_CODES, `mutant ${number}: ${stderr}`).toContain(code);
      expect(stderr).not.toMatch(/^\s+at /mu);
    }
  });
});
