import { WORKER_ROLE_LABELS } from "../../../domain/recordLabels.js";
import { WORKER_ROLES } from "../../../domain/records.js";
import { command } from "../../command.js";
import type { Context } from "../../context.js";
import { argument, choice, day, text } from "../../option.js";
import { fields } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";

export const personAssign = command({
  description: "Gives a person a worker in a role. Whoever had the role until now has it until that day.",
  args: { person: argument("prisoner number, or a part of the surname if only one person matches") },
  options: {
    worker: text("name", "short name of the worker"),
    role: choice("role", WORKER_ROLES, "in which role; the worker's own unless given"),
    from: day("from which day; today unless given"),
  },
  examples: [["resettle person assign A1001AA --worker jpritchard --role resettlement_worker", "from today"]],
  async run(context, { person, worker, role, from }) {
    const name = worker ?? (await askWorker(context));
    const { withSession } = await import("../../../services/session.js");
    const { assignWorker } = await import("../../../services/assignWorker.js");
    const made = await withSession(sessionOptions(context), (session) =>
      assignWorker(session, person, { worker: name, role, from }),
    );
    await context.output.item({
      schema: "person.assign/1",
      item: { assignmentId: made.id, prisonerNumber: made.prisonerNumber, worker: made.worker, role: made.role, from: made.from },
      sections: [
        fields([
          ["Number", made.prisonerNumber],
          ["Worker", made.worker],
          ["Role", WORKER_ROLE_LABELS[made.role]],
          ["From", made.from, "day"],
        ]),
      ],
    });
  },
});

async function askWorker(context: Context): Promise<string> {
  const question = { flag: "--worker", message: "Which worker?" };
  if (!context.ask.available) return context.ask.input(question);
  const { withSession } = await import("../../../services/session.js");
  const { listWorkers } = await import("../../../services/listWorkers.js");
  const workers = await withSession(sessionOptions(context), (session) => listWorkers(session, { all: false }));
  if (workers.length === 0) return context.ask.input(question);
  const choices = workers.map(({ name, fullName, role }) => ({ value: name, name: `${fullName}, ${WORKER_ROLE_LABELS[role]}` }));
  return context.ask.select({ ...question, choices });
}
