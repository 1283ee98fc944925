import pg from "pg";
import { expect, it } from "vitest";
import { csvOf, makeUpPrison } from "../../services/importRoll/madeUpPrison.js";
import { makePostgresPlace } from "../../support/stores.js";
import { makeTeamFolder } from "./teamFolder.js";

it.each([
  ["roll import", "custody", (roll: string) => ["roll", "import", roll]],
  ["worker add", "worker", () => ["worker", "add", "jo", "--full-name", "Jo Wood", "--role", "pom"]],
])(
  "%s says so where the server goes away in the middle (7), has done nothing, and is done when it is back",
  async (_name, table, words) => {
    const team = makeTeamFolder();
    const { url } = (await makePostgresPlace()).location;
    const store = ["--store", `${url}&application_name=${table}_${process.pid}`];
    expect(await team.run(["init", ...store])).toMatchObject({ code: 0 });
    const argv = [...words(team.write("roll.csv", csvOf(makeUpPrison().crowd()))), ...store];

    // Somebody else has the table, so that the command is in the middle of its write when its connection is ended.
    const [other, watcher] = [new pg.Client({ connectionString: url }), new pg.Client({ connectionString: url })];
    await Promise.all([other.connect(), watcher.connect()]);
    await other.query("begin");
    await other.query(`lock table ${table} in exclusive mode`);
    const running = team.run(argv);
    const waiting = "select pid from pg_stat_activity where application_name = $1 and wait_event_type = 'Lock'";
    for (let ended = 0; ended === 0; ) {
      const found = await watcher.query(`select pg_terminate_backend(pid) from (${waiting}) as held`, [
        `${table}_${process.pid}`,
      ]);
      ended = found.rows.length;
    }
    expect(await running).toMatchObject({ code: 7, stderr: expect.stringContaining("went away") });
    await other.query("rollback");
    await Promise.all([other.end(), watcher.end()]);

    expect((await team.json(["store", "check", ...store])).item.counts).toMatchObject({ [table]: 0, person: 0, roll_import: 0 });
    expect(await team.run(argv)).toMatchObject({ code: 0 });
    expect((await team.json(["store", "check", ...store])).item.counts[table]).toBeGreaterThan(0);
  },
);
