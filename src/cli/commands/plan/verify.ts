import { type CommandResult, command } from "../../command.js";
import { argument, flag } from "../../option.js";
import { fields } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";
import { AUDIENCE_LABELS, DOCUMENT_LABELS } from "./planWords.js";

export const planVerify = command({
  description:
    "Tells which plan and version a PDF is, whether it is the newest, and whether it is as it was drawn. The code at the foot of a page does too: it says nothing of whose it is by itself.",
  args: { fileOrCode: argument("the PDF, or the code at the foot of its pages") },
  options: { check: flag("end with 8 where it is not the newest, or not as it was drawn: for scripts") },
  examples: [["resettle plan verify demo/plans/plan-A1002AC-v1.pdf", "is this the newest?"]],
  async run(context, { fileOrCode, check }): Promise<CommandResult> {
    const { withSession } = await import("../../../services/session.js");
    const { verifyPlan } = await import("../../../services/planLife/verifyPlan.js");
    const verified = await withSession(sessionOptions(context), (session) => verifyPlan(session, fileOrCode));
    const { plan, newestVersion, isNewest, asDrawn } = verified;
    const { id, prisonerNumber, version, status, recordedOn, issuedOn, audience, document, language } = plan;
    await context.output.item({
      schema: "plan.verify/1",
      item: {
        prisonerNumber,
        planId: id,
        version,
        status,
        madeOn: recordedOn,
        issuedOn,
        newestVersion,
        isNewest,
        asDrawn,
        audience,
        document,
        language,
      },
      sections: [
        fields([
          ["Number", prisonerNumber],
          ["Version", version],
          ["Pages", `${DOCUMENT_LABELS[document]}, ${AUDIENCE_LABELS[audience]}`],
          ["Plan", status],
          ["Made", recordedOn, "day"],
          ["Issued", issuedOn, "day"],
          ["Newest", isNewest ? "yes" : `no, version ${newestVersion} is`],
          ["As drawn", asDrawn === undefined ? undefined : asDrawn ? "yes" : "no, the file was changed or saved anew"],
        ]),
      ],
    });
    return { exitCode: check && (!isNewest || asDrawn === false) ? 8 : 0 };
  },
});
