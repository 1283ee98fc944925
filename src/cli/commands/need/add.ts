import { PATHWAY_LABELS, PATHWAYS } from "../../../domain/pathway.js";
import { URGENCY_LABELS } from "../../../domain/recordLabels.js";
import { URGENCIES } from "../../../domain/records.js";
import { command } from "../../command.js";
import { labelChoices } from "../../labelChoices.js";
import { argument, choice, flag, text } from "../../option.js";
import { sessionOptions } from "../../sessionOptions.js";
import { DETAILS } from "./details.js";
import { shownItem, shownSections } from "./needSections.js";

export const addCommand = command({
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
    const { withSession } = await import("../../../services/session.js");
    const { addNeed } = await import("../../../services/addNeed.js");
    const added = await withSession(sessionOptions(context), (session) =>
      addNeed(session, person, { pathway, need, urgency, note, restricted, level, action, by, dueOn: due }),
    );
    await context.output.item({ schema: "need.add/1", item: shownItem(added), sections: shownSections(added) });
  },
});

function notEmpty(typed: string): string | undefined {
  return typed === "" ? "Say what is needed." : undefined;
}
