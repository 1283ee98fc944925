import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect } from "vitest";
import { AppError } from "../../src/domain/appError.js";
import { makeAnchor } from "../../src/services/auditTrail/anchor.js";
import { verifyTrail } from "../../src/services/auditTrail/verifyTrail.js";
import { openEngine } from "../../src/store/sqlite.js";
import { createStore } from "../../src/store/store.js";
import { anyTampering, readTrail, type Trail, writeTrail } from "./auditTampering.js";
import { sessionOn } from "./session.js";

const ENTRIES = 30;

/** Falsifies a trail so many times, each time another way, and expects the anchor to show it every time. Always the same ways. */
export async function findEveryTampering(times: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "resettle-trail-"));
  const location = { engine: "sqlite", path: join(folder, "resettle.db") } as const;
  const store = await createStore({ location });
  const session = await sessionOn(store);
  for (let entry = 1; entry < ENTRIES; entry += 1) {
    const subject = ["A1234BC", "B2345CD", "C3456DE"][entry % 3] ?? "";
    await store.recordLook(`worker${entry % 4}`, "case conference", {
      action: "person.show",
      subject,
      record: `r${entry}`,
      details: { entry },
    });
  }
  const anchor = join(folder, "anchor.txt");
  await makeAnchor(session, anchor);
  const engine = await openEngine(location, { key: undefined, readOnly: false, lockWaitMs: 1_000 });
  const whole = await readTrail(engine);
  let found = 0;
  try {
    const property = fc.asyncProperty(anyTampering(ENTRIES), async ({ what, falsify }) => {
      const falsified = falsify(whole);
      fc.pre(!same(falsified, whole));
      await writeTrail(engine, falsified);
      await expect(verifyTrail(session, anchor), what).rejects.toThrow(AppError);
      await writeTrail(engine, whole);
      expect((await verifyTrail(session, anchor)).entries).toBe(ENTRIES);
      found += 1;
    });
    await fc.assert(property, { seed: 20_261_125, numRuns: times });
    expect(found).toBe(times);
  } finally {
    await engine.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function same(one: Trail, other: Trail): boolean {
  return JSON.stringify({ ...one, entries: bySeq(one) }) === JSON.stringify({ ...other, entries: bySeq(other) });
}

function bySeq({ entries }: Trail) {
  return [...entries].sort((a, b) => a.seq - b.seq);
}
