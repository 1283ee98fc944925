import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import pg from "pg";
import { afterAll, describe, inject } from "vitest";
import type { StoreLocation } from "../../src/store/location.js";
import { openEngine as openPostgres } from "../../src/store/postgres.js";
import { publicKeyOf } from "../../src/store/sealing.js";
import { openEngine as openSqlite } from "../../src/store/sqlite.js";
import { createStore, openStore, type Store, type StoreOptions } from "../../src/store/store.js";
import { makePostgresCopies } from "./postgresCopies.js";
import { makeTestFolder } from "./testFolder.js";

/** A place for a store that nothing is at yet, with the key it is to be opened with. */
export interface TestPlace {
  readonly location: StoreLocation;
  readonly key?: Uint8Array;
  /** What a store made here seals with. */
  readonly restrictedPublicKey?: string;
}

export interface StoreUnderTest {
  readonly engine: "sqlite" | "postgres";
  readonly makePlace: () => Promise<TestPlace>;
  /** A new, empty store, closed and taken away when the tests around are over. */
  readonly makeStore: (options?: Partial<StoreOptions>) => Promise<Store>;
  /** Changes what is in a store behind its back, as somebody with the key but without the program could. */
  readonly runSql: (place: TestPlace, ...statements: readonly string[]) => Promise<void>;
}

/** The key of what is restricted in stores under test, and what they seal with. */
export const TEST_RESTRICTED_KEY = Uint8Array.from({ length: 32 }, (_, index) => 200 - index);
export const TEST_PUBLIC_KEY = publicKeyOf(TEST_RESTRICTED_KEY);

/** A file that holds the key of what is restricted, as `init` leaves one. It goes when the tests of the file are over. */
export function restrictedKeyFile(): string {
  const folder = makeTestFolder();
  writeFileSync(join(folder, "restricted.key"), Buffer.from(TEST_RESTRICTED_KEY).toString("hex"));
  return join(folder, "restricted.key");
}

export const TEST_KEY = Uint8Array.from({ length: 32 }, (_, index) => index + 1);

/**
 * The same tests on both engines: encrypted SQLite and a real PostgreSQL.
 *
 *     forEachStore("a referral", ({ makeStore }) => {
 *       it("is made", async () => { const store = await makeStore(); … });
 *     });
 */
export function forEachStore(name: string, tests: (under: StoreUnderTest) => void): void {
  describe.each([
    { engine: "sqlite", makePlace: makeSqlitePlace },
    { engine: "postgres", makePlace: makePostgresPlace },
  ] as const)(`${name} ($engine)`, ({ engine, makePlace }) => {
    const stores: Store[] = [];
    const copies = makePostgresCopies(TEST_PUBLIC_KEY);
    afterAll(async () => {
      for (const store of stores) await store.close();
      await copies.remove();
    });
    tests({
      engine,
      makePlace: async () => makePlace(),
      runSql,
      makeStore: async (options = {}) => {
        const store =
          engine === "postgres" && options.location === undefined
            ? await openStore({ location: await copies.make(), ...options })
            : await createStore({ ...(await makePlace()), ...options });
        stores.push(store);
        return store;
      },
    });
  });
}

/** A place for an encrypted file in a folder of its own, which goes when the tests of the file are over. */
export function makeSqlitePlace(): TestPlace & { readonly location: { readonly engine: "sqlite" } } {
  return {
    location: { engine: "sqlite", path: join(makeTestFolder(), "resettle.db") },
    key: TEST_KEY,
    restrictedPublicKey: TEST_PUBLIC_KEY,
  };
}

/** A schema of its own in the one database; it goes when the server does. */
export async function makePostgresPlace(): Promise<
  TestPlace & { readonly location: { readonly engine: "postgres"; readonly url: string } }
> {
  const server = inject("postgres");
  if ("missing" in server) throw new Error(server.missing);
  const name = `test_${randomBytes(6).toString("hex")}`;
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query(`create schema ${name}`);
  await client.end();
  return {
    location: { engine: "postgres", url: `${server.url}?options=-c%20search_path%3D${name}` },
    restrictedPublicKey: TEST_PUBLIC_KEY,
  };
}

export async function runSql({ location, key }: TestPlace, ...statements: readonly string[]): Promise<void> {
  const options = { key, readOnly: false, lockWaitMs: 1_000 };
  const engine = await (location.engine === "sqlite" ? openSqlite(location, options) : openPostgres(location, options));
  for (const statement of statements) await sql.raw(statement).execute(engine.db);
  await engine.close();
}
