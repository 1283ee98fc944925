import { AppError } from "../../../domain/appError.js";
import { APPOINTMENT_OUTCOME_LABELS } from "../../../domain/caseLabels.js";
import { APPOINTMENT_KINDS, APPOINTMENT_OUTCOMES } from "../../../domain/records.js";
import type { When } from "../../../services/changeAppointment.js";
import { command } from "../../command.js";
import type { Context } from "../../context.js";
import { labelChoices } from "../../labelChoices.js";
import { argument, choice, day, flag, text, time } from "../../option.js";
import { askTime } from "../../questions.js";
import { sessionOptions } from "../../sessionOptions.js";
import { appointmentItem, appointmentSections, printBooked } from "./appointmentSections.js";
import { detailOptions } from "./detailOptions.js";

const id = argument("id of the appointment, as `resettle appointment list` shows it");

export const moveCommand = command({
  description:
    "Moves an appointment to another day or time. The old one stays on record as moved; the new one has an id of its own, and its clashes are said at once.",
  args: { id },
  options: { date: day("the new day; the same unless given"), time: time("when it begins; the same unless given") },
  examples: [
    ["resettle appointment move <id> --date +31d --time 14:00", "the next day, in the afternoon"],
    ["resettle appointment move <id> --time 15:00", "later on the same day"],
  ],
  async run(context, options) {
    const { withSession } = await import("../../../services/session.js");
    const { moveAppointment } = await import("../../../services/changeAppointment.js");
    const to = await readWhen(context, options);
    const booked = await withSession(sessionOptions(context), (session) => moveAppointment(session, options.id, to));
    await printBooked(context, "appointment.move/1", booked);
  },
});

/** Where neither was given, both are asked for. */
async function readWhen(context: Context, { date, time: at }: When): Promise<When> {
  if (date !== undefined || at !== undefined) return { date, time: at };
  return {
    date: await context.ask.date({ flag: "--date", message: "To which day?" }),
    time: await askTime(context, { flag: "--time", message: "At what time does it begin?" }),
  };
}

export const updateCommand = command({
  description:
    "Changes what is known of an appointment but for its day and time (that is `appointment move`): it keeps its id, and what it clashes with is said at once.",
  args: { id },
  options: {
    kind: choice("kind", APPOINTMENT_KINDS, "what it is about"),
    title: text("text", "what it is, for the person"),
    ...detailOptions,
    requiredByLicence: flag("the licence requires it"),
    notRequiredByLicence: flag("the licence does not require it after all"),
  },
  examples: [
    ['resettle appointment update <id> --place "1 Example Street" --postcode "ZZ1 1AA"', "where it is, found out later"],
  ],
  async run(context, { id: appointment, label, requiredByLicence, notRequiredByLicence, ...given }) {
    if (requiredByLicence && notRequiredByLicence) throw contradiction();
    const { withSession } = await import("../../../services/session.js");
    const { updateAppointment } = await import("../../../services/changeAppointment.js");
    const required = requiredByLicence || notRequiredByLicence ? requiredByLicence : undefined;
    const changes = { ...given, publicLabel: label, requiredByLicence: required };
    const booked = await withSession(sessionOptions(context), (session) => updateAppointment(session, appointment, changes));
    await printBooked(context, "appointment.update/1", booked);
  },
});

function contradiction(): AppError {
  return new AppError("usage", "CONTRADICTION", "--required-by-licence and --not-required-by-licence cannot both be so.", {
    hint: "Leave one out.",
  });
}

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
