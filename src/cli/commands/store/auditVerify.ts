import { command } from "../../command.js";
import { text } from "../../option.js";
import { fields } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";

export const auditVerify = command({
  description:
    "Walks the audit trail from its first entry to its last: an entry changed, removed, added, moved or said to be about somebody else is found. Somebody with the key could cut the end off, or write all of it anew, so that it fits in itself: only an anchor that was kept outside the store shows that. Changes nothing, and is no entry. Ends with 7 where the trail is not as it was.",
  options: { anchor: text("file", "an anchor as `store audit anchor` wrote it, or typed in again from paper") },
  examples: [
    ["resettle store audit verify", "does the trail fit in itself?"],
    ["resettle store audit verify --anchor anchor.txt", "has it been cut or written anew since the anchor was made?"],
  ],
  async run(context, { anchor: file }) {
    const { withSession } = await import("../../../services/session.js");
    const { verifyTrail } = await import("../../../services/auditTrail/verifyTrail.js");
    const verified = await withSession(sessionOptions(context), (session) => verifyTrail(session, file));
    const { storeId, entries, head, anchor } = verified;
    const since = anchor === undefined ? undefined : `as anchored at entry ${anchor.entries} (${anchor.at})`;
    await context.output.item({
      schema: "store.audit.verify/1",
      item: { ...verified, anchor: anchor ?? null },
      sections: [
        fields(
          [
            ["Store", storeId],
            ["Entries", entries],
            ["Last hash", head],
            ["Anchor", since],
          ],
          "The audit trail is as it was written",
        ),
      ],
    });
    if (anchor !== undefined) return;
    context.output.say(
      "Without an anchor nobody can tell whether its end was cut off, or all of it written anew, by somebody with the key.",
    );
    context.output.next("resettle store audit anchor --out anchor.txt", "make one, and keep it outside the store");
  },
});
