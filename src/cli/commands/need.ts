import { formatDay } from "../../domain/dateWords.js";
import { PATHWAY_LABELS, PATHWAYS } from "../../domain/pathway.js";
import { PATHWAY_STATUS_LABELS } from "../../domain/pathwayStatus.js";
import { NEED_STATUS_LABELS, URGENCY_LABELS } from "../../domain/recordLabels.js";
import { NEED_LEVELS, NEED_STATUSES, type NeedChange, URGENCIES } from "../../domain/records.js";
import type { LastTime, ListedNeed } from "../../services/listNeeds.js";
import type { ShownNeed } from "../../services/shownNeed.js";
import { command, verbs } from "../command.js";
import type { Context } from "../context.js";
import { labelChoices } from "../labelChoices.js";
import { withListSession } from "../listSession.js";
import { argument, choice, day, flag, optionalArgument, text } from "../option.js";
import type { Column } from "../output/column.js";
import { fields, prose, type Section, table } from "../output/section.js";
import { sessionOptions } from "../sessionOptions.js";

const NUMBER: Column<ListedNeed> = { key: "prisonerNumber", title: "Number", get: ({ record }) => record.prisonerNumber };

const COLUMNS: readonly Column<ListedNeed>[] = [
  { key: "needId", title: "Id", get: ({ record }) => record.id },
  { key: "name", title: "Name", get: (need) => need.name, dataOnly: true },
  { key: "prison", title: "Prison", get: (need) => need.prison, dataOnly: true },
  {
    key: "pathway",
    title: "Pathway",
    get: ({ record }) => record.pathway,
    format: (_, { record }) => PATHWAY_LABELS[record.pathway],
  },
  { key: "need", title: "Need", get: ({ record }) => record.need, format: (_, need) => need.label },
  {
    key: "urgency",
    title: "When",
    get: ({ record }) => record.urgency,
    format: (_, { record }) => URGENCY_LABELS[record.urgency],
    tone: ({ record }) => (record.urgency === "immediate" ? "warning" : undefined),
  },
  {
    key: "status",
    title: "Status",
    get: ({ record }) => record.status,
    format: (_, { record }) => NEED_STATUS_LABELS[record.status],
  },
  { key: "dueOn", title: "Due", get: ({ record }) => record.dueOn, kind: "day", dataOnly: true },
  { key: "by", title: "By", get: ({ record }) => record.by, dataOnly: true },
  { key: "action", title: "What is done", get: ({ record }) => record.action, dataOnly: true },
  { key: "level", title: "Level", get: ({ record }) => record.level, dataOnly: true },
  { key: "recordedOn", title: "Found", get: ({ record }) => record.recordedOn, kind: "day", dataOnly: true },
  { key: "note", title: "Note", get: ({ record }) => record.note, dataOnly: true },
];

/** The pathway makes room for whose need it is. */
const EVERYONES_COLUMNS: readonly Column<ListedNeed>[] = [
  NUMBER,
  ...COLUMNS.map((column): Column<ListedNeed> => (column.key === "pathway" ? { ...column, dataOnly: true } : column)),
];

const list = command({
  description:
    "The open needs of one person, or of everyone, the most urgent first. Restricted ones are only counted; --restricted shows them, and that is recorded.",
  args: { person: optionalArgument("whose; everyone's unless given") },
  options: {
    pathway: choice("pathway", PATHWAYS, "only on this pathway"),
    urgency: choice("urgency", URGENCIES, "only with this urgency"),
    all: flag("those met or declined too"),
    restricted: flag("restricted ones too; who saw them is recorded"),
  },
  examples: [
    ["resettle need list A1001AA", "what one person needs"],
    ["resettle need list --urgency immediate --prison EYI", "what cannot wait, in one prison"],
  ],
  async run(context, { person, ...filter }) {
    const { listNeeds } = await import("../../services/listNeeds.js");
    const {
      needs,
      restricted,
      pathways = [],
      lastTime,
    } = await withListSession(context, (session) => listNeeds(session, person, filter));
    await context.output.list({
      schema: "need.list/1",
      columns: person === undefined ? EVERYONES_COLUMNS : COLUMNS,
      items: needs,
      jsonItem: needItem,
      empty: "No open needs.",
      more: { restricted, ...(person === undefined ? {} : { pathways, lastTime }) },
    });
    if (pathways.length > 0)
      context.output.say(
        pathways.map(({ pathway, status }) => `${PATHWAY_LABELS[pathway]}: ${PATHWAY_STATUS_LABELS[status]}`).join("\n"),
      );
    if (lastTime !== undefined) context.output.say(lastTimeWords(lastTime));
    if (restricted > 0)
      context.output.say(`Restricted, and not shown: ${restricted}. --restricted shows them, and that is recorded.`);
  },
});

function needItem({ record, label, name, prison }: ListedNeed): object {
  const { id, prisonerNumber, pathway, need, urgency, status, restricted, screeningId, recordedOn, recordedBy, note } = record;
  return {
    ...{ needId: id, prisonerNumber, name, prison, pathway, need, label, urgency, status },
    ...{ restricted, screeningId, recordedOn, recordedBy, note },
    ...{ level: record.level, action: record.action, by: record.by, dueOn: record.dueOn },
  };
}

function lastTimeWords({ before, met, declined, open, goalsAchieved }: LastTime): string {
  const day = formatDay(before);
  return `Last time, before ${day}: needs met ${met}, declined ${declined}, still open ${open}; goals achieved ${goalsAchieved}.`;
}

/** Who does what by when: the same for a new need and one that is known. */
const DETAILS = {
  level: choice("level", NEED_LEVELS, "1 universal, 2 identified need, 3 complex need"),
  action: text("words", "what is done about it"),
  by: text("name", "who does it"),
  due: day("the day it should be done by"),
};

const add = command({
  description: "Records a need that no screening found. One on a restricted pathway is restricted without saying so.",
  args: { person: argument("prisoner number, or a part of the surname if only one person matches") },
  options: {
    pathway: choice("pathway", PATHWAYS, "which area of life it is about"),
    need: text("words", "the need, in words or as a screening's code"),
    urgency: choice("urgency", URGENCIES, "when it has to be dealt with"),
    note: text("words", "what the person said, or what is known"),
    restricted: flag("not to be seen on lists or plans"),
    ...DETAILS,
  },
  examples: [
    ['resettle need add A1001AA --pathway health --need "Glasses" --urgency before_release', "a need that came up in a talk"],
  ],
  async run(context, { person, note, restricted, level, action, by, due, ...given }) {
    const { ask } = context;
    const choices = { pathway: labelChoices(PATHWAYS, PATHWAY_LABELS), urgency: labelChoices(URGENCIES, URGENCY_LABELS) };
    const pathway = given.pathway ?? (await ask.select({ flag: "--pathway", message: "Which area?", choices: choices.pathway }));
    const need = given.need ?? (await ask.input({ flag: "--need", message: "What is needed?", check: notEmpty }));
    const urgency = given.urgency ?? (await ask.select({ flag: "--urgency", message: "When?", choices: choices.urgency }));
    const { withSession } = await import("../../services/session.js");
    const { addNeed } = await import("../../services/addNeed.js");
    const added = await withSession(sessionOptions(context), (session) =>
      addNeed(session, person, { pathway, need, urgency, note, restricted, level, action, by, dueOn: due }),
    );
    await context.output.item({ schema: "need.add/1", item: shownItem(added), sections: shownSections(added) });
  },
});

const update = command({
  description: "Says how a need stands now.",
  args: { id: argument("id of the need, from `need list`") },
  options: {
    status: choice("status", NEED_STATUSES, "how it stands"),
    urgency: choice("urgency", URGENCIES, "when it has to be dealt with"),
    note: text("words", "in place of the note there is"),
    ...DETAILS,
  },
  examples: [
    ["resettle need update <id> --status met", "it is dealt with"],
    ['resettle need update <id> --action "Write to the landlord" --by "Key worker" --due +14d', "who does what by when"],
  ],
  async run(context, { id, due, ...given }) {
    const changes = { ...given, dueOn: due };
    const { withSession } = await import("../../services/session.js");
    const { updateNeed } = await import("../../services/updateNeed.js");
    const nothingGiven = Object.values(changes).every((value) => value === undefined);
    const seenAt = nothingGiven && context.ask.available ? await showBefore(context, id) : undefined;
    const choices = labelChoices(NEED_STATUSES, NEED_STATUS_LABELS);
    const status = nothingGiven
      ? await context.ask.select({ flag: "--status", message: "How does it stand?", choices })
      : changes.status;
    const updated = await withSession({ ...sessionOptions(context), ...(seenAt && { seenAt }) }, (session) =>
      updateNeed(session, id, { ...changes, status }),
    );
    await context.output.item({ schema: "need.update/1", item: shownItem(updated), sections: shownSections(updated) });
  },
});

/** Says how the need stands before somebody is asked, and gives when that was: what is changed while they think is not changed over. */
async function showBefore(context: Context, id: string): Promise<Date> {
  const seenAt = context.now();
  const { withSession } = await import("../../services/session.js");
  const { showNeedPage } = await import("../../services/showNeed.js");
  const { shown } = await withSession(sessionOptions(context), (session) => showNeedPage(session, id));
  const what = shown.restricted ? "A restricted need" : shown.label;
  context.output.say(`${what}, of ${shown.record.prisonerNumber}: ${NEED_STATUS_LABELS[shown.record.status].toLowerCase()} now.`);
  return seenAt;
}

const show = command({
  description: "One need: who does what about it by when, and how it changed. Of a restricted one only how it stands.",
  args: { id: argument("id of the need, from `need list`") },
  examples: [["resettle need show <id>", "how it came to stand as it does"]],
  async run(context, { id }) {
    const { withSession } = await import("../../services/session.js");
    const { showNeedPage } = await import("../../services/showNeed.js");
    const { shown, history } = await withSession(sessionOptions(context), (session) => showNeedPage(session, id));
    const sections = [...shownSections(shown), table("How it changed", CHANGE_COLUMNS, history, "Not since it was found.")];
    await context.output.item({ schema: "need.show/1", item: { ...shownItem(shown), history }, sections });
  },
});

const CHANGE_COLUMNS: readonly Column<NeedChange>[] = [
  { key: "on", title: "Day", get: ({ on }) => on, kind: "day" },
  { key: "worker", title: "By", get: ({ worker }) => worker },
  {
    key: "changes",
    title: "What changed",
    get: ({ changes }) =>
      Object.entries(changes)
        .map(([field, [before, after]]) => `${field}: ${before || "–"} to ${after || "–"}`)
        .join("; "),
  },
];

function notEmpty(typed: string): string | undefined {
  return typed === "" ? "Say what is needed." : undefined;
}

function shownItem(shown: ShownNeed): object {
  const { id: needId, prisonerNumber, status } = shown.record;
  if (shown.restricted) return { needId, prisonerNumber, status, restricted: true };
  const { pathway, need, urgency, level, action, by, dueOn } = shown.record;
  const about = { needId, prisonerNumber, pathway, need, label: shown.label, urgency, status };
  return { ...about, level, action, by, dueOn, restricted: false };
}

function shownSections(shown: ShownNeed): Section[] {
  const { id, prisonerNumber, status } = shown.record;
  return [
    fields([
      ["Number", prisonerNumber],
      ...(shown.restricted
        ? []
        : ([
            ["Need", shown.label],
            ["Pathway", PATHWAY_LABELS[shown.record.pathway]],
            ["When", URGENCY_LABELS[shown.record.urgency]],
            ["Level", shown.record.level],
            ["What is done", shown.record.action],
            ["By", shown.record.by],
            ["Due", shown.record.dueOn, "day"],
          ] as const)),
      ["Status", NEED_STATUS_LABELS[status]],
      ["Id", id],
    ]),
    prose(shown.restricted ? "It is restricted, so what it is is not shown here." : ""),
  ];
}

export const needCommand = verbs([
  ["list", "What one person needs, or everyone", list],
  ["add", "Record a need that no screening found", add],
  ["update", "Say how a need stands now", update],
  ["show", "One need, and how it changed", show],
]);
