import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { openEngine } from "../../src/store/sqlite.js";
import { createStore } from "../../src/store/store.js";
import { csvOf, makeUpPrison } from "../services/importRoll/madeUpPrison.js";
import { type CliRan, runCli } from "../support/runCli.js";
import { makeTeam, type Team } from "./team.js";

/** As root nothing is forbidden, so somebody else has to try: where they may run the program at all. */
const NOBODY = process.getuid?.() === 0 ? 65_534 : undefined;
const asNobody = NOBODY === undefined ? {} : { user: NOBODY };
const canTry = (await runCli(["--version"], asNobody).catch(() => undefined))?.code === 0;
const ONE_SENTENCE = /^error: [^\n]+\.\nhint: [^\n]+\.\n$/u;
const roll = csvOf(makeUpPrison().crowd());

async function newTeam() {
  const team = makeTeam();
  await team.init();
  const file = team.write("roll.csv", roll);
  const takeIn = (...more: readonly string[]) => team.runHere(["roll", "import", file, ...more]);
  const expectTrouble = async (told: RegExp, ...more: readonly string[]) => {
    const before = team.storeDigest();
    const ran = await takeIn(...more);
    expectSentence(ran, told);
    expect(team.storeDigest()).toBe(before);
    expect(readdirSync(dirname(team.storeFile))).toEqual(["resettle.db"]);
  };
  return { team, file, takeIn, expectTrouble };
}

function expectSentence(ran: CliRan, told: RegExp): void {
  expect(ran).toMatchObject({ code: 7, stdout: "" });
  expect(ran.stderr).toMatch(ONE_SENTENCE);
  expect(ran.stderr).toMatch(told);
}

const READ_ONLY = [
  ["the file may only be read", 0o700, 0o400],
  ["its folder may only be read", 0o500, 0o600],
  ["neither may be written", 0o500, 0o400],
] as const;

describe.concurrent("trouble with the store ends with 7, one sentence, and nothing is lost", () => {
  it("where another program holds it for long", async () => {
    const { team, file, takeIn } = await newTeam();
    const before = team.storeDigest();
    const store = await team.openStore();
    const ran = await store.write("other", "long work", () => team.run(["roll", "import", file]));
    await store.close();
    expectSentence(ran, /Another program is writing to the store/u);
    expect(team.storeDigest()).toBe(before);
    expect((await takeIn()).code).toBe(0);
  });

  it("where it is damaged", async () => {
    const { team, expectTrouble } = await newTeam();
    const bytes = readFileSync(team.storeFile);
    bytes.fill(0x5a, 4_096, 12_288);
    writeFileSync(team.storeFile, bytes);
    await expectTrouble(/The store is damaged/u);
  });

  it("where it is cut short", async () => {
    const { team, expectTrouble } = await newTeam();
    truncateSync(team.storeFile, 8_192);
    await expectTrouble(/The store is damaged/u);
  });

  it("where a newer version wrote it", async () => {
    const { team, expectTrouble } = await newTeam();
    const key = Buffer.from(readFileSync(team.keyFile(), "utf8").trim(), "hex");
    const engine = await openEngine({ path: team.storeFile }, { key, readOnly: false, lockWaitMs: 1_000 });
    await sql`update store_meta set schema_version = 99`.execute(engine.db);
    await engine.close();
    await expectTrouble(/written by a newer version/u);
  });

  it("where the key is another store's", async () => {
    const { team, expectTrouble } = await newTeam();
    const other = team.write("other.key", `${"ab".repeat(32)}\n`);
    await expectTrouble(/The key does not open this store/u, "--key-file", other);
  });

  it("where the key is lost; no new one is made, and a copy opens it", async () => {
    const { team, takeIn, expectTrouble } = await newTeam();
    const copy = team.path("copy.key");
    copyFileSync(team.keyFile(), copy);
    rmSync(team.keyFile());
    await expectTrouble(/encrypted and no key was given/u);
    expectSentence(await team.runHere(["init"]), /encrypted and no key was given/u);
    expect(readdirSync(team.path("config", "resettle", "keys"))).toEqual([expect.stringMatching(/\.restricted\.key$/u)]);
    expect((await takeIn("--key-file", copy)).code).toBe(0);
  });

  it("where a plain store was put in its place", async () => {
    const { team, expectTrouble } = await newTeam();
    const path = team.path("plain.db");
    await (await createStore({ location: { engine: "sqlite", path } })).close();
    copyFileSync(path, team.storeFile);
    await expectTrouble(/not encrypted, though a key was given/u);
  });

  it("where there is none", async () => {
    const { team, takeIn } = await newTeam();
    rmSync(team.storeFile);
    expectSentence(await takeIn(), /There is no store here[^\n]*\.\nhint: Run `resettle init`/u);
    expect(readdirSync(dirname(team.storeFile))).toEqual([]);
  });

  it.skipIf(!canTry).each(READ_ONLY)("where %s", async (_, folderMode, fileMode) => {
    const { team, file } = await newTeam();
    giveToOther(team, folderMode, fileMode);
    const before = team.storeDigest();
    const ran = await team.run(["roll", "import", file], asNobody);
    expectSentence(ran, /can be read but not written/u);
    chmodSync(dirname(team.storeFile), 0o700);
    expect(team.storeDigest()).toBe(before);
  });
});

describe("a store that can only be read", () => {
  it.skipIf(!canTry).each(READ_ONLY)(
    "(%s) can be looked at: that is recorded with the user, and said",
    async (_, folderMode, fileMode) => {
      const { team, takeIn } = await newTeam();
      expect((await takeIn()).code).toBe(0);
      const [{ prisonerNumber }] = (await team.jsonHere(["window", "--all"])).items;
      mkdirSync(team.path("state"));
      giveToOther(team, folderMode, fileMode);
      const before = team.storeDigest();
      for (const look of [
        ["window", "--all"],
        ["person", "show", prisonerNumber],
      ]) {
        const { code, stdout, stderr } = await team.run(look, asNobody);
        expect([code, stderr]).toEqual([0, expect.stringContaining("can only be read: that it was looked at is recorded in")]);
        expect(stdout).toContain(prisonerNumber);
      }
      const [log = ""] = readdirSync(team.path("state", "resettle", "looks"));
      const lines = readFileSync(team.path("state", "resettle", "looks", log), "utf8")
        .trimEnd()
        .split("\n");
      expect(lines.map((line) => JSON.parse(line))).toEqual([
        expect.objectContaining({ actor: "clerk", action: "window.list", details: { people: expect.any(Number) } }),
        expect.objectContaining({ actor: "clerk", action: "person.show", subject: prisonerNumber }),
      ]);
      expect(statSync(team.path("state", "resettle", "looks", log)).mode & 0o777).toBe(0o600);
      chmodSync(dirname(team.storeFile), 0o700);
      expect(team.storeDigest()).toBe(before);
    },
  );

  it.skipIf(!canTry)("cannot be looked at where that cannot be recorded", async () => {
    const { team } = await newTeam();
    giveToOther(team, 0o500, 0o400);
    chmodSync(team.path(), 0o500);
    expectSentence(await team.run(["window"], asNobody), /cannot be recorded/u);
  });
});

/** Makes everything somebody else's who may try, and the store theirs to read. */
function giveToOther(team: Team, folderMode: number, fileMode: number): void {
  const folders = [team.path(), team.path("config"), team.path("config", "resettle"), team.path("config", "resettle", "keys")];
  const keys = readdirSync(team.path("config", "resettle", "keys")).map((name) => team.path("config", "resettle", "keys", name));
  const own = [...folders, ...keys, team.path("data"), dirname(team.storeFile), team.storeFile, team.path("state")];
  if (NOBODY !== undefined) for (const name of own) if (existsSync(name)) chownSync(name, NOBODY, NOBODY);
  chmodSync(team.storeFile, fileMode);
  chmodSync(dirname(team.storeFile), folderMode);
}
