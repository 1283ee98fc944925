import { BARRIER_STATUS_LABELS } from "../../domain/caseLabels.js";
import { PATHWAY_LABELS, PATHWAYS } from "../../domain/pathway.js";
import { BARRIER_STATUSES, type BarrierRecord } from "../../domain/records.js";
import { isRestricted } from "../../domain/restricted.js";
import { command, verbs } from "../command.js";
import { labelChoices } from "../labelChoices.js";
import { argument, choice, day, flag, text } from "../option.js";
import type { Column } from "../output/column.js";
import { fields, prose, type Section } from "../output/section.js";
import { askText } from "../questions.js";
import { sessionOptions } from "../sessionOptions.js";

const person = argument("prisoner number, or a surname or part of one if only one person matches");

const addCommand = command({
  description:
    "Records what could get in the way of a person's plan, and what is done about it. A restricted one is on no plan and in no list that does not ask for it.",
  args: { person },
  options: {
    pathway: choice("pathway", PATHWAYS, "what it is about"),
    barrier: text("text", "what could get in the way"),
    action: text("text", "what is done about it"),
    by: text("name", "who does it"),
    due: day("the day it should be done by"),
    restricted: flag("may not be seen by others; always so for abuse and exploitation"),
  },
  examples: [
    [
      'resettle barrier add A1001AA --pathway finance_and_id --barrier "No proof of address" --action "Write to the landlord" --by "Key worker" --due +14d',
      "what to do, who and by when",
    ],
  ],
  async run(context, options) {
    const choices = labelChoices(PATHWAYS, PATHWAY_LABELS);
    const pathway = options.pathway ?? (await context.ask.select({ flag: "--pathway", message: "What is it about?", choices }));
    const barrier = options.barrier ?? (await askText(context, { flag: "--barrier", message: "What could get in the way?" }));
    const { withSession } = await import("../../services/session.js");
    const { addBarrier } = await import("../../services/barriers.js");
    const { action, by, due, restricted } = options;
    const added = await withSession(sessionOptions(context), (session) =>
      addBarrier(session, options.person, { pathway, barrier, action, by, dueOn: due, restricted }),
    );
    await context.output.item({ schema: "barrier.add/1", item: itemOf(added), sections: sectionsOf(added) });
  },
});

const updateCommand = command({
  description: "Changes a barrier: above all, says that it is overcome.",
  args: { id: argument("id of the barrier, as `resettle barrier list` shows it") },
  options: {
    status: choice("status", BARRIER_STATUSES, "how it stands"),
    barrier: text("text", "what could get in the way"),
    action: text("text", "what is done about it"),
    by: text("name", "who does it"),
    due: day("the day it should be done by"),
    restricted: flag("from now on it may not be seen by others"),
  },
  examples: [["resettle barrier update <id> --status overcome", "it is out of the way"]],
  async run(context, { id, status, barrier, action, by, due, restricted }) {
    const { withSession } = await import("../../services/session.js");
    const { updateBarrier } = await import("../../services/barriers.js");
    const changes = { status, barrier, action, by, dueOn: due, restricted: restricted ? (true as const) : undefined };
    const changed = await withSession(sessionOptions(context), (session) => updateBarrier(session, id, changes));
    await context.output.item({ schema: "barrier.update/1", item: itemOf(changed), sections: sectionsOf(changed) });
  },
});

const listCommand = command({
  description: "What could get in the way of one person's plan. Restricted ones only with --restricted, which is recorded.",
  args: { person },
  options: { restricted: flag("restricted ones too: for those who need to know, and recorded") },
  examples: [["resettle barrier list A1001AA", "one person's"]],
  async run(context, options) {
    const { withSession } = await import("../../services/session.js");
    const { listBarriers } = await import("../../services/barriers.js");
    const { barriers, leftOut, prisonerNumber } = await withSession(sessionOptions(context), (session) =>
      listBarriers(session, options.person, options.restricted),
    );
    await context.output.list({
      schema: "barrier.list/1",
      columns: COLUMNS,
      items: barriers,
      jsonItem: itemOf,
      empty: leftOut === 0 ? "No barriers yet." : "No barriers but restricted ones.",
      more: { leftOut },
    });
    if (leftOut > 0)
      context.output.next(`resettle barrier list ${prisonerNumber} --restricted`, `${leftOut} restricted, recorded when seen`);
  },
});

export const barrierCommand = verbs([
  ["add", "Record what could get in the way", addCommand],
  ["update", "Change a barrier, or say that it is overcome", updateCommand],
  ["list", "One person's barriers", listCommand],
]);

const COLUMNS: readonly Column<BarrierRecord>[] = [
  { key: "pathway", title: "About", get: ({ pathway }) => pathway, format: (_, { pathway }) => PATHWAY_LABELS[pathway] },
  { key: "barrier", title: "Barrier", get: ({ barrier }) => barrier, whole: true },
  { key: "action", title: "What is done", get: ({ action }) => action, whole: true },
  { key: "by", title: "By", get: ({ by }) => by },
  { key: "dueOn", title: "Due", get: ({ dueOn }) => dueOn, kind: "day" },
  {
    key: "status",
    title: "State",
    get: ({ status }) => status,
    format: (_, { status }) => BARRIER_STATUS_LABELS[status],
    tone: ({ status }) => (status === "open" ? undefined : "quiet"),
  },
  { key: "restricted", title: "Restricted", get: ({ restricted }) => restricted, dataOnly: true },
  { key: "id", title: "Id", get: ({ id }) => id },
];

function itemOf(record: BarrierRecord): object {
  const { id, prisonerNumber, pathway, barrier, action, by, dueOn, status, restricted, recordedOn, recordedBy } = record;
  return { id, prisonerNumber, pathway, barrier, action, by, dueOn, status, restricted, recordedOn, recordedBy };
}

function sectionsOf(record: BarrierRecord): readonly Section[] {
  if (isRestricted(record)) {
    return [
      fields([
        ["Id", record.id],
        ["Person", record.prisonerNumber],
        ["State", BARRIER_STATUS_LABELS[record.status]],
      ]),
      prose("It is restricted, so what it is is sealed and not shown here."),
    ];
  }
  return [
    fields([
      ["Id", record.id],
      ["Person", record.prisonerNumber],
      ["About", PATHWAY_LABELS[record.pathway]],
      ["Barrier", record.barrier],
      ["What is done", record.action],
      ["By", record.by],
      ["Due", record.dueOn, "day"],
      ["State", BARRIER_STATUS_LABELS[record.status]],
    ]),
  ];
}
