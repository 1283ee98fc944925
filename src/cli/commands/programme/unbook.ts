import { command } from "../../command.js";
import { argument, argumentList } from "../../option.js";
import { prose } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";

export const unbookCommand = command({
  description: "Takes people out of a session that is still to come, all or none: their places are free again.",
  args: {
    session: argument("id of the session, as `resettle programme session list` shows it"),
    people: argumentList("prisoner numbers, or surnames; - reads them from standard input, one a line"),
  },
  examples: [["resettle programme unbook <session> A1001AA", "moved to another prison before it"]],
  async run(context, { session: id, people }) {
    const { withSession } = await import("../../../services/session.js");
    const { resolvePeople } = await import("../../../services/programme/people.js");
    const { unbookSession } = await import("../../../services/programme/attendance.js");
    const numbers = await withSession(sessionOptions(context), async (session) => {
      const found = await resolvePeople(session, people, context.streams.stdin);
      await unbookSession(session, id, found);
      return found;
    });
    await context.output.item({
      schema: "programme.unbook/1",
      item: { sessionId: id, people: numbers },
      sections: [prose(numbers.join("\n"), "No longer booked")],
    });
  },
});
