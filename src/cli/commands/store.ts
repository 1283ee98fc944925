import { AppError } from "../../domain/appError.js";
import { command, verbs } from "../command.js";
import { fields } from "../output/section.js";
import { sessionOptions } from "../sessionOptions.js";
import { storeAudit } from "./store/audit.js";

const check = command({
  description:
    "Reads the whole store: the file, what refers to what, the audit trail from its first entry to its last, and the digest of every import. Changes nothing. Ends with 7 where something is not as it should be.",
  examples: [["resettle store check", "is everything as it was written?"]],
  async run(context) {
    const { withSession } = await import("../../services/session.js");
    const { checkStoreOf } = await import("../../services/checkStore.js");
    const found = await withSession(sessionOptions(context), checkStoreOf);
    if (found.problems.length > 0) {
      throw new AppError("store", "STORE_NOT_SOUND", `${found.store} is not as it was written.`, {
        hint: "Keep the file as it is, and restore the newest backup to a new place.",
        issues: found.problems.map((message) => ({ message })),
      });
    }
    const counts = Object.entries(found.counts).map(([table, count]) => [table.replaceAll("_", " "), count] as const);
    await context.output.item({ schema: "store.check/1", item: found, sections: [fields(counts, `${found.store} is sound`)] });
  },
});

export const storeCommand = verbs([
  ["check", "Find damage and changes made behind the program's back", check],
  ["audit", "Who did what, and who looked: list, verify, anchor, export", storeAudit],
]);
