import { AppError } from "../../domain/appError.js";
import { WORKER_ROLE_LABELS } from "../../domain/recordLabels.js";
import { WORKER_ROLES } from "../../domain/records.js";
import type { WorkerDetails } from "../../services/addWorker.js";
import type { ListedWorker } from "../../services/listWorkers.js";
import { command, verbs } from "../command.js";
import type { Context } from "../context.js";
import { labelChoices } from "../labelChoices.js";
import { argument, choice, flag, text } from "../option.js";
import type { Column } from "../output/column.js";
import { fields } from "../output/section.js";
import { sessionOptions } from "../sessionOptions.js";
import { workerHandOver } from "./worker/handOver.js";
import { workerLeave } from "./worker/leave.js";
import { workerUnassigned } from "./worker/unassigned.js";

const add = command({
  description:
    "Adds somebody who works with people here, or fills in what is known of them. What is recorded already is changed only with --replace; what is not given stays as it is.",
  args: { name: argument("short name, such as the one they log in with; --as and other commands use it") },
  options: {
    fullName: text("name", "as the person's plan shows it"),
    role: choice("role", WORKER_ROLES, "what they do"),
    organisation: text("name", "who they work for"),
    phone: text("number", "where they can be reached"),
    maySeeRestricted: flag("may open restricted answers; in the audit trail, as every opening is"),
    mayNotSeeRestricted: flag("may open them no more"),
    left: flag("no longer works here"),
    replace: flag("change what is recorded of the worker of that name"),
  },
  examples: [
    [
      'resettle worker add jpritchard --full-name "Jo Pritchard" --role resettlement_worker --phone "01632 960201"',
      "a new worker",
    ],
    ['resettle worker add jpritchard --phone "01632 960202" --replace', "another number for the same worker"],
    ["resettle worker add jpritchard --may-see-restricted", "may open what is sealed"],
    ["resettle worker add jpritchard --left", "who has left; what they did stays on record"],
  ],
  async run(context, { name, left, replace, maySeeRestricted, mayNotSeeRestricted, ...given }) {
    if (maySeeRestricted && mayNotSeeRestricted) {
      throw new AppError("usage", "BOTH_GIVEN", "--may-see-restricted and --may-not-see-restricted were both given.", {
        hint: "Give one of them.",
      });
    }
    const marked = maySeeRestricted ? true : mayNotSeeRestricted ? false : undefined;
    const details = { ...given, maySeeRestricted: marked, ...(await askDetails(context, name, given)), active: !left };
    const mayReplace = replace || (await askToReplace(context, name, details));
    const { withSession } = await import("../../services/session.js");
    const { addWorker } = await import("../../services/addWorker.js");
    const { worker, isNew, changed } = await withSession(sessionOptions(context), (session) =>
      addWorker(session, name, details, { replace: mayReplace }),
    );
    await context.output.item({
      schema: "worker.add/1",
      item: { ...worker, isNew, changed },
      sections: [
        fields([
          ["Name", worker.name],
          ["Full name", worker.fullName],
          ["Role", WORKER_ROLE_LABELS[worker.role]],
          ["Organisation", worker.organisation],
          ["Phone", worker.phone],
          ["Works here", worker.active],
          ["May see restricted", worker.maySeeRestricted === true],
        ]),
      ],
    });
  },
});

/** Only a new worker needs a full name and a role, and only where somebody can be asked. */
async function askDetails(
  context: Context,
  name: string,
  given: { readonly fullName?: string | undefined; readonly role?: unknown },
) {
  if (!context.ask.available || (given.fullName !== undefined && given.role !== undefined)) return {};
  const { withSession } = await import("../../services/session.js");
  const { findWorker } = await import("../../services/addWorker.js");
  if ((await withSession(sessionOptions(context), (session) => findWorker(session, name))) !== undefined) return {};
  const fullName = given.fullName ?? (await context.ask.input({ flag: "--full-name", message: "Full name?", check: notEmpty }));
  if (given.role !== undefined) return { fullName };
  const choices = labelChoices(WORKER_ROLES, WORKER_ROLE_LABELS);
  return { fullName, role: await context.ask.select({ flag: "--role", message: "Which role?", choices }) };
}

/** Shows what is recorded under a name before anything is written over it. */
async function askToReplace(context: Context, name: string, details: WorkerDetails): Promise<boolean> {
  const { withSession } = await import("../../services/session.js");
  const { findReplaced } = await import("../../services/addWorker.js");
  const recorded = await withSession(sessionOptions(context), (session) => findReplaced(session, name, details));
  if (recorded === undefined) return false;
  const { fullName, role, organisation, phone, active } = recorded;
  const known = [fullName, WORKER_ROLE_LABELS[role], organisation, phone, active ? "" : "no longer works here"];
  context.output.warn(`${name} is recorded as: ${known.filter((words) => words !== "").join(", ")}.`);
  if (!context.ask.available) return false;
  return context.ask.confirm({ flag: "--replace", message: "Is this the same worker, to be changed?", default: false });
}

function notEmpty(typed: string): string | undefined {
  return typed === "" ? "Write a name." : undefined;
}

const COLUMNS: readonly Column<ListedWorker>[] = [
  { key: "name", title: "Name", get: (worker) => worker.name },
  { key: "fullName", title: "Full name", get: (worker) => worker.fullName },
  { key: "role", title: "Role", get: (worker) => worker.role, format: (_, worker) => WORKER_ROLE_LABELS[worker.role] },
  { key: "organisation", title: "Organisation", get: (worker) => worker.organisation },
  { key: "phone", title: "Phone", get: (worker) => worker.phone },
  { key: "people", title: "People", get: (worker) => worker.people },
  {
    key: "maySeeRestricted",
    title: "Restricted",
    get: (worker) => worker.maySeeRestricted === true,
    format: (_, worker) => (worker.maySeeRestricted === true ? "may see" : ""),
  },
  { key: "active", title: "Works here", get: (worker) => worker.active, dataOnly: true },
];

const list = command({
  description: "Who works with people here, and with how many.",
  options: { all: flag("those who have left too") },
  examples: [["resettle worker list", "everyone who works here now"]],
  async run(context, { all }) {
    const { withSession } = await import("../../services/session.js");
    const { listWorkers } = await import("../../services/listWorkers.js");
    await context.output.list({
      schema: "worker.list/1",
      columns: COLUMNS,
      items: await withSession(sessionOptions(context), (session) => listWorkers(session, { all })),
      jsonItem: (worker) => worker,
      empty: "No workers yet: `resettle worker add` adds one.",
    });
  },
});

export const workerCommand = verbs([
  ["add", "Add a worker, or change what is known of one", add],
  ["list", "Who works here", list],
  ["leave", "A worker has left", workerLeave],
  ["hand-over", "Everyone of one worker goes to another", workerHandOver],
  ["unassigned", "People whose resettlement nobody oversees", workerUnassigned],
]);
