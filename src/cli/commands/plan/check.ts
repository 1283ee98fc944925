import { type CommandResult, command } from "../../command.js";
import { argument, flag, text } from "../../option.js";
import { sessionOptions } from "../../sessionOptions.js";
import { ISSUE_COLUMNS } from "./issueColumns.js";

export const planCheck = command({
  args: { person: argument("prisoner number, or a part of the surname") },
  options: {
    template: text("name", "the template; that of the newest version unless given"),
    check: flag("end with 8 where there are errors: for scripts"),
  },
  examples: [["resettle plan check A1001AA", "would this plan hold?"]],
  async run(context, { person, template, check }): Promise<CommandResult> {
    const { withSession } = await import("../../../services/session.js");
    const { checkPlanOf } = await import("../../../services/renderPlan/renderPlan.js");
    const { preparePress, templateOfPlan } = await import("../../../services/renderPlan/planPress.js");
    const { prisonerNumber, issues } = await withSession(sessionOptions(context), async (session) =>
      checkPlanOf(session, await preparePress(session, template ?? (await templateOfPlan(session, person))), person),
    );
    await context.output.list({
      schema: "plan.check/1",
      columns: ISSUE_COLUMNS,
      items: issues,
      jsonItem: (issue) => issue,
      empty: "Nothing is missing, and nothing clashes.",
      more: { prisonerNumber },
    });
    return { exitCode: check && issues.some((issue) => issue.severity === "error") ? 8 : 0 };
  },
});
