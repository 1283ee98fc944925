import { command } from "../../command.js";
import { argument, count, day, text, time } from "../../option.js";
import { fields } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";
import { sessionFields } from "./programmeColumns.js";

export const moveSessionCommand = command({
  description:
    "Changes a session that is still to come: its day, time, place, who runs it or how many can come. Who is booked stays so, and is named, to be told.",
  args: { session: argument("id of the session, as `resettle programme session list` shows it") },
  options: {
    date: day("the new day"),
    time: time("when it begins now"),
    place: text("text", "where in the prison"),
    runBy: text("name", "who runs it"),
    places: count("places", "how many people can come; not fewer than are booked", { min: 1, max: 1000 }),
  },
  examples: [
    ["resettle programme session move <session> --date +8d --time 14:00", "the same people, another day"],
    ['resettle programme session move <session> --run-by "Jo Wood" --places 12', "somebody else runs it, in a larger room"],
  ],
  async run(context, { session: id, date, time: at, place, runBy, places }) {
    const { withSession } = await import("../../../services/session.js");
    const { moveSession } = await import("../../../services/programme/moveSession.js");
    const { moved, ...held } = await withSession(sessionOptions(context), (session) =>
      moveSession(session, id, { date, time: at, place, runBy, places }),
    );
    await context.output.item({
      schema: "programme.session.move/1",
      item: held,
      sections: [fields([["Id", held.id], ...sessionFields(held, held.title), ["Booked", `${held.booked} of ${held.places}`]])],
    });
    const numbers = held.people.map(({ prisonerNumber }) => prisonerNumber);
    if (moved && numbers.length > 0) context.output.warn(`Booked, and to be told: ${numbers.join(", ")}.`);
    for (const { prisonerNumber, clashes } of held.people)
      if (clashes.length > 0) context.output.warn(`${prisonerNumber} is booked, but ${clashes.join("; ")}.`);
  },
});
