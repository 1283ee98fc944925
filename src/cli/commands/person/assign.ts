import { WORKER_ROLE_LABELS } from "../../../domain/recordLabels.js";
import { type AssignmentRecord, WORKER_ROLES } from "../../../domain/records.js";
import { command } from "../../command.js";
import type { Context } from "../../context.js";
import { argumentList, choice, day, text } from "../../option.js";
import type { Column } from "../../output/column.js";
import { fields, type Section, table } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";

export const personAssign = command({
  description:
    "Gives people a worker in a role, all of them or none. Whoever had the role until now has it until that day; with --instead-of the other hands over every role they had. --until ends the role of a worker who has it.",
  args: {
    person: argumentList(
      "prisoner numbers, or a part of the surname if only one person matches; `-` reads numbers from standard input",
    ),
  },
  options: {
    worker: text("name", "short name of the worker"),
    role: choice("role", WORKER_ROLES, "in which role; the worker's own unless given"),
    from: day("from which day; today unless given"),
    until: day("the first day they no longer have it"),
    insteadOf: text("name", "short name of the worker who hands over"),
  },
  examples: [
    ["resettle person assign A1001AA --worker jwood --role resettlement_worker", "from today"],
    ["resettle person assign A1001AA A1009AK --worker jwood", "two people at once"],
    ["resettle person assign A1001AA --worker jwood --until +7d", "only for another week"],
  ],
  async run(context, { person, worker, ...given }) {
    const { readNumbers } = await import("../../../services/readNumbers.js");
    const people = await readNumbers(person, context.streams.stdin);
    const name = worker ?? (await askWorker(context));
    const { withSession } = await import("../../../services/session.js");
    const { assignWorkers } = await import("../../../services/assignWorkers.js");
    const made = await withSession(sessionOptions(context), (session) =>
      assignWorkers(session, people, { worker: name, ...given }),
    );
    await context.output.item({ schema: "person.assign/1", item: itemOf(made), sections: sectionsOf(made) });
  },
});

/** Of one assignment as it always was; of several, one each. */
function itemOf(made: readonly AssignmentRecord[]): object {
  const items = made.map(({ id, prisonerNumber, worker, role, from, until }) => {
    return { assignmentId: id, prisonerNumber, worker, role, from, until };
  });
  return { ...(items.length === 1 ? items[0] : {}), assignments: items };
}

function sectionsOf(made: readonly AssignmentRecord[]): Section[] {
  const [only] = made;
  if (only === undefined || made.length > 1) return [table("Assigned", ASSIGNED_COLUMNS, made, "Nobody.")];
  return [
    fields([
      ["Number", only.prisonerNumber],
      ["Worker", only.worker],
      ["Role", WORKER_ROLE_LABELS[only.role]],
      ["From", only.from, "day"],
      ["Until", only.until, "day"],
    ]),
  ];
}

export const ASSIGNED_COLUMNS: readonly Column<AssignmentRecord>[] = [
  { key: "prisonerNumber", title: "Number", get: (made) => made.prisonerNumber },
  { key: "worker", title: "Worker", get: (made) => made.worker },
  { key: "role", title: "Role", get: (made) => made.role, format: (_, made) => WORKER_ROLE_LABELS[made.role] },
  { key: "from", title: "From", get: (made) => made.from, kind: "day" },
  { key: "until", title: "Until", get: (made) => made.until, kind: "day" },
];

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
