import { command } from "../../command.js";
import { fields } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";
import { countFields } from "./countFields.js";

export const check = command({
  description:
    "Reads the whole store: every page of the file, what refers to what, the audit trail from its first entry to its last, the digest of every import, and what is sealed. Repairs nothing. Of a server it warns too of what it is set to that puts records at risk. Ends with 7 where something is not as it should be, and names the newest backup it knows.",
  examples: [["resettle store check", "is everything as it was written?"]],
  async run(context) {
    const { withSession } = await import("../../../services/session.js");
    const { checkStoreOf } = await import("../../../services/checkStore.js");
    const found = await withSession(sessionOptions(context), checkStoreOf);
    const sections = [fields(countFields(found.counts), `${found.store} is sound`)];
    await context.output.item({ schema: "store.check/1", item: found, sections });
    for (const risk of found.risks) context.output.warn(risk);
  },
});
