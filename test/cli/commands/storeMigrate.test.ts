import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { csvOf, makeUpPrison } from "../../services/importRoll/madeUpPrison.js";
import { makePostgresPlace } from "../../support/stores.js";
import { makeTeamFolder } from "./teamFolder.js";

it("store migrate-to moves a file to a server and back, says what was compared, and takes the restricted key along", async () => {
  const team = makeTeamFolder();
  await team.run(["init"]);
  await team.run(["roll", "import", team.write("roll.csv", csvOf(makeUpPrison().crowd()))]);
  const key = (await team.json(["init"])).item.restrictedKeyFile;
  const { url } = (await makePostgresPlace()).location;

  const there = await team.run(["store", "migrate-to", url]);
  expect(there).toMatchObject({ code: 0 });
  expect(there.stdout).toMatch(/has all of it, compared/u);
  expect(there.stdout).toMatch(/person +12 +[0-9a-f]{16}/u);
  expect(there.stderr).toMatch(/let nobody\s+record there/u);
  expect(there.stdout + there.stderr).not.toContain("tester");
  expect(await team.run(["store", "check", "--store", url])).toMatchObject({ code: 0 });

  const { item } = await team.json(["store", "migrate-to", team.path("back.db"), "--store", url]);
  expect(item).toMatchObject({ keyMade: true, restrictedKeyHere: true });
  expect(readFileSync(item.restrictedKeyFile, "utf8")).toBe(readFileSync(key, "utf8"));
  expect(await team.run(["store", "check", "--store", team.path("back.db")])).toMatchObject({ code: 0 });
  const shown = await team.run(["window", "--all", "--json"]);
  expect(await team.run(["window", "--all", "--json", "--store", team.path("back.db")])).toEqual(shown);
});

it("store migrate-to refuses a place where something is (6), two files (2), and a server that does not answer (7)", async () => {
  const team = makeTeamFolder();
  await team.run(["init"]);
  const { url } = (await makePostgresPlace()).location;
  await team.run(["init", "--store", url]);
  expect(await team.run(["store", "migrate-to", url])).toMatchObject({ code: 6 });
  expect(await team.run(["store", "migrate-to", team.path("resettle.db"), "--store", url])).toMatchObject({ code: 6 });
  expect(await team.run(["store", "migrate-to", team.path("other.db")])).toMatchObject({ code: 2 });
  expect(existsSync(team.path("other.db"))).toBe(false);
  expect(await team.run(["store", "migrate-to", "postgres://me@127.0.0.1:1/x"])).toMatchObject({ code: 7 });
});
