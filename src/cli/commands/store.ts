import { verbs } from "../command.js";
import { access } from "./store/access.js";
import { storeAudit } from "./store/audit.js";
import { backup } from "./store/backup.js";
import { check } from "./store/check.js";
import { migrateTo } from "./store/migrateTo.js";
import { rekey } from "./store/rekey.js";
import { restore } from "./store/restore.js";

export const storeCommand = verbs([
  ["check", "Find damage and changes made behind the program's back", check],
  ["backup", "Copy the store while others work, checked, with what is in it beside it", backup],
  ["restore", "Put a backup into a new place, checked and compared", restore],
  ["migrate-to", "Move the store to a PostgreSQL server that several share, or back to a file", migrateTo],
  ["access", "Who may see and do what in a store on a server, by prison", access],
  ["rekey", "Encrypt the store with a new key", rekey],
  ["audit", "Who did what, and who looked: list, verify, anchor, export", storeAudit],
]);
