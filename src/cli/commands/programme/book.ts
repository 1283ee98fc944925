import { command } from "../../command.js";
import { argument, argumentList } from "../../option.js";
import { prose } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";

export const bookCommand = command({
  description:
    "Books people into a session: all of them or, where it has not the places, none (6), and the next sessions with room are named. A release, a move or another session that is in the way is said.",
  args: {
    session: argument("id of the session, as `resettle programme session list` shows it"),
    people: argumentList("prisoner numbers, or surnames; - reads them from standard input, one a line"),
  },
  examples: [
    ["resettle programme book <session> A1001AA A1002AC", "two people"],
    ["resettle programme book <session> - < numbers.txt", "everyone in a file"],
  ],
  async run(context, { session: id, people }) {
    const { withSession } = await import("../../../services/session.js");
    const { resolvePeople } = await import("../../../services/programme/people.js");
    const { bookSession } = await import("../../../services/programme/attendance.js");
    const made = await withSession(sessionOptions(context), async (session) =>
      bookSession(session, id, await resolvePeople(session, people, context.streams.stdin)),
    );
    await context.output.item({
      schema: "programme.book/1",
      item: {
        sessionId: id,
        bookings: made.map(({ id: bookingId, prisonerNumber, clashes }) => ({ bookingId, prisonerNumber, clashes })),
      },
      sections: [prose(made.map(({ prisonerNumber }) => prisonerNumber).join("\n"), "Booked")],
    });
    for (const { prisonerNumber, clashes } of made)
      if (clashes.length > 0) context.output.warn(`${prisonerNumber} is booked, but ${clashes.join("; ")}.`);
  },
});
