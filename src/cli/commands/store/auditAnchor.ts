import { command } from "../../command.js";
import { text } from "../../option.js";
import { fields } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";

export const auditAnchor = command({
  description:
    "Says where the audit trail ends now: how many entries there are, and the hash of the last. Keep it outside the store, where whoever has the key cannot change it: on paper, in somebody else's mail. `store audit verify --anchor` then finds whether anything before it was changed since. There is nothing of a person in it.",
  options: { out: text("file", "also write it to this file") },
  examples: [
    ["resettle store audit anchor", "to be written down"],
    ["resettle store audit anchor --out anchor.txt", "to be mailed"],
  ],
  async run(context, { out }) {
    const { withSession } = await import("../../../services/session.js");
    const { makeAnchor, headInGroups } = await import("../../../services/auditTrail/anchor.js");
    const anchor = await withSession(sessionOptions(context), (session) => makeAnchor(session, out));
    const { storeId, entries, head, at } = anchor;
    await context.output.item({
      schema: "store.audit.anchor/1",
      item: { ...anchor, ...(out === undefined ? {} : { file: out }) },
      sections: [
        fields([
          ["store:", storeId],
          ["entries:", entries],
          ["head:", headInGroups(head)],
          ["at:", at],
        ]),
      ],
    });
    if (out !== undefined) context.output.say(`It is in ${out}. Keep it outside the store.`);
    context.output.next(`resettle store audit verify --anchor ${out ?? "<file>"}`, "later: was anything changed since?");
  },
});
