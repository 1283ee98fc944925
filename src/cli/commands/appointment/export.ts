import { command } from "../../command.js";
import { argument, day, text } from "../../option.js";
import { fields } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";

export const exportCommand = command({
  description:
    "One person's appointments as a calendar (iCalendar) for Google Calendar, Outlook or Apple Calendar, under the names that others may see: those to come unless other days are asked for. What was moved or cancelled is taken out of a calendar that has it.",
  args: { person: argument("prisoner number, or a surname or part of one if only one person matches") },
  options: {
    from: day("from this day on; today unless said"),
    until: day("until this day, which is counted"),
    out: text("file", "write it to this file, such as appointments.ics"),
  },
  examples: [
    ["resettle appointment export A1001AA --out appointments.ics", "a file to open or send"],
    ["resettle appointment export A1001AA > appointments.ics", "the same"],
  ],
  async run(context, { person, from, until, out }) {
    const { withSession } = await import("../../../services/session.js");
    const { exportAppointments } = await import("../../../services/exportAppointments.js");
    const exported = await withSession(sessionOptions(context), (session) =>
      exportAppointments(session, person, { from, until, out }),
    );
    if (out === undefined && context.options.format === "table") {
      context.output.verbatim(exported.calendar);
      return;
    }
    const { prisonerNumber, appointments, calendar } = exported;
    await context.output.item({
      schema: "appointment.export/1",
      item: { prisonerNumber, appointments, ...(out === undefined ? { calendar } : { file: out }) },
      sections: [
        fields([
          ["Number", prisonerNumber],
          ["Appointments", appointments],
          ["File", out],
        ]),
      ],
    });
  },
});
