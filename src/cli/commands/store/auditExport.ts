import { command } from "../../command.js";
import { required, text } from "../../option.js";
import { fields } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";

export const auditExport = command({
  description: `Writes the whole audit trail as JSON lines, to be kept or verified elsewhere. To verify it without this program: the first line names the store and holds firstPreviousHash. Each line after it is an entry: \`hash\` is the SHA-256 of the text in \`entry\`, and \`previous_hash\` in that text is the hash of the line before, of the first entry firstPreviousHash. With jq: \`sed -n 2p audit.ndjson | jq -j .entry | sha256sum\` gives the hash of the second line. In the text, \`subject\` is a pseudonym; \`prisonerNumber\` beside it says whose, unless they were erased. Writing the file is itself its last entry.`,
  options: { out: required(text("file", "where it is written")) },
  examples: [["resettle store audit export --out audit.ndjson", "for an auditor, or to compare later"]],
  async run(context, { out }) {
    const { withSession } = await import("../../../services/session.js");
    const { exportAudit } = await import("../../../services/auditTrail/exportAudit.js");
    const exported = await withSession(sessionOptions(context), (session) => exportAudit(session, out));
    await context.output.item({
      schema: "store.audit.export/1",
      item: exported,
      sections: [
        fields([
          ["File", exported.file],
          ["Entries", exported.entries],
          ["Last hash", exported.head],
        ]),
      ],
    });
    context.output.say("It says which people there are records of, and who looked at them: keep it as guarded as the store.");
  },
});
