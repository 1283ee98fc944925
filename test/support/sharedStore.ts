import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import type { Access } from "../../src/domain/access.js";
import { createStore, openStore, type Store } from "../../src/store/store.js";
import { TEST_PUBLIC_KEY } from "./stores.js";

/** A store on the server whose owner is no superuser, and roles that may do something in it. */
export interface SharedStore {
  /** The store as a role (or its owner) opens it. */
  readonly use: <Result>(role: string, work: (store: Store) => Promise<Result>) => Promise<Result>;
  /** Where a command finds it, as a role. */
  readonly urlOf: (role: string) => string;
  /** Plain SQL, as a role signs in with any client; "superuser" sees all there is. Gives the rows. */
  readonly query: (role: string, text: string, values?: readonly unknown[]) => Promise<readonly Record<string, unknown>[]>;
  /** The name a role has on the server: one server is shared by all tests. */
  readonly nameOf: (role: string) => string;
}

const PASSWORD = "made-up";

/** `roles`: what each may do where. One called "owner" is there too. */
export async function makeSharedStore(roles: Readonly<Record<string, readonly Omit<Access, "role">[]>>): Promise<SharedStore> {
  const server = inject("postgres");
  if ("missing" in server) throw new Error(server.missing);
  const mark = randomBytes(4).toString("hex");
  const nameOf = (role: string) => `${role}_${mark}`;
  const urlOf = (role: string) => {
    const url = new URL(server.url);
    if (role !== "superuser") [url.username, url.password] = [nameOf(role), PASSWORD];
    url.searchParams.set("options", `-c search_path=${nameOf("shared")}`);
    return url.href;
  };
  const query: SharedStore["query"] = async (role, text, values = []) => {
    const client = new pg.Client({ connectionString: urlOf(role) });
    await client.connect();
    try {
      return (await client.query(text, [...values])).rows;
    } finally {
      await client.end();
    }
  };
  for (const role of ["owner", ...Object.keys(roles)]) {
    await query("superuser", `create role ${nameOf(role)} login password '${PASSWORD}'`);
  }
  await query("superuser", `create schema ${nameOf("shared")} authorization ${nameOf("owner")}`);
  const store = await createStore({
    location: { engine: "postgres", url: urlOf("owner") },
    restrictedPublicKey: TEST_PUBLIC_KEY,
  });
  await store.write("owner", "set up", async (tx) => {
    for (const [role, rights] of Object.entries(roles))
      for (const right of rights) await tx.access.grant({ role: nameOf(role), ...right });
  });
  await store.close();
  return {
    ...{ urlOf, query, nameOf },
    use: async (role, work) => {
      const opened = await openStore({ location: { engine: "postgres", url: urlOf(role) } });
      try {
        return await work(opened);
      } finally {
        await opened.close();
      }
    },
  };
}
