import { command } from "../../command.js";
import { argument, text } from "../../option.js";
import { fields, table } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";
import { ISSUE_COLUMNS } from "./issueColumns.js";

export const planIssue = command({
  description:
    "Gives out the newest version of a plan for good, once the person and their community offender manager have agreed to it. Its pages are kept, and are the same whenever it is printed again. Errors stop it; warnings are shown and recorded.",
  args: { person: argument("prisoner number, or a part of the surname") },
  options: {
    out: text("folder", "where the file goes; the present folder unless given"),
    template: text("name", "the template; that of the newest version unless given"),
  },
  examples: [["resettle plan issue A1002AC --out demo/plans", "the plan that the person carries"]],
  async run(context, { person, out, template }) {
    const { withSession } = await import("../../../services/session.js");
    const { preparePress, templateOfPlan } = await import("../../../services/renderPlan/planPress.js");
    const { issuePlan } = await import("../../../services/planLife/issuePlan.js");
    const { plan, file, issues } = await withSession(sessionOptions(context), async (session) =>
      issuePlan(session, await preparePress(session, template ?? (await templateOfPlan(session, person))), person, out ?? "."),
    );
    const toLookAt = issues.filter(({ severity }) => severity !== "info");
    const { id, prisonerNumber, version, status, issuedOn, pages, sha256 } = plan;
    await context.output.item({
      schema: "plan.issue/1",
      item: { prisonerNumber, planId: id, version, status, issuedOn, file, pages, sha256, issues },
      sections: [
        fields([
          ["Number", prisonerNumber],
          ["Version", version],
          ["Issued", issuedOn, "day"],
          ["Pages", pages],
          ["File", file],
        ]),
        ...(toLookAt.length === 0 ? [] : [table("To look at", ISSUE_COLUMNS, toLookAt, "")]),
      ],
    });
  },
});
