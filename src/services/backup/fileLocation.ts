import { AppError } from "../../domain/appError.js";
import { parseStoreLocation } from "../../store/location.js";

/** The path of a store that is a file. Throws AppError (usage) for one on a server, which has tools of its own. */
export function getFileLocation(store: string): { readonly engine: "sqlite"; readonly path: string } {
  const location = parseStoreLocation(store);
  if (location.engine === "sqlite") return location;
  throw new AppError("usage", "STORE_ON_SERVER", "This store is on a PostgreSQL server, and is no file of ours to copy.", {
    hint: "Use the server's own tools: pg_dump makes a backup, pg_restore brings it back.",
  });
}
