import { APPOINTMENT_KIND_LABELS } from "../../../domain/caseLabels.js";
import { formatDay } from "../../../domain/dateWords.js";
import type { AppointmentRecord } from "../../../domain/records.js";
import type { AppointmentDays, ListedAppointment } from "../../../services/listAppointments.js";
import { command } from "../../command.js";
import type { Context } from "../../context.js";
import { withListSession } from "../../listSession.js";
import { day, optionalArgument } from "../../option.js";
import type { Column } from "../../output/column.js";
import { sessionOptions } from "../../sessionOptions.js";
import { appointmentItem, lengthOf, placeWords, stateWords } from "./appointmentSections.js";

export const listCommand = command({
  description:
    "All appointments of one person; or, without a person, everyone's booked ones between two days (the next seven unless said), under the names that others may see.",
  args: { person: optionalArgument("prisoner number, or a surname or part of one if only one person matches") },
  options: { from: day("from this day on"), until: day("until this day, which is counted") },
  examples: [
    ["resettle appointment list A1001AA", "one person's, all of them"],
    ["resettle appointment list --from today --until +14d", "everyone's in the next fortnight"],
  ],
  async run(context, { person, from, until }) {
    if (person === undefined) await listEveryones(context, { from, until });
    else await listOnes(context, person, { from, until });
  },
});

const ONES_COLUMNS: readonly Column<AppointmentRecord>[] = [
  { key: "date", title: "Day", get: ({ date }) => date, kind: "day" },
  { key: "time", title: "Time", get: ({ time }) => time },
  { key: "minutes", title: "Minutes", get: lengthOf, dataOnly: true },
  { key: "title", title: "What", get: ({ title }) => title },
  { key: "kind", title: "About", get: ({ kind }) => kind, dataOnly: true },
  { key: "place", title: "Where", get: placeWords },
  {
    key: "status",
    title: "State",
    get: ({ status }) => status,
    format: (_, appointment) => stateWords(appointment),
    tone: ({ status, outcome }) => (outcome === "not_attended" ? "bad" : status === "booked" ? undefined : "quiet"),
  },
  { key: "outcome", title: "Outcome", get: ({ outcome }) => outcome, dataOnly: true },
  { key: "id", title: "Id", get: ({ id }) => id },
];

async function listOnes(context: Context, person: string, days: AppointmentDays): Promise<void> {
  const { withSession } = await import("../../../services/session.js");
  const { listAppointmentsOf } = await import("../../../services/listAppointments.js");
  const items = await withSession(sessionOptions(context), (session) => listAppointmentsOf(session, person, days));
  await context.output.list({
    schema: "appointment.list/1",
    columns: ONES_COLUMNS,
    items,
    jsonItem: appointmentItem,
    empty: "No appointments yet.",
  });
}

const EVERYONES_COLUMNS: readonly Column<ListedAppointment>[] = [
  { key: "date", title: "Day", get: ({ date }) => date, kind: "day" },
  { key: "time", title: "Time", get: ({ time }) => time },
  { key: "prisonerNumber", title: "Number", get: ({ prisonerNumber }) => prisonerNumber },
  { key: "name", title: "Name", get: ({ name }) => name },
  { key: "prison", title: "Prison", get: ({ prison }) => prison, dataOnly: true },
  { key: "label", title: "What", get: ({ label }) => label },
  {
    key: "kind",
    title: "About",
    get: ({ kind }) => kind,
    format: (_, { kind }) => APPOINTMENT_KIND_LABELS[kind],
    dataOnly: true,
  },
  { key: "place", title: "Where", get: placeWords, dataOnly: true },
  { key: "outcome", title: "Outcome", get: ({ outcome }) => outcome, dataOnly: true },
  { key: "id", title: "Id", get: ({ id }) => id, dataOnly: true },
];

async function listEveryones(context: Context, days: AppointmentDays): Promise<void> {
  const { listAppointmentsBetween } = await import("../../../services/listAppointments.js");
  const { from, until, appointments } = await withListSession(context, (session) => listAppointmentsBetween(session, days));
  await context.output.list({
    schema: "appointment.list/1",
    columns: EVERYONES_COLUMNS,
    items: appointments,
    jsonItem: (appointment) => ({ ...appointment, minutes: lengthOf(appointment) }),
    heading: `${formatDay(from)} to ${formatDay(until)}`,
    empty: `Nobody has an appointment from ${formatDay(from)} to ${formatDay(until)}.`,
    more: { from, until },
  });
}
