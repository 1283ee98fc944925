import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { newId } from "../../src/store/ids.js";
import type { StoreLocation } from "../../src/store/location.js";
import { createStore } from "../../src/store/store.js";

/** New stores on the server, each a database of its own that is copied from one: to make a schema anew takes five times as long. */
export interface PostgresCopies {
  readonly make: () => Promise<StoreLocation & { readonly engine: "postgres" }>;
  readonly remove: () => Promise<void>;
}

export function makePostgresCopies(restrictedPublicKey: string): PostgresCopies {
  const made: string[] = [];
  return {
    make: async () => {
      original ??= makeOriginal(restrictedPublicKey);
      const name = newName();
      const from = await original;
      await query("postgres", `create database ${name} template ${from} strategy file_copy`);
      made.push(name);
      await query(name, "update store_meta set id = $1, erasure_key = $2", [newId(), randomBytes(32).toString("hex")]);
      return { engine: "postgres", url: urlOf(name) };
    },
    remove: async () => {
      for (const name of made.splice(0)) await query("postgres", `drop database ${name} with (force)`);
    },
  };
}

let original: Promise<string> | undefined;

async function makeOriginal(restrictedPublicKey: string): Promise<string> {
  const name = newName();
  await query("postgres", `create database ${name}`);
  await (await createStore({ location: { engine: "postgres", url: urlOf(name) }, restrictedPublicKey })).close();
  return name;
}

function newName(): string {
  return `test_${randomBytes(6).toString("hex")}`;
}

function urlOf(database: string): string {
  const server = inject("postgres");
  if ("missing" in server) throw new Error(server.missing);
  const url = new URL(server.url);
  url.pathname = `/${database}`;
  return url.href;
}

async function query(database: string, text: string, values: readonly unknown[] = []): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(database) });
  await client.connect();
  try {
    await client.query(text, [...values]);
  } finally {
    await client.end();
  }
}
