import { AppError } from "../../../domain/appError.js";
import { command } from "../../command.js";
import { argument, argumentList, flag, text } from "../../option.js";
import { prose } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";

export const attendCommand = command({
  description:
    "Records who came to a session, or who did not. What was attended goes on the person's plan, with what they took from it in their words.",
  args: {
    session: argument("id of the session, as `resettle programme session list --all` shows it"),
    people: argumentList("prisoner numbers, or surnames; - reads them from standard input, one a line"),
  },
  options: {
    came: flag("they came"),
    didNotCome: flag("they did not come"),
    took: text("text", "what they took from it; it is printed on their plan"),
  },
  examples: [
    ["resettle programme attend <session> A1001AA A1002AC --came", "both were there"],
    ['resettle programme attend <session> A1001AA --came --took "Whom to ring when I am late"', "and what it gave them"],
    ["resettle programme attend <session> A1002AC --did-not-come", "was not there"],
  ],
  async run(context, { session: id, people, came, didNotCome, took }) {
    if (came === didNotCome) {
      throw new AppError("usage", "CAME_OR_NOT", "Say whether they came: one of --came and --did-not-come.", {
        hint: "Record those who came and those who did not one after the other.",
      });
    }
    const { withSession } = await import("../../../services/session.js");
    const { resolvePeople } = await import("../../../services/programme/people.js");
    const { recordAttendance } = await import("../../../services/programme/attendance.js");
    const recorded = await withSession(sessionOptions(context), async (session) =>
      recordAttendance(session, id, await resolvePeople(session, people, context.streams.stdin), { came, took }),
    );
    await context.output.item({
      schema: "programme.attend/1",
      item: {
        sessionId: id,
        attendance: recorded.map((one) => ({ prisonerNumber: one.prisonerNumber, came: one.came, took: one.took })),
      },
      sections: [prose(recorded.map(({ prisonerNumber }) => prisonerNumber).join("\n"), came ? "Came" : "Did not come")],
    });
  },
});
