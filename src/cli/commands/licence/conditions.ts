import type { CatalogueEntry, DetailField } from "../../../domain/licenceCatalogue.js";
import { command } from "../../command.js";
import type { Context } from "../../context.js";
import { argument, repeated, text } from "../../option.js";
import { askText } from "../../questions.js";
import { sessionOptions } from "../../sessionOptions.js";
import { conditionItem, conditionSection } from "./licenceWords.js";

const BESPOKE = "bespoke";

export const addCommand = command({
  description:
    'Adds a condition to a person\'s licence, by its name in the catalogue; "bespoke" takes any other, in the words of the licence. Details may come later, but no plan is final without them.',
  args: {
    person: argument("prisoner number, or a surname or part of one if only one person matches"),
    condition: argument("name of the condition, as `resettle licence catalogue` shows it, or bespoke"),
  },
  options: {
    detail: repeated(text("name=value", "a detail of the condition; repeatable, and the same name again makes a list")),
    text: text("words", "the exact words of the person's licence"),
    policyVersion: text("version", "policy the licence was written under: 3.0 or 4.0 (the newest unless said)"),
  },
  examples: [
    ["resettle licence add A1001AA curfew --detail times=19:00-07:00", "a curfew every day"],
    ['resettle licence add A1001AA bespoke --text "Do not enter Example Park"', "a condition of the person's own"],
  ],
  async run(context, { person, condition, detail, text: words, policyVersion }) {
    const isBespoke = condition.toLowerCase() === BESPOKE;
    const licenceText =
      words ??
      (isBespoke ? await askText(context, { flag: "--text", message: "What does the licence say, word for word?" }) : undefined);
    const details = isBespoke ? detail : [...detail, ...(await askMissing(context, condition, policyVersion, detail))];
    const { withSession } = await import("../../../services/session.js");
    const { addCondition } = await import("../../../services/addCondition.js");
    const { condition: shown, added } = await withSession(sessionOptions(context), (session) =>
      addCondition(session, person, { condition, details, licenceText, policyVersion }),
    );
    await context.output.item({
      schema: "licence.add/1",
      item: { ...conditionItem(shown), added },
      sections: [conditionSection(shown)],
    });
    if (!added) context.output.say("The licence has this condition already: nothing was changed.");
    if (shown.missing.length > 0) {
      context.output.warn(`Details are missing: ${shown.missing.join(", ")}. No plan is final without them (C21).`);
    }
  },
});

export const removeCommand = command({
  description: "Takes a condition off a person's licence. It stays on record, with the day.",
  args: { id: argument("id of the condition, as `resettle licence show` shows it") },
  examples: [["resettle licence remove <id>", "it is no longer on the licence"]],
  async run(context, { id }) {
    const { withSession } = await import("../../../services/session.js");
    const { removeCondition } = await import("../../../services/addCondition.js");
    const removed = await withSession(sessionOptions(context), (session) => removeCondition(session, id));
    await context.output.item({
      schema: "licence.remove/1",
      item: conditionItem(removed),
      sections: [conditionSection(removed)],
    });
    context.output.say("The condition is off the licence.");
  },
});

/** The details that the condition needs and that were not given, as `name=value`. Only where there is somebody to ask; each may be left out. */
async function askMissing(
  context: Context,
  condition: string,
  policyVersion: string | undefined,
  given: readonly string[],
): Promise<readonly string[]> {
  if (!context.ask.available) return [];
  const { getCondition } = await import("../../../services/conditionCatalogue.js");
  const entry: CatalogueEntry = await getCondition(context, condition, policyVersion);
  const missing = entry.details.filter(({ name, required }) => required && !given.some((one) => one.startsWith(`${name}=`)));
  const answers: string[] = [];
  for (const field of missing) answers.push(...(await askDetail(context, field)).map((value) => `${field.name}=${value}`));
  return answers;
}

const NOT_YET_KNOWN = "";

async function askDetail({ ask }: Context, { name, label, kind, choices }: DetailField): Promise<readonly string[]> {
  const flag = `--detail ${name}=…`;
  const options = (choices ?? []).map((choice) => ({ value: choice, name: choice }));
  if (kind === "list" && options.length > 0) return ask.checkbox({ flag, message: `${label}?`, choices: options });
  const answer =
    options.length > 0
      ? await ask.select({ flag, message: `${label}?`, choices: [...options, { value: NOT_YET_KNOWN, name: "Not yet known" }] })
      : await ask.input({ flag, message: `${label}${HOW_TO_WRITE[kind]}? (leave it empty where it is not yet known)` });
  return answer === NOT_YET_KNOWN ? [] : [answer];
}

const HOW_TO_WRITE: Readonly<Record<DetailField["kind"], string>> = {
  text: "",
  choice: "",
  number: ", in figures",
  date: ", such as 2026-11-23",
  list: ", with ; between several",
  times: ", such as 19:00-07:00",
  clockTimes: ", such as 09:00",
};
