import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { MONDAY, writeRolls } from "../bench/madeUpRoll.mjs";
import { makeServerPair, type ServerPair, whyNoServers } from "./serverPair.js";
import { readState, readStateAt, type StoreState } from "./storeState.js";
import { recordCalls, runWithFault, whyNoStrace, whyNotAlone } from "./tracedProgram.js";
import { makeWorkplace } from "./workplace.js";

const PEOPLE = 300;
const FAULTS = ["error=EIO", "error=ENOSPC", "signal=KILL"] as const;
/** Of the calls of one kind that a command makes, so many go wrong, one at a time; a long command makes thousands. */
const TRIED = 4;

/** A command that is begun anew each time, and what may be found when a call of its went wrong. */
interface Command {
  readonly begin: () => Promise<void>;
  readonly argv: readonly string[];
  readonly paths: readonly string[];
  /** What is there now: `nothing` where there is no store. */
  readonly state: () => Promise<StoreState | "nothing">;
}

const reason = whyNoStrace() ?? whyNotAlone() ?? whyNoServers();
const { pathOf, keyFile, run, env, wordsFor } = makeWorkplace();
const kept = pathOf("kept.db");
const store = pathOf("work/store.db");
const backup = pathOf("safe/kept.backup.db");
/** A store, and the files that are made beside it for a while. */
const around = (path: string) =>
  ["", "-journal", ".new-1", ".new-1-journal", ".part-1", ".part-1-journal"].map((end) => `${path}${end}`);
let pair: ServerPair;
let key: string;

const COMMANDS: Readonly<Record<string, () => Command>> = {
  "roll import": () => ({
    begin: async () => copyFileSync(kept, store),
    argv: wordsFor(store, ["roll", "import", pathOf("tuesday.csv"), "--taken-on", "2026-11-24", "--allow-shrink"]),
    paths: [...around(store), dirname(store)],
    state: () => readState(store, keyFile),
  }),
  "store restore": () => ({
    begin: async () => undefined,
    argv: wordsFor(kept, ["store", "restore", backup, "--to", store]),
    paths: [...around(store), dirname(store), backup, `${backup}.json`],
    state: async () => (existsSync(store) ? readState(store, keyFile) : "nothing"),
  }),
  "store rekey": () => ({
    begin: async () => copyFileSync(kept, store),
    argv: wordsFor(store, ["store", "rekey"]),
    paths: [...around(store), ...["", ".new", ".new.part"].map((end) => `${keyFile}${end}`), dirname(store), dirname(keyFile)],
    // The next command finds which of the two keys it is.
    state: async () => {
      expect(await run(store, "store", "check")).toMatchObject({ code: 0 });
      return readState(store, keyFile);
    },
  }),
  "store migrate-to a file": () => ({
    begin: async () => undefined,
    argv: wordsFor(`${pair.urlOf("first")}?options=-c%20search_path%3Dheld`, ["store", "migrate-to", store]),
    paths: [...around(store), dirname(store)],
    state: async () => (existsSync(store) ? readState(store, keyFile) : "nothing"),
  }),
  "store migrate-to a server": () => ({
    begin: async () => {
      copyFileSync(kept, store);
      await pair.query("first", "drop schema if exists empty cascade");
      await pair.query("first", "create schema empty");
    },
    argv: wordsFor(store, ["store", "migrate-to", `${pair.urlOf("first")}?options=-c%20search_path%3Dempty`]),
    paths: around(store),
    state: async () => {
      const tables = await pair.query("first", "select from pg_tables where schemaname = 'empty'");
      const url = `${pair.urlOf("first")}?options=-c%20search_path%3Dempty`;
      return tables.length === 0 ? "nothing" : readStateAt({ location: { engine: "postgres", url } });
    },
  }),
};

describe.skipIf(reason !== undefined)(
  `a call of the system that goes wrong during a long command${reason === undefined ? "" : ` (left out: ${reason})`}`,
  () => {
    beforeAll(async () => {
      await writeRolls(PEOPLE, pathOf("monday.csv"), pathOf("tuesday.csv"));
      mkdirSync(dirname(store));
      expect(await run(kept, "init")).toMatchObject({ code: 0 });
      expect(await run(kept, "roll", "import", pathOf("monday.csv"), "--taken-on", MONDAY)).toMatchObject({ code: 0 });
      expect(await run(kept, "store", "backup", "--out", backup)).toMatchObject({ code: 0 });
      key = readFileSync(keyFile, "utf8");
      pair = await makeServerPair();
      await pair.query("first", "create schema held");
      const held = `${pair.urlOf("first")}?options=-c%20search_path%3Dheld`;
      expect(await run(kept, "store", "migrate-to", held)).toMatchObject({ code: 0 });
    });

    it.each(Object.keys(COMMANDS).flatMap((name) => FAULTS.map((fault) => [name, fault] as const)))(
      "%s with %s: all of it or nothing, and what was acknowledged is there",
      async (name, fault) => {
        const command = COMMANDS[name]?.();
        if (command === undefined) return;
        const traced = { env, argv: command.argv, paths: command.paths, alone: true };
        await anew(command);
        const before = await command.state();
        const counts = countCalls(recordCalls(traced).map((call) => call.name));
        const after = await command.state();
        expect(after).not.toEqual(before);
        expect(counts.size).toBeGreaterThan(2);
        for (const [call, count] of counts) {
          for (const when of someOf(count)) {
            const about = `${call} ${when} of ${count}`;
            await anew(command);
            const { code, stderr } = runWithFault(traced, `${call}:${fault}:when=${when}`);
            if (fault !== "signal=KILL") expect([0, 7], `${about}: ${stderr}`).toContain(code);
            const state = await command.state();
            expect([before, after], about).toContainEqual(state);
            if (code === 0 && fault !== "signal=KILL") expect(state, about).toEqual(after);
          }
        }
      },
    );
  },
);

/** Nothing is left of the time before. */
async function anew(command: Command): Promise<void> {
  for (const folder of [dirname(store), dirname(keyFile)])
    for (const name of readdirSync(folder)) if (/^store\./u.test(name)) rmSync(`${folder}/${name}`);
  writeFileSync(keyFile, key, { mode: 0o600 });
  await command.begin();
}

function countCalls(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** The first and the last, and some between. */
function someOf(count: number): readonly number[] {
  if (count <= TRIED) return Array.from({ length: count }, (_, index) => index + 1);
  const between = Array.from({ length: TRIED - 2 }, () => 2 + Math.floor(Math.random() * (count - 2)));
  return [1, ...new Set(between), count];
}
