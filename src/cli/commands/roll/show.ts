import { SHOWN_PARTS } from "../../../domain/importChange.js";
import { command } from "../../command.js";
import { argument, choice, repeated, text } from "../../option.js";
import { sessionOptions } from "../../sessionOptions.js";
import { readImportNumber } from "./importNumber.js";
import { importItem } from "./list.js";
import { showSections } from "./showSections.js";

export const rollShow = command({
  description:
    "What an import changed, person by person, old and new: dates that moved first, the largest move to an earlier day at the top. Also the windows it opened, what was odd about the roll, and numbers that may be one person's.",
  args: { id: argument("number of the import, from `resettle roll list`") },
  options: {
    only: repeated(
      choice(
        "what",
        SHOWN_PARTS,
        "only people whose dates moved, who came, who left, who moved cell, or of whom something else changed",
      ),
    ),
    person: text("person", "only what it changed about this person"),
  },
  examples: [
    ["resettle roll show 2", "what the second import changed"],
    ["resettle roll show 2 --only dates", "only whose dates moved"],
  ],
  async run(context, { id, only, person }) {
    const number = readImportNumber(id);
    const { withSession } = await import("../../../services/session.js");
    const { showImport } = await import("../../../services/showImport.js");
    const shown = await withSession(sessionOptions(context), (session) => showImport(session, number, { only, person }));
    const { roll, changes, windowOpened, mergeProposals } = shown;
    await context.output.item({
      schema: "roll.show/1",
      item: { ...importItem(roll), columns: roll.columns, warnings: roll.warnings, changes, windowOpened, mergeProposals },
      sections: showSections(shown, { only, isOfOne: person !== undefined }),
    });
    if (roll.undoneAt !== undefined) context.output.say("It was taken back: what it had changed is not there any more.");
    const [proposal] = mergeProposals;
    if (proposal !== undefined)
      context.output.next(`resettle person merge ${proposal.from} ${proposal.into} --reason "…"`, "if these two are one person");
  },
});
