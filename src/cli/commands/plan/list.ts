import type { PlanSummary } from "../../../services/listPlans.js";
import { command } from "../../command.js";
import { optionalArgument } from "../../option.js";
import type { Column } from "../../output/column.js";
import { sessionOptions } from "../../sessionOptions.js";
import { AUDIENCE_LABELS } from "./planWords.js";

const COLUMNS: readonly Column<PlanSummary>[] = [
  { key: "prisonerNumber", title: "Number", get: (plan) => plan.prisonerNumber },
  { key: "version", title: "Version", get: (plan) => plan.version },
  { key: "status", title: "Status", get: (plan) => plan.status },
  { key: "recordedOn", title: "Made", get: (plan) => plan.recordedOn, kind: "day" },
  { key: "recordedBy", title: "By", get: (plan) => plan.recordedBy },
  { key: "template", title: "Template", get: (plan) => plan.template },
  { key: "audience", title: "For", get: (plan) => plan.audience, format: (_, plan) => AUDIENCE_LABELS[plan.audience] },
  { key: "pages", title: "Pages", get: (plan) => plan.pages },
  { key: "planId", title: "Id", get: (plan) => plan.id, dataOnly: true },
  { key: "sha256", title: "SHA-256", get: (plan) => plan.sha256, dataOnly: true },
];

export const planList = command({
  args: { person: optionalArgument("prisoner number, or a part of the surname; everyone's newest unless given") },
  examples: [["resettle plan list A1001AA", "the versions of one person's plan"]],
  async run(context, { person }) {
    const { withSession } = await import("../../../services/session.js");
    const { listPlans } = await import("../../../services/listPlans.js");
    const items = await withSession(sessionOptions(context), (session) => listPlans(session, person));
    await context.output.list({ schema: "plan.list/1", columns: COLUMNS, items, jsonItem, empty: "No plan has been made yet." });
  },
});

function jsonItem({ id, valueHash: _, ...plan }: PlanSummary): object {
  return { planId: id, ...plan };
}
