import pg from "pg";
import { describe, expect, inject, it } from "vitest";
import { createStore, openStore } from "../../src/store/store.js";
import { makePostgresPlace, runSql } from "../support/stores.js";

describe("a store on a server", () => {
  const address = (change: (url: URL) => void) => {
    const server = inject("postgres");
    if ("missing" in server) throw new Error(server.missing);
    const url = new URL(server.url);
    change(url);
    return { location: { engine: "postgres", url: url.href } } as const;
  };

  it.each([
    [
      "no server answers",
      "STORE_UNREACHABLE",
      (url: URL) => {
        url.port = "1";
      },
    ],
    [
      "there is no such server",
      "STORE_UNREACHABLE",
      (url: URL) => {
        url.hostname = "nowhere.invalid";
      },
    ],
    [
      "the password is wrong",
      "STORE_NOT_ALLOWED",
      (url: URL) => {
        url.password = "wrong";
      },
    ],
    [
      "there is no such database",
      "STORE_MISSING",
      (url: URL) => {
        url.pathname = "/nothing";
      },
    ],
    [
      "the database holds no store",
      "STORE_MISSING",
      (url: URL) => {
        url.searchParams.set("options", "-c search_path=nothing");
      },
    ],
  ])("is a sentence where %s", async (_what, code, change) => {
    const error = await openStore(address(change)).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ kind: "store", code, hint: expect.any(String) });
    expect(String(error)).not.toContain("tester");
  });

  it("says that it is not known what was kept, where the server goes away while it keeps it", async () => {
    const place = await makePostgresPlace();
    const store = await createStore(place);
    await runSql(
      place,
      `create function go_away() returns trigger language plpgsql as $$
        begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$`,
      `create constraint trigger go_away after insert on person deferrable initially deferred
        for each row execute function go_away()`,
    );
    const write = store.write("jo", "reception", (tx) => tx.people.record("A1234BC"));
    await expect(write).rejects.toMatchObject({ kind: "store", code: "STORE_UNSURE", hint: expect.any(String) });
    await store.close();
  });

  it("is a sentence where the server goes away in the middle of a write, of which nothing is left; the next one is done", async () => {
    const name = `test_away_${process.pid}`;
    const server = new pg.Client(address(() => undefined).location.url);
    await server.connect();
    await server.query(`create schema ${name}`);
    const place = address((url) => {
      url.searchParams.set("options", `-c search_path=${name}`);
      url.searchParams.set("application_name", name);
    });
    const store = await createStore(place);
    const write = store.write("jo", "reception", async (tx) => {
      await tx.people.record("A1234BC");
      await server.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1", [name]);
      await tx.people.record("B2345CD");
    });
    await expect(write).rejects.toMatchObject({ kind: "store", code: "STORE_UNREACHABLE" });
    await store.write("jo", "reception", (tx) => tx.people.record("C3456DE"));
    expect(await store.read.people.findKnown(["A1234BC", "B2345CD", "C3456DE"])).toEqual(new Set(["C3456DE"]));
    await store.close();
    await server.end();
  });
});
