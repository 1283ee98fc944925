import { command } from "../../command.js";
import { argument, day } from "../../option.js";
import { fields } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";

export const workerLeave = command({
  description: "Notes that a worker has left. What they did stays on record; whom they are still named for is said.",
  args: { name: argument("short name of the worker") },
  options: { on: day("the day they left; today unless given") },
  examples: [["resettle worker leave jwood --on 2026-11-20", "and who now needs somebody else"]],
  async run(context, { name, on }) {
    const { withSession } = await import("../../../services/session.js");
    const { workerLeaves } = await import("../../../services/workerLeaves.js");
    const { worker, people } = await withSession(sessionOptions(context), (session) => workerLeaves(session, name, on));
    await context.output.item({
      schema: "worker.leave/1",
      item: { name: worker.name, active: worker.active, leftOn: worker.leftOn, stillAssigned: people },
      sections: [
        fields([
          ["Worker", worker.name],
          ["Left", worker.leftOn, "day"],
          ["Still named for", people.length === 0 ? "nobody" : people.join(", ")],
        ]),
      ],
    });
    if (people.length === 0) return;
    context.output.warn(`${people.length} ${people.length === 1 ? "person has" : "people have"} a worker who has left.`);
    context.output.next(`resettle worker hand-over ${worker.name} <name>`, "give them all to somebody else");
  },
});
