import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { expect, it } from "vitest";

const run = promisify(execFile);

interface Answers {
  readonly offset: number;
  readonly answers: readonly unknown[];
}

it("every answer is the same in London, Los Angeles and Auckland, over both clock changes", async () => {
  const folder = await mkdtemp(join(tmpdir(), "resettle-zones-"));
  try {
    const probe = await bundleProbe(folder);
    const zones = ["Europe/London", "America/Los_Angeles", "Pacific/Auckland"];
    const [london, losAngeles, auckland] = await Promise.all(zones.map((zone) => askIn(zone, probe)));
    expect([london?.offset, losAngeles?.offset, auckland?.offset]).toEqual([-60, 420, -720]);
    expect(losAngeles?.answers).toEqual(london?.answers);
    expect(auckland?.answers).toEqual(london?.answers);
    expect(london?.answers.slice(-2)).toEqual(["2026-10-25", "2027-03-29"]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

async function bundleProbe(folder: string): Promise<string> {
  const outfile = join(folder, "probe.mjs");
  const require = 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);';
  const entryPoints = ["test/domain/timeZoneProbe.ts"];
  await build({
    entryPoints,
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "error",
    banner: { js: require },
  });
  return outfile;
}

async function askIn(zone: string, probe: string): Promise<Answers> {
  const { stdout } = await run(process.execPath, [probe], { env: { ...process.env, TZ: zone }, maxBuffer: 50_000_000 });
  return JSON.parse(stdout) as Answers;
}
