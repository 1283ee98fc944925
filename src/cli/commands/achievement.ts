import type { AchievementRecord } from "../../domain/records.js";
import { command, verbs } from "../command.js";
import { argument, day, text } from "../option.js";
import type { Column } from "../output/column.js";
import { fields } from "../output/section.js";
import { askText } from "../questions.js";
import { sessionOptions } from "../sessionOptions.js";

const person = argument("prisoner number, or a surname or part of one if only one person matches");

const addCommand = command({
  description: "Records something the person has achieved: a course, a job in prison, a year without drugs.",
  args: { person },
  options: { achievement: text("text", "what was achieved"), on: day("the day, where it is known") },
  examples: [['resettle achievement add A1001AA --achievement "Passed level 2 maths" --on -20d', "what was achieved, and when"]],
  async run(context, { person: typed, on, ...options }) {
    const asked = { flag: "--achievement", message: "What did the person achieve?" };
    const achievement = options.achievement ?? (await askText(context, asked));
    const { withSession } = await import("../../services/session.js");
    const { addAchievement } = await import("../../services/achievements.js");
    const added = await withSession(sessionOptions(context), (session) => addAchievement(session, typed, { achievement, on }));
    await context.output.item({
      schema: "achievement.add/1",
      item: itemOf(added),
      sections: [
        fields([
          ["Id", added.id],
          ["Person", added.prisonerNumber],
          ["Achievement", added.achievement],
          ["On", added.on, "day"],
        ]),
      ],
    });
  },
});

const listCommand = command({
  args: { person },
  examples: [["resettle achievement list A1001AA", "one person's achievements"]],
  async run(context, options) {
    const { withSession } = await import("../../services/session.js");
    const { listAchievements } = await import("../../services/achievements.js");
    const items = await withSession(sessionOptions(context), (session) => listAchievements(session, options.person));
    await context.output.list({
      schema: "achievement.list/1",
      columns: COLUMNS,
      items,
      jsonItem: itemOf,
      empty: "No achievements yet.",
    });
  },
});

export const achievementCommand = verbs([
  ["add", "Record something the person achieved", addCommand],
  ["list", "One person's achievements", listCommand],
]);

const COLUMNS: readonly Column<AchievementRecord>[] = [
  { key: "achievement", title: "Achievement", get: ({ achievement }) => achievement },
  { key: "on", title: "On", get: ({ on }) => on, kind: "day" },
  { key: "id", title: "Id", get: ({ id }) => id },
];

function itemOf({ id, prisonerNumber, achievement, on, recordedOn, recordedBy }: AchievementRecord): object {
  return { id, prisonerNumber, achievement, on, recordedOn, recordedBy };
}
