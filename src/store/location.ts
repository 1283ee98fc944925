import { resolve } from "node:path";
import { AppError } from "../domain/appError.js";

/**
 * Where the records are: one SQLite file on this machine, or a PostgreSQL database that several share. An address may name several servers
 * (`postgres://user@one,two/database`): a primary and those that stand by for it.
 */
export type StoreLocation =
  | { readonly engine: "sqlite"; readonly path: string }
  | { readonly engine: "postgres"; readonly url: string };

/**
 * What `--store` names: a path (made absolute), or a `postgres://` or `postgresql://` URL. Throws AppError usage for anything
 * else.
 */
export function parseStoreLocation(text: string): StoreLocation {
  const trimmed = text.trim();
  if (trimmed === "") throw badLocation("The store has no name: it is empty.");
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(trimmed)?.[1]?.toLowerCase();
  if (scheme === undefined) return { engine: "sqlite", path: resolve(trimmed) };
  if (scheme !== "postgres" && scheme !== "postgresql") throw badLocation(`A store cannot be a ${scheme} address.`);
  if (!addressesOf(trimmed).every((address) => URL.canParse(address)))
    throw badLocation("The address of the PostgreSQL store cannot be read.");
  return { engine: "postgres", url: trimmed };
}

/** The location as it may be shown: a path, or a server and database without user or password. */
export function describeLocation(location: StoreLocation): string {
  if (location.engine === "sqlite") return location.path;
  const urls = addressesOf(location.url).map((address) => new URL(address));
  return `postgres://${urls.map(({ host }) => host).join(",")}${urls[0]?.pathname ?? ""}`;
}

/** One address for each server that an address names, in its order. */
export function addressesOf(url: string): readonly string[] {
  const [, before = "", hosts = "", after = ""] = /^([a-z]+:\/\/(?:[^@/?#]*@)?)([^/?#]*)(.*)$/isu.exec(url) ?? [];
  return hosts.split(",").map((host) => `${before}${host}${after}`);
}

function badLocation(message: string): AppError {
  return new AppError("usage", "STORE_LOCATION", message, {
    hint: "Give the path of a file, for example resettle.db, or postgres://user@server/database.",
  });
}
