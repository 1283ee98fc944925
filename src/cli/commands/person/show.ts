import { command } from "../../command.js";
import { argument } from "../../option.js";
import { sessionOptions } from "../../sessionOptions.js";
import { pageItem } from "./pageItem.js";
import { pageSections } from "./pageSections.js";

export const personShow = command({
  description:
    "One person on one page: where they are, their dates and window, who helps, and what is open. What is restricted is only counted.",
  args: { person: argument("prisoner number, or a part of the surname if only one person matches") },
  examples: [["resettle person show A1001AA", "everything on one page"]],
  async run(context, { person }) {
    const { withSession } = await import("../../../services/session.js");
    const { showPerson } = await import("../../../services/showPerson.js");
    const page = await withSession(sessionOptions(context), (session) => showPerson(session, person));
    await context.output.item({
      schema: "person.show/1",
      item: pageItem(page),
      sections: pageSections(page, context.options.asOf),
    });
    if (page.custody?.onRoll === true)
      context.output.next(`resettle window --explain ${page.prisonerNumber}`, "why the window is what it is");
  },
});
