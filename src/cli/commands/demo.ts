import { relative } from "node:path";
import { addDays, type PlainDate, plainDate } from "../../domain/plainDate.js";
import type { Policy } from "../../domain/policy.js";
import { addWorkingDays } from "../../domain/workingDays.js";
import type { DemoFolder } from "../../services/demo/demoFolder.js";
import { type CommandSpec, command, type Noun } from "../command.js";
import type { Context } from "../context.js";
import { text } from "../option.js";
import { prose } from "../output/section.js";
import { type CaseDays, DEMO_WORKERS, demoCase } from "./demo/demoCase.js";
import { holdDemoProgramme } from "./demo/demoProgramme.js";
import type { DemoRunner } from "./demo/demoRunner.js";

/** It runs other commands, so all of them are handed to it. */
export function buildDemoCommand(nouns: readonly Noun[]): CommandSpec {
  return command({
    description:
      "A full morning on made-up people in a throw-away store: two rolls, the window, what is due, and three release plans as PDF. Runs the very commands it shows.",
    options: { out: text("folder", "where the store, the rolls and the plans go; `demo` unless given") },
    examples: [["resettle demo", "everything in a folder called demo"]],
    async run(context, { out }) {
      const { makeDemoFolder } = await import("../../services/demo/demoFolder.js");
      const { DEMO_PLAN_PEOPLE } = await import("../../services/demo/demoPeople.js");
      const demo = await makeDemoFolder(out ?? "demo", context.options.asOf);
      const { demoRunner } = await import("./demo/demoRunner.js");
      const runner = demoRunner(context, nouns, demo);
      await takeInRolls(runner, demo, context.options.asOf);
      await look(runner);
      await runner.quietly([...DEMO_WORKERS, ["service", "import", demo.services]]);
      for (const [index, person] of DEMO_PLAN_PEOPLE.entries())
        await workWith(runner, demo, person, index, await readDays(context, runner, person));
      const coming = await holdDemoProgramme(runner, context.options.asOf, await readBankHolidays(context));
      await mendClash(runner, DEMO_PLAN_PEOPLE[0]);
      runner.say("7. The person's page, and three plans");
      await runner.show(["person", "show", DEMO_PLAN_PEOPLE[0]]);
      for (const person of DEMO_PLAN_PEOPLE) await runner.show(["plan", "render", person, "--out", demo.plans]);
      await agreeAndIssue(runner, demo, DEMO_PLAN_PEOPLE[1]);
      await end(context, demo, coming);
    },
  });
}

async function takeInRolls(runner: DemoRunner, demo: DemoFolder, asOf: PlainDate): Promise<void> {
  runner.say("1. A store of its own, encrypted, and yesterday's roll of three prisons");
  await runner.show(["init", "--with", "EYI=lead", "--with", "HOI=lead", "--with", "BZI=host"]);
  await runner.show(["roll", "import", demo.yesterdaysRoll, "--as-of", addDays(asOf, -1)]);
  runner.say("2. This morning's roll: what changed overnight");
  await runner.show(["roll", "import", demo.todaysRoll]);
}

async function look(runner: DemoRunner): Promise<void> {
  runner.say("3. Who is in the window, and why");
  await runner.show(["window"]);
  await runner.show(["window", "--explain", "A1051AK"]);
  runner.say("4. What is due");
  await runner.show(["due", "--until", "today", "--prison", "BZI"]);
}

/** Records what a worker would in twenty minutes; only the first person's commands are shown. */
async function workWith(runner: DemoRunner, demo: DemoFolder, person: string, index: number, days: CaseDays): Promise<void> {
  const screening = ["screening", "record", person, "--kind", "bcst3", "--answers", demo.answers(index)];
  if (index > 0) return runner.quietly([screening, ...demoCase(person, index, days)]);
  runner.say("5. Twenty minutes with one person (and, not shown, with two more)");
  await runner.showLines([screening, ...demoCase(person, index, days)]);
}

/** The meeting at 18:30 runs into the curfew at 19:00: the check finds it, the plan is refused, and the meeting is moved. */
async function mendClash(runner: DemoRunner, person: string): Promise<void> {
  runner.say("6. A plan that cannot be kept is caught before it is printed");
  await runner.show(["appointment", "check", person]);
  await runner.show(["plan", "render", person]);
  const { items } = await runner.read(["appointment", "list", person]);
  const late = items.find((appointment) => appointment.time === "18:30");
  await runner.show(["appointment", "move", String(late?.id), "--date", String(late?.date), "--time", "16:00"]);
}

/** One plan goes all the way: its pages are kept as they were agreed. */
async function agreeAndIssue(runner: DemoRunner, demo: DemoFolder, person: string): Promise<void> {
  runner.say("8. A plan is agreed by both, and given out for good");
  await runner.show(["plan", "agree", person, "--by", "person"]);
  await runner.show(["plan", "agree", person, "--by", "com", "--how", "phone"]);
  await runner.show(["plan", "issue", person, "--out", demo.plans]);
}

async function readDays(context: Context, runner: DemoRunner, person: string): Promise<CaseDays> {
  const bankHolidays = await readBankHolidays(context);
  const { item } = await runner.read(["window", "--explain", person]);
  const release = plainDate(String(item.releaseExpected));
  return { asOf: context.options.asOf, release, workingDay: (days) => addWorkingDays(release, days, bankHolidays) };
}

async function readBankHolidays({ env }: Context): Promise<Policy["bankHolidays"]> {
  const { loadPolicy } = await import("../../services/loadPolicy.js");
  const { templateFolder } = await import("../../services/templateFolders.js");
  return (await loadPolicy(templateFolder("policy", env))).bankHolidays;
}

/** Where everything is, and what to type next. `coming` is the id of the session of the programme that is to come. */
async function end(context: Context, demo: DemoFolder, coming: string): Promise<void> {
  const settings = [
    `export RESETTLE_STORE="${demo.store}"`,
    `export RESETTLE_KEY_FILE="${demo.keyFile}"`,
    `export RESETTLE_AS_OF=${context.options.asOf}`,
    `alias resettle="node ${process.argv[1] ?? "bin/resettle.js"}"`,
  ];
  await context.output.item({
    schema: "demo/1",
    item: { ...demo },
    sections: [
      prose(demo.plans, "The three plans, as PDF, are in"),
      prose(settings.join("\n"), "To go on with this store, type"),
      prose(
        `resettle window --all\nresettle due --person A1001AA\nresettle referral propose A1001AA\nresettle programme session move ${coming} --time 14:00\nresettle plan check A1002AC\nresettle plan verify ${fromHere(demo.plans)}/plan-A1002AC-v1.pdf\nresettle daily --roll ${fromHere(demo.todaysRoll)} --out ${fromHere(demo.daily)}`,
        "and then, for example",
      ),
    ],
  });
}

/** The short form of a path, that fits a line to be copied. */
function fromHere(path: string): string {
  return relative("", path);
}
