import { formatDay } from "../../../domain/dateWords.js";
import { PATHWAY_LABELS, PATHWAYS } from "../../../domain/pathway.js";
import { PATHWAY_STATUS_LABELS } from "../../../domain/pathwayStatus.js";
import { NEED_STATUS_LABELS, URGENCY_LABELS } from "../../../domain/recordLabels.js";
import { URGENCIES } from "../../../domain/records.js";
import type { LastTime, ListedNeed } from "../../../services/listNeeds.js";
import { command } from "../../command.js";
import { withListSession } from "../../listSession.js";
import { choice, flag, optionalArgument } from "../../option.js";
import type { Column } from "../../output/column.js";

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

export const listCommand = command({
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
    const { listNeeds } = await import("../../../services/listNeeds.js");
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
