import { APPOINTMENT_OUTCOME_LABELS } from "../../../domain/caseLabels.js";
import { APPOINTMENT_OUTCOMES } from "../../../domain/records.js";
import { command } from "../../command.js";
import { labelChoices } from "../../labelChoices.js";
import { argument, choice, day, time } from "../../option.js";
import { askTime } from "../../questions.js";
import { sessionOptions } from "../../sessionOptions.js";
import { appointmentItem, appointmentSections, printBooked } from "./appointmentSections.js";

const id = argument("id of the appointment, as `resettle appointment list` shows it");

export const moveCommand = command({
  description:
    "Moves an appointment to another day or time. The old one stays on record as moved; the new one has an id of its own, and its clashes are said at once.",
  args: { id },
  options: { date: day("the new day"), time: time("when it begins") },
  examples: [["resettle appointment move <id> --date +31d --time 14:00", "the next day, in the afternoon"]],
  async run(context, options) {
    const date = options.date ?? (await context.ask.date({ flag: "--date", message: "To which day?" }));
    const at = options.time ?? (await askTime(context, { flag: "--time", message: "At what time does it begin?" }));
    const { withSession } = await import("../../../services/session.js");
    const { moveAppointment } = await import("../../../services/changeAppointment.js");
    const booked = await withSession(sessionOptions(context), (session) =>
      moveAppointment(session, options.id, { date, time: at }),
    );
    await printBooked(context, "appointment.move/1", booked);
  },
});

export const cancelCommand = command({
  description: "Cancels an appointment. It stays on record, and is on no plan any more.",
  args: { id },
  examples: [["resettle appointment cancel <id>", "it will not take place"]],
  async run(context, options) {
    const { withSession } = await import("../../../services/session.js");
    const { cancelAppointment } = await import("../../../services/changeAppointment.js");
    const appointment = await withSession(sessionOptions(context), (session) => cancelAppointment(session, options.id));
    await context.output.item({
      schema: "appointment.cancel/1",
      item: appointmentItem(appointment),
      sections: appointmentSections(appointment),
    });
  },
});

export const outcomeCommand = command({
  description: "Records whether the person came. A later record mends an earlier one.",
  args: { id },
  options: { outcome: choice("outcome", APPOINTMENT_OUTCOMES, "whether they came") },
  examples: [["resettle appointment outcome <id> --outcome attended", "they came"]],
  async run(context, options) {
    const choices = labelChoices(APPOINTMENT_OUTCOMES, APPOINTMENT_OUTCOME_LABELS);
    const outcome = options.outcome ?? (await context.ask.select({ flag: "--outcome", message: "Did they come?", choices }));
    const { withSession } = await import("../../../services/session.js");
    const { recordAppointmentOutcome } = await import("../../../services/changeAppointment.js");
    const appointment = await withSession(sessionOptions(context), (session) =>
      recordAppointmentOutcome(session, options.id, outcome),
    );
    await context.output.item({
      schema: "appointment.outcome/1",
      item: appointmentItem(appointment),
      sections: appointmentSections(appointment),
    });
  },
});
