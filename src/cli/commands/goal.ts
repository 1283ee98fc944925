import { GOAL_STATUS_LABELS } from "../../domain/caseLabels.js";
import { GOAL_STATUSES, type GoalRecord } from "../../domain/records.js";
import { command, verbs } from "../command.js";
import { argument, choice, day, text } from "../option.js";
import type { Column } from "../output/column.js";
import { fields, type Section } from "../output/section.js";
import { askText } from "../questions.js";
import { sessionOptions } from "../sessionOptions.js";

const person = argument("prisoner number, or a surname or part of one if only one person matches");

const addCommand = command({
  description: "Records a goal in the person's own words, and the first step to it.",
  args: { person },
  options: {
    goal: text("text", "the goal, in the person's own words"),
    firstStep: text("text", "the first step"),
    target: day("the day to have reached it by"),
  },
  examples: [
    [
      'resettle goal add A1001AA --goal "See my children every week" --first-step "Ask for a family visit" --target +90d',
      "a goal and its first step",
    ],
  ],
  async run(context, options) {
    const goal =
      options.goal ?? (await askText(context, { flag: "--goal", message: "What is the goal, in the person's own words?" }));
    const { withSession } = await import("../../services/session.js");
    const { addGoal } = await import("../../services/goals.js");
    const { firstStep, target } = options;
    const added = await withSession(sessionOptions(context), (session) =>
      addGoal(session, options.person, { goal, firstStep, targetOn: target }),
    );
    await context.output.item({ schema: "goal.add/1", item: itemOf(added), sections: sectionsOf(added) });
  },
});

const updateCommand = command({
  description: "Changes a goal: above all, says how far it is.",
  args: { id: argument("id of the goal, as `resettle goal list` shows it") },
  options: {
    status: choice("status", GOAL_STATUSES, "how far it is"),
    goal: text("text", "the goal, in the person's own words"),
    firstStep: text("text", "the first step"),
    target: day("the day to have reached it by"),
  },
  examples: [["resettle goal update <id> --status achieved", "it was reached"]],
  async run(context, { id, status, goal, firstStep, target }) {
    const { withSession } = await import("../../services/session.js");
    const { updateGoal } = await import("../../services/goals.js");
    const changed = await withSession(sessionOptions(context), (session) =>
      updateGoal(session, id, { status, goal, firstStep, targetOn: target }),
    );
    await context.output.item({ schema: "goal.update/1", item: itemOf(changed), sections: sectionsOf(changed) });
  },
});

const listCommand = command({
  args: { person },
  examples: [["resettle goal list A1001AA", "one person's goals"]],
  async run(context, options) {
    const { withSession } = await import("../../services/session.js");
    const { listGoals } = await import("../../services/goals.js");
    const items = await withSession(sessionOptions(context), (session) => listGoals(session, options.person));
    await context.output.list({ schema: "goal.list/1", columns: COLUMNS, items, jsonItem: itemOf, empty: "No goals yet." });
  },
});

export const goalCommand = verbs([
  ["add", "Record a goal in the person's own words", addCommand],
  ["update", "Change a goal, or say how far it is", updateCommand],
  ["list", "One person's goals", listCommand],
]);

const COLUMNS: readonly Column<GoalRecord>[] = [
  { key: "goal", title: "Goal", get: ({ goal }) => goal },
  { key: "firstStep", title: "First step", get: ({ firstStep }) => firstStep },
  { key: "targetOn", title: "By", get: ({ targetOn }) => targetOn, kind: "day" },
  {
    key: "status",
    title: "State",
    get: ({ status }) => status,
    format: (_, { status }) => GOAL_STATUS_LABELS[status],
    tone: ({ status }) => (status === "achieved" ? "good" : status === "dropped" ? "quiet" : undefined),
  },
  { key: "id", title: "Id", get: ({ id }) => id },
];

function itemOf({ id, prisonerNumber, goal, firstStep, targetOn, status, recordedOn, recordedBy }: GoalRecord): object {
  return { id, prisonerNumber, goal, firstStep, targetOn, status, recordedOn, recordedBy };
}

function sectionsOf({ id, prisonerNumber, goal, firstStep, targetOn, status }: GoalRecord): readonly Section[] {
  return [
    fields([
      ["Id", id],
      ["Person", prisonerNumber],
      ["Goal", goal],
      ["First step", firstStep],
      ["By", targetOn, "day"],
      ["State", GOAL_STATUS_LABELS[status]],
    ]),
  ];
}
