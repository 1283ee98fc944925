import { AppError } from "../../../domain/appError.js";
import { command } from "../../command.js";
import { fields } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";
import { countFields } from "./countFields.js";

export const check = command({
  description:
    "Reads the whole store: the file, what refers to what, the audit trail from its first entry to its last, and the digest of every import. Changes nothing. Ends with 7 where something is not as it should be.",
  examples: [["resettle store check", "is everything as it was written?"]],
  async run(context) {
    const { withSession } = await import("../../../services/session.js");
    const { checkStoreOf } = await import("../../../services/checkStore.js");
    const found = await withSession(sessionOptions(context), checkStoreOf);
    if (found.problems.length > 0) {
      throw new AppError("store", "STORE_NOT_SOUND", `${found.store} is not as it was written.`, {
        hint: "Keep the file as it is, and restore the newest backup to a new place.",
        issues: found.problems.map((message) => ({ message })),
      });
    }
    const sections = [fields(countFields(found.counts), `${found.store} is sound`)];
    await context.output.item({ schema: "store.check/1", item: found, sections });
  },
});
