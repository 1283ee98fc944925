import { WORKER_ROLES } from "../../../domain/records.js";
import { command } from "../../command.js";
import { argument, choice, day } from "../../option.js";
import { sessionOptions } from "../../sessionOptions.js";
import { ASSIGNED_COLUMNS } from "../person/assign.js";

export const workerHandOver = command({
  description: "Everyone one worker works with goes to another, in the same roles; all or none.",
  args: { old: argument("short name of the worker who hands over"), new: argument("short name of the worker who takes over") },
  options: {
    on: day("from which day; today unless given"),
    role: choice("role", WORKER_ROLES, "only this role"),
  },
  examples: [["resettle worker hand-over jwood rpatel", "from today"]],
  async run(context, { old, new: to, on, role }) {
    const { withSession } = await import("../../../services/session.js");
    const { handOver } = await import("../../../services/workerLeaves.js");
    const items = await withSession(sessionOptions(context), (session) => handOver(session, { from: old, to, on, role }));
    await context.output.list({
      schema: "worker.hand-over/1",
      columns: ASSIGNED_COLUMNS,
      items,
      jsonItem: ({ id, prisonerNumber, worker, role, from }) => ({ assignmentId: id, prisonerNumber, worker, role, from }),
      empty: `${old} works with nobody now.`,
    });
  },
});
