import type { ShownCondition } from "../../../services/shownCondition.js";
import { command } from "../../command.js";
import type { Context } from "../../context.js";
import { argument, repeated, text } from "../../option.js";
import { askText } from "../../questions.js";
import { sessionOptions } from "../../sessionOptions.js";
import { askMissing } from "./askDetails.js";
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
    warnOfMissing(context, shown);
  },
});

export const updateCommand = command({
  description:
    "Fills in or changes details of a condition that is on a licence, or the words of the licence. Other details stay.",
  args: { id: argument("id of the condition, as `resettle licence show` shows it") },
  options: {
    detail: repeated(text("name=value", "a detail of the condition; repeatable, and the same name again makes a list")),
    text: text("words", "the exact words of the person's licence"),
  },
  examples: [['resettle licence update <id> --detail "area=Around Example Square"', "what was not known at first"]],
  async run(context, { id, detail, text: licenceText }) {
    const { withSession } = await import("../../../services/session.js");
    const { updateCondition } = await import("../../../services/changeCondition.js");
    const changed = await withSession(sessionOptions(context), (session) =>
      updateCondition(session, id, { details: detail, licenceText }),
    );
    await context.output.item({
      schema: "licence.update/1",
      item: conditionItem(changed),
      sections: [conditionSection(changed)],
    });
    warnOfMissing(context, changed);
  },
});

export const removeCommand = command({
  description: "Takes a condition off a person's licence. It stays on record, with the day.",
  args: { id: argument("id of the condition, as `resettle licence show` shows it") },
  examples: [["resettle licence remove <id>", "it is no longer on the licence"]],
  async run(context, { id }) {
    const { withSession } = await import("../../../services/session.js");
    const { removeCondition } = await import("../../../services/changeCondition.js");
    const removed = await withSession(sessionOptions(context), (session) => removeCondition(session, id));
    await context.output.item({
      schema: "licence.remove/1",
      item: conditionItem(removed),
      sections: [conditionSection(removed)],
    });
    context.output.say("The condition is off the licence.");
  },
});

function warnOfMissing({ output }: Context, { id, missing }: ShownCondition): void {
  if (missing.length === 0) return;
  output.warn(`Details are missing: ${missing.join(", ")}. No plan is final without them (C21).`);
  output.next(`resettle licence update ${id} ${missing.map((name) => `--detail ${name}="…"`).join(" ")}`, "when they are known");
}
