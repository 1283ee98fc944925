import { command } from "../../command.js";
import { argument, flag } from "../../option.js";
import { sessionOptions } from "../../sessionOptions.js";
import { pageItem } from "./pageItem.js";
import { pageSections } from "./pageSections.js";
import { sourceItems, sourceSections } from "./sourceSections.js";

export const personShow = command({
  description:
    "One person on one page: where they are, their dates and window, who helps, and what is open. What is restricted is only counted.",
  args: { person: argument("prisoner number, or a part of the surname if only one person matches") },
  options: { sources: flag("also which import, line and column each value of the roll comes from, and the text as it stood") },
  examples: [
    ["resettle person show A1001AA", "everything on one page"],
    ["resettle person show A1001AA --sources", "and where the roll's values come from"],
  ],
  async run(context, { person, sources }) {
    const { withSession } = await import("../../../services/session.js");
    const { showPerson } = await import("../../../services/showPerson.js");
    const { findSources } = await import("../../../services/findSources.js");
    const { page, found } = await withSession(sessionOptions(context), async (session) => {
      const page = await showPerson(session, person);
      return { page, found: sources ? await findSources(session, page.prisonerNumber) : undefined };
    });
    await context.output.item({
      schema: "person.show/1",
      item: found === undefined ? pageItem(page) : { ...pageItem(page), sources: sourceItems(found) },
      sections: [...pageSections(page, context.options.asOf), ...(found === undefined ? [] : sourceSections(found))],
    });
    if (page.custody?.onRoll === true)
      context.output.next(`resettle window --explain ${page.prisonerNumber}`, "why the window is what it is");
  },
});
