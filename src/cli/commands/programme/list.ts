import { command } from "../../command.js";
import { argument } from "../../option.js";
import { fields, table } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";
import { PEOPLE_COLUMNS, PLACE_COLUMNS, placeItem, SUGGESTION_COLUMNS, sessionFields } from "./programmeColumns.js";

export const listCommand = command({
  description: "The sessions of a person, and the modules to suggest to them with the reason; or who is booked in a session.",
  args: { subject: argument("prisoner number or surname; or the id of a session") },
  examples: [
    ["resettle programme list A1001AA", "one person: booked, attended, suggested"],
    ["resettle programme list <session>", "who is in a session, and who cannot come"],
  ],
  async run(context, { subject }) {
    const { withSession } = await import("../../../services/session.js");
    const { showProgramme } = await import("../../../services/programme/showProgramme.js");
    const {
      prisonerNumber,
      session: held,
      title,
      places,
      suggested,
    } = await withSession(sessionOptions(context), (session) => showProgramme(session, subject));
    await context.output.item({
      schema: "programme.list/1",
      item: {
        prisonerNumber,
        session: held,
        places: places.map(placeItem),
        suggested: suggested.map(({ module, reason }) => ({ module: module.id, title: module.title, reason })),
      },
      sections:
        held === undefined
          ? [
              table("Sessions", PLACE_COLUMNS, places, "None yet."),
              table("Suggested", SUGGESTION_COLUMNS, suggested, "Nothing: all that fits has been attended."),
            ]
          : [
              fields([
                ["Session", held.id],
                ...sessionFields(held, title ?? held.module),
                ["Booked", `${places.length} of ${held.places}`],
              ]),
              table("Who is in it", PEOPLE_COLUMNS, places, "Nobody yet."),
            ],
    });
  },
});
