import { copyFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { readState } from "./storeState.js";
import { recordCalls, runWithFault, whyNoStrace } from "./tracedProgram.js";
import { makeWorkplace } from "./workplace.js";

const reason = whyNoStrace();
const FAULTS = ["error=EIO", "error=ENOSPC", "signal=KILL"] as const;
const CALLS = ["openat", "pwrite64", "fsync", "unlink", "fcntl", "pread64"] as const;

describe.skipIf(reason !== undefined)(
  `a call of the system that goes wrong${reason === undefined ? "" : ` (left out: ${reason})`}`,
  () => {
    const { pathOf, keyFile, run, env, wordsFor } = makeWorkplace();
    const before = pathOf("before.db");
    const store = pathOf("store.db");
    const traced = {
      env,
      argv: wordsFor(store, ["worker", "add", "jo", "--full-name", "Jo Wood", "--role", "pom"]),
      paths: [store, `${store}-journal`, dirname(store)],
    };
    const counts = new Map<string, number>();
    let was: string;
    let isToBe: string;

    beforeAll(async () => {
      expect(await run(before, "init")).toMatchObject({ code: 0 });
      copyFileSync(before, store);
      for (const { name } of recordCalls(traced)) counts.set(name, (counts.get(name) ?? 0) + 1);
      was = (await readState(before, keyFile)).said;
      isToBe = (await readState(store, keyFile)).said;
      expect(was).not.toBe(isToBe);
    });

    it.each(CALLS.flatMap((call) => FAULTS.map((fault) => [call, fault] as const)))(
      "each %s of a single write with %s: the store is sound, and what was acknowledged is there",
      async (call, fault) => {
        const count = counts.get(call) ?? 0;
        expect(count).toBeGreaterThan(0);
        for (let when = 1; when <= count; when += 1) {
          rmSync(`${store}-journal`, { force: true });
          copyFileSync(before, store);
          const { code, stderr } = runWithFault(traced, `${call}:${fault}:when=${when}`);
          if (fault !== "signal=KILL") expect([0, 7], `${when}: ${stderr}`).toContain(code);
          const { problems, said } = await readState(store, keyFile);
          expect(problems).toEqual([]);
          expect([was, isToBe]).toContain(said);
          if (code === 0) expect(said, `${call} ${when}`).toBe(isToBe);
        }
      },
    );
  },
);
