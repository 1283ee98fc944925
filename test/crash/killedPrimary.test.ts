import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../../src/store/store.js";
import { MONDAY, writeRolls } from "../bench/madeUpRoll.mjs";
import { runCli } from "../support/runCli.js";
import { makeServerPair, type ServerPair, whyNoServers } from "./serverPair.js";
import { readStateAt, type StoreState } from "./storeState.js";
import { makeWorkplace } from "./workplace.js";

const PEOPLE = 3_000;
/** Of the time a command takes from its start to its end. */
const ANY_TIME = Array.from({ length: 8 }, () => Math.round(Math.random() * 100));
/** Milliseconds after the first of many writes. */
const ANY_WRITE = Array.from({ length: 8 }, () => 50 + Math.round(Math.random() * 500));
const NUMBERS = Array.from({ length: 2_000 }, (_, index) => `A${1_000 + index}AA`);
const ADD_WORKER = ["worker", "add", "jo", "--full-name", "Jo Wood", "--role", "pom"];

const reason = whyNoServers();
const { pathOf, run, start, env, wordsFor } = makeWorkplace();
const IMPORT = ["roll", "import", pathOf("monday.csv"), "--taken-on", MONDAY];
let pair: ServerPair;

beforeAll(async () => {
  if (reason !== undefined) return;
  await writeRolls(PEOPLE, pathOf("monday.csv"));
  pair = await makeServerPair();
  expect(await run(pair.url, "init")).toMatchObject({ code: 0 });
  await pair.keep();
});

const about = `a primary and a synchronous standby${reason === undefined ? "" : ` (left out: ${reason})`}`;

describe.skipIf(reason !== undefined).each([
  ["an import", IMPORT],
  ["a single write", ADD_WORKER],
])(`${about}: kill -9 of the primary during %s`, (_name, words) => {
  let before: StoreState;
  let after: StoreState;
  let milliseconds: number;

  beforeAll(async () => {
    await pair.begin("second");
    before = await readState();
    const began = Date.now();
    expect(await run(pair.url, ...words)).toMatchObject({ code: 0 });
    milliseconds = Date.now() - began;
    after = await readState();
    expect(after.said).not.toBe(before.said);
  });

  it.each(ANY_TIME)("after %i in 100 of its time: all of it or nothing, and it is done on the standby", async (part) => {
    await pair.begin("second");
    const running = start(pair.url, ...words);
    await pause((milliseconds * part) / 100);
    await pair.kill("first");
    const code = await running.ended;
    expect([0, 7]).toContain(code);
    await pair.promote();
    const { problems, said } = await readState();
    expect(problems).toEqual([]);
    expect(code === 0 ? [after.said] : [before.said, after.said]).toContain(said);
    // The same words, and the same address.
    if (said === before.said || words === IMPORT) expect(await run(pair.url, ...words)).toMatchObject({ code: 0 });
    expect(await readState()).toEqual(after);
  });
});

describe.skipIf(reason !== undefined)(about, () => {
  it.each(ANY_WRITE)(
    "keeps every write that was acknowledged, where the primary is killed %i ms after the first",
    async (wait) => {
      await pair.begin("second");
      const store = await openStore(place());
      const acknowledged: string[] = [];
      const writeAll = async () => {
        for (const number of NUMBERS) {
          const done = await store.write("jo", "reception", (tx) => tx.people.record(number)).catch(errorIn);
          if (done !== undefined) return { number, error: done };
          acknowledged.push(number);
        }
        throw new Error("every write was done before the primary was killed");
      };
      const writing = writeAll();
      await pause(wait);
      await pair.kill("first");
      const { number: unsure, error } = await writing;
      expect(error).toMatchObject({ kind: "store", code: expect.stringMatching(/^STORE_UN(SURE|REACHABLE)$/u) });
      await store.close();
      await pair.promote();

      const again = await openStore(place());
      const found = await again.read.people.findKnown(NUMBERS);
      expect([...found].filter((number) => number !== unsure).sort()).toEqual(acknowledged);
      if (error.code === "STORE_UNREACHABLE") expect(found.has(unsure)).toBe(false);
      expect((await again.check()).problems).toEqual([]);
      await again.write("jo", "reception", (tx) => tx.people.record("B1234CD"));
      await again.close();
    },
  );

  it("acknowledges nothing that the standby does not have, whatever the server does unless told", async () => {
    await pair.begin("second", "synchronous_commit=local");
    await pair.part();
    // This is what would be lost without that: what another client was told is kept.
    await pair.query("first", "insert into prison values ('XXI', 'Nowhere', null)");
    const running = start(pair.url, ...ADD_WORKER);
    await pair.waitFor("first", "select from pg_stat_activity where wait_event = 'SyncRep'");
    await pair.kill("first");
    expect(await running.ended).toBe(7);
    await pair.promote();
    expect(await pair.query("second", "select name as code from worker union all select code from prison")).toEqual([]);
    expect(await run(pair.url, ...ADD_WORKER)).toMatchObject({ code: 0 });
  });

  it("says so where a change waits for a standby that is gone, and can be stopped", async () => {
    await pair.begin("second");
    await pair.part();
    const stop = { after: "has not kept the change yet", signal: "SIGINT" } as const;
    expect(await runCli(wordsFor(pair.url, ADD_WORKER), { env, stop })).toMatchObject({ code: 130 });
    await pair.kill("first");
    await pair.promote();
    expect(await pair.query("second", "select name from worker")).toEqual([]);
  });

  it("loses what was acknowledged where the primary waits for no standby, and `store check` says so before", async () => {
    await pair.begin("");
    const checked = await run(pair.url, "store", "check", "--json");
    expect([checked.code, checked.stderr]).toEqual([0, expect.stringContaining("synchronous_standby_names is empty")]);
    await pair.part();
    expect(await run(pair.url, ...ADD_WORKER)).toMatchObject({ code: 0 });
    await pair.kill("first");
    await pair.promote();
    expect(await pair.query("second", "select name from worker")).toEqual([]);
  });

  it("are not used where both can be written to: the old primary came back as it was", async () => {
    await pair.begin("second");
    await pair.kill("first");
    await pair.promote();
    expect(await run(pair.url, ...ADD_WORKER)).toMatchObject({ code: 0 });
    await pair.startAgain("first");
    const ran = await run(pair.url, "worker", "list");
    expect([ran.code, ran.stderr]).toEqual([7, expect.stringContaining("Two of the database servers")]);
    await pair.kill("first");
    expect((await run(pair.url, "worker", "list", "--json")).stdout).toContain("Jo Wood");
  });
});

describe.skipIf(reason !== undefined)("a standby", () => {
  let prisonerNumber: string;
  const render = (store: string, ...more: readonly string[]) =>
    run(store, "plan", "render", prisonerNumber, "--out", pathOf("plans"), "--json", ...more);

  beforeAll(async () => {
    // What is acknowledged can then be read on the standby too.
    await pair.begin("second", "synchronous_commit=remote_apply");
    expect(await run(pair.url, ...IMPORT)).toMatchObject({ code: 0 });
    [{ prisonerNumber }] = JSON.parse((await run(pair.url, "window", "--all", "--json")).stdout).items;
  });

  const standbys = (): readonly (readonly [string, string])[] => [
    ["named alone", pair.urlOf("second")],
    ["preferred", `${pair.url}?target_session_attrs=prefer-standby`],
  ];

  it.each([
    ["window", () => ["window", "--all"]],
    ["person show", () => ["person", "show", prisonerNumber]],
    ["due", () => ["due"]],
  ])("shows the same: %s; that it was looked at is recorded with the user, and said", async (_name, words) => {
    const onPrimary = await run(pair.url, ...words());
    for (const [, url] of standbys()) {
      const { code, stdout, stderr } = await run(url, ...words());
      expect([code, stdout]).toEqual([0, onPrimary.stdout]);
      expect(stderr).toContain("can only be read: that it was looked at is recorded in");
    }
  });

  it("draws a plan that is on record, and none that is not", async () => {
    for (const [, url] of standbys()) {
      const { code, stderr } = await render(url, "--draft");
      expect([code, stderr]).toEqual([7, expect.stringContaining("a new version cannot be kept")]);
    }
    const [onPrimary] = JSON.parse((await render(pair.url, "--draft")).stdout).items;
    for (const [, url] of standbys()) {
      for (const how of [["--draft"], ["--plan-version", "1"]])
        expect(JSON.parse((await render(url, ...how)).stdout).items[0].sha256).toBe(onPrimary.sha256);
      const [{ id }] = (await pair.query("second", "select id from store_meta")) as readonly [{ id: string }];
      const [last = ""] = readFileSync(pathOf(`resettle/looks/${id}.ndjson`), "utf8")
        .trimEnd()
        .split("\n")
        .slice(-1);
      expect(JSON.parse(last)).toMatchObject({ actor: "worker", action: "plan.render", subject: prisonerNumber });
    }
  });

  it("can be checked, and is written to by nobody", async () => {
    for (const [, url] of standbys()) {
      expect(await run(url, "store", "check")).toMatchObject({ code: 0 });
      const { code, stderr } = await run(url, ...ADD_WORKER);
      expect([code, stderr]).toEqual([7, expect.stringContaining("can be read but not written")]);
    }
  });

  it("is not used where the address asks for a server that can be written to", async () => {
    await pair.kill("first");
    const { code, stderr } = await run(`${pair.url}?target_session_attrs=read-write`, "window");
    expect([code, stderr]).toEqual([7, expect.stringContaining("target_session_attrs")]);
    expect(await run(pair.url, "window")).toMatchObject({ code: 0 });
  });
});

const place = () => ({ location: { engine: "postgres", url: pair.url } }) as const;
const readState = () => readStateAt(place());
const errorIn = (error: unknown) => error as { readonly code: string };

/** Not for something to be ready, but to come at any moment. */
function pause(wait: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, wait));
}
