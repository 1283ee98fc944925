import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { MONDAY, writeRolls } from "../bench/madeUpRoll.mjs";
import { cutPower } from "./cutPower.js";
import { readState } from "./storeState.js";
import { type Call, makeUnsyncedProgram, recordCalls, whyNoStrace } from "./tracedProgram.js";
import { makeWorkplace } from "./workplace.js";

/** Cuts after each call; of those of a long import, so many at random. */
const CUTS = 400;
const reason = whyNoStrace();

describe.skipIf(reason !== undefined)(`a power cut${reason === undefined ? "" : ` (left out: ${reason})`}`, () => {
  const { pathOf, keyFile, run, env, wordsFor } = makeWorkplace();
  const before = pathOf("before.db");
  const traced = pathOf("traced.db");
  const cut = pathOf("cut.db");
  const writes = [
    { name: "a single write", words: ["worker", "add", "jo", "--full-name", "Jo Wood", "--role", "pom"] },
    { name: "an import", words: ["roll", "import", pathOf("monday.csv"), "--taken-on", MONDAY] },
  ];

  beforeAll(async () => {
    await writeRolls(300, pathOf("monday.csv"));
    expect(await run(before, "init")).toMatchObject({ code: 0 });
    expect(await run(before, "worker", "add", "sam", "--full-name", "Sam Wood", "--role", "pom")).toMatchObject({ code: 0 });
  });

  describe.each(writes)("during $name", ({ words }) => {
    it(`leaves what was or what is to be, ${CUTS} times of ${CUTS}, and keeps what was acknowledged`, async () => {
      const calls = trace(words);
      expect(calls.filter(({ name }) => name === "fsync").length).toBeGreaterThanOrEqual(4);
      expect(await cutOften(calls)).toEqual({ broken: 0, lost: 0 });
    });

    it("and these tests would notice: where the disk is asked to keep nothing, stores are broken and what was acknowledged is lost", async () => {
      const calls = trace(words, makeUnsyncedProgram());
      expect(calls.filter(({ name }) => name === "fsync")).toEqual([]);
      const { broken, lost } = await cutOften(calls);
      expect([broken > 0, lost > 0]).toEqual([true, true]);
    });
  });

  function trace(words: readonly string[], program?: string): readonly Call[] {
    copyFileSync(before, traced);
    const paths = [traced, `${traced}-journal`, dirname(traced)];
    return recordCalls({ env, argv: wordsFor(traced, words), paths, ...(program === undefined ? {} : { program }) });
  }

  /** How often a store that was cut is neither as before nor as after, and how often not as after though the program had ended well. */
  async function cutOften(calls: readonly Call[]): Promise<{ broken: number; lost: number }> {
    const was = (await readState(before, keyFile)).said;
    const isToBe = (await readState(traced, keyFile)).said;
    const tally = { broken: 0, lost: 0 };
    for (let index = 0; index < CUTS; index += 1) {
      const isAtEnd = index % 4 === 0;
      const at = isAtEnd ? calls.length : Math.floor(Math.random() * calls.length);
      const said = await saidAfterCut(calls.slice(0, at));
      if (said !== was && said !== isToBe) tally.broken += 1;
      if (isAtEnd && said !== isToBe) tally.lost += 1;
    }
    return tally;
  }

  async function saidAfterCut(calls: readonly Call[]): Promise<string> {
    const left = cutPower(before, traced, calls);
    writeFileSync(cut, left.store);
    rmSync(`${cut}-journal`, { force: true });
    // A journal names nothing of its store, so it serves a copy as well.
    if (left.journal !== undefined) writeFileSync(`${cut}-journal`, left.journal);
    try {
      const { problems, said } = await readState(cut, keyFile);
      return problems.length === 0 ? said : "not sound";
    } catch {
      return "does not open";
    }
  }

  it("is played on calls that were read well: all of them together are the store as it is", () => {
    const calls = trace(["worker", "add", "jo", "--full-name", "Jo Wood", "--role", "pom"]);
    expect(cutPower(before, traced, calls).store.equals(readFileSync(traced))).toBe(true);
  });
});
