import type { InputIssue } from "../domain/appError.js";
import type { Clash } from "../domain/clash.js";
import type { PlainDate } from "../domain/plainDate.js";
import type { PlainTime } from "../domain/plainTime.js";
import type { AppointmentKind, AppointmentMeans, AppointmentRecord } from "../domain/records.js";
import { findClashesOf } from "./checkAppointments.js";
import { readPostcode, refuseMistakes } from "./inputChecks.js";
import { LONGEST_LINE, LONGEST_TEXT, refuseLongText } from "./refuseLongText.js";
import { resolvePerson } from "./resolvePerson.js";
import type { Session } from "./session.js";

/** The clash checks then assume the usual length. */
const LENGTH_NOT_KNOWN = 0;

/** An appointment as it is booked; what is left out is empty. */
export interface NewAppointment {
  readonly kind: AppointmentKind;
  readonly title: string;
  readonly date: PlainDate;
  readonly time: PlainTime;
  /** How long it lasts, where that is known. */
  readonly minutes?: number | undefined;
  /** In person where not said. */
  readonly means?: AppointmentMeans | undefined;
  readonly publicLabel?: string | undefined;
  readonly place?: string | undefined;
  readonly postcode?: string | undefined;
  readonly phone?: string | undefined;
  readonly with?: string | undefined;
  readonly organisation?: string | undefined;
  readonly travelMinutes?: number | undefined;
  readonly requiredByLicence?: boolean | undefined;
  readonly notes?: string | undefined;
}

/** An appointment in the calendar, with the clashes it has there: they stop a final plan, not the record. */
export interface BookedAppointment {
  readonly appointment: AppointmentRecord;
  readonly clashes: readonly Clash[];
  /** Whether its day has passed: past appointments clash with nothing. */
  readonly passed: boolean;
}

/** Books an appointment for a person. Throws AppError notFound for the person, input for what is no postcode. */
export async function addAppointment(session: Session, person: string, given: NewAppointment): Promise<BookedAppointment> {
  refuseLongText(given.title, "--title", LONGEST_LINE);
  refuseLongText(given.notes, "--notes", LONGEST_TEXT);
  const issues: InputIssue[] = [];
  const postcode = readPostcode(given.postcode, "--postcode", issues);
  refuseMistakes(issues);
  const prisonerNumber = await resolvePerson(session, person);
  const { kind, title, date, time } = given;
  const appointment = await session.store.write(session.actor, "book an appointment", (tx) =>
    tx.appointments.record({
      prisonerNumber,
      recordedOn: session.asOf,
      kind,
      title,
      publicLabel: given.publicLabel ?? "",
      date,
      time,
      minutes: given.minutes ?? LENGTH_NOT_KNOWN,
      means: given.means ?? "in_person",
      place: given.place ?? "",
      postcode,
      with: given.with ?? "",
      organisation: given.organisation ?? "",
      phone: given.phone ?? "",
      requiredByLicence: given.requiredByLicence ?? false,
      ...(given.travelMinutes === undefined ? {} : { travelMinutes: given.travelMinutes }),
      notes: given.notes ?? "",
      status: "booked",
    }),
  );
  return booked(session, appointment);
}

/** An appointment as it now stands in the calendar. */
export async function booked(session: Session, appointment: AppointmentRecord): Promise<BookedAppointment> {
  return { appointment, clashes: await findClashesOf(session, appointment), passed: appointment.date < session.asOf };
}
