import { command } from "../../command.js";
import { argument } from "../../option.js";
import { fields, table } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";
import { PEOPLE_COLUMNS, placeItem, sessionFields } from "./programmeColumns.js";

export const showSessionCommand = command({
  description: "One session: what it is, when, where, who runs it, how many places are taken, who is booked and who came.",
  args: { session: argument("id of the session, as `resettle programme session list --all` shows it") },
  examples: [["resettle programme session show <session>", "who is in it, and who cannot come"]],
  async run(context, { session: id }) {
    const { withSession } = await import("../../../services/session.js");
    const { showSession } = await import("../../../services/programme/showProgramme.js");
    const { session: held, title, places } = await withSession(sessionOptions(context), (session) => showSession(session, id));
    const came = places.filter((one) => one.came === true).length;
    const notCome = places.filter((one) => one.came === false).length;
    await context.output.item({
      schema: "programme.session.show/1",
      item: { ...held, title, booked: places.length, people: places.map(placeItem) },
      sections: [
        fields([
          ["Id", held.id],
          ...sessionFields(held, title),
          ["Booked", `${places.length} of ${held.places}`],
          ["Came", came + notCome === 0 ? undefined : `${came} of ${places.length}`],
        ]),
        table("Who is in it", PEOPLE_COLUMNS, places, "Nobody yet."),
      ],
    });
  },
});
