import { PATHWAY_LABELS } from "./pathway.js";
import type {
  AppointmentKind,
  AppointmentMeans,
  AppointmentOutcome,
  AppointmentStatus,
  BarrierStatus,
  FirstAppointmentTime,
  GoalStatus,
} from "./records.js";

/** Codes of appointments, licences, barriers and goals in words; what is stored and printed as data stays the code. */

const { abuse_support: _, sex_work_support: __, ...OPEN_PATHWAY_LABELS } = PATHWAY_LABELS;

export const APPOINTMENT_KIND_LABELS: Readonly<Record<AppointmentKind, string>> = {
  probation: "Probation",
  benefits: "Benefits",
  ...OPEN_PATHWAY_LABELS,
  other: "Other",
};

export const APPOINTMENT_MEANS_LABELS: Readonly<Record<AppointmentMeans, string>> = {
  in_person: "In person",
  phone: "By phone",
  video: "By video",
};

export const APPOINTMENT_STATUS_LABELS: Readonly<Record<AppointmentStatus, string>> = {
  booked: "Booked",
  cancelled: "Cancelled",
  moved: "Moved",
};

export const APPOINTMENT_OUTCOME_LABELS: Readonly<Record<AppointmentOutcome, string>> = {
  attended: "Attended",
  late: "Came late",
  not_attended: "Did not come",
};

export const FIRST_APPOINTMENT_LABELS: Readonly<Record<FirstAppointmentTime, string>> = {
  at: "At a time",
  immediately: "Straight after release",
  next_working_day_2pm: "By 2 pm on the next working day",
  not_needed: "None is needed",
};

export const BARRIER_STATUS_LABELS: Readonly<Record<BarrierStatus, string>> = {
  open: "Open",
  overcome: "Overcome",
  no_longer: "No longer there",
};

export const GOAL_STATUS_LABELS: Readonly<Record<GoalStatus, string>> = {
  planned: "Planned",
  in_progress: "In progress",
  achieved: "Achieved",
  dropped: "Dropped",
};
