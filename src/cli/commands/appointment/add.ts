import { APPOINTMENT_KIND_LABELS } from "../../../domain/caseLabels.js";
import { APPOINTMENT_KINDS } from "../../../domain/records.js";
import { command } from "../../command.js";
import { labelChoices } from "../../labelChoices.js";
import { argument, choice, day, flag, text, time } from "../../option.js";
import { askText, askTime } from "../../questions.js";
import { sessionOptions } from "../../sessionOptions.js";
import { printBooked } from "./appointmentSections.js";
import { detailOptions } from "./detailOptions.js";

export const addCommand = command({
  description:
    "Books an appointment. What it clashes with is said at once, and does not stop the record: it stops a final plan. What is missing is asked on a terminal.",
  args: { person: argument("prisoner number, or a surname or part of one if only one person matches") },
  options: {
    kind: choice("kind", APPOINTMENT_KINDS, "what it is about"),
    title: text("text", "what it is, for the person"),
    date: day("the day"),
    time: time("when it begins"),
    ...detailOptions,
    requiredByLicence: flag("the licence requires it"),
  },
  examples: [
    [
      'resettle appointment add A1001AA --kind probation --title "First meeting" --date +30d --time 10:00 --place "1 Example Street" --postcode "ZZ1 1AA"',
      "the first meeting with probation",
    ],
    ["resettle appointment add A1001AA", "be asked for the rest"],
  ],
  async run(context, { person, label, ...options }) {
    const choices = labelChoices(APPOINTMENT_KINDS, APPOINTMENT_KIND_LABELS);
    const kind = options.kind ?? (await context.ask.select({ flag: "--kind", message: "What is it about?", choices }));
    const title = options.title ?? (await askText(context, { flag: "--title", message: "What is it, in a few words?" }));
    const date = options.date ?? (await context.ask.date({ flag: "--date", message: "On which day?" }));
    const at = options.time ?? (await askTime(context, { flag: "--time", message: "At what time does it begin?" }));
    const { withSession } = await import("../../../services/session.js");
    const { addAppointment } = await import("../../../services/addAppointment.js");
    const booked = await withSession(sessionOptions(context), (session) =>
      addAppointment(session, person, { ...options, kind, title, date, time: at, publicLabel: label }),
    );
    await printBooked(context, "appointment.add/1", booked);
  },
});
