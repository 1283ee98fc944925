import { addDays, type PlainDate } from "../../domain/plainDate.js";
import type { PlainTime } from "../../domain/plainTime.js";
import type { AppointmentRecord } from "../../domain/records.js";
import { madeUpRecord, madeUpRelease } from "./madeUpPerson.js";

type Varying = Partial<AppointmentRecord> & Pick<AppointmentRecord, "kind" | "title">;

/** Days after release, hour, and what differs from a plain meeting. */
const MEETINGS: readonly (readonly [day: number, time: string, meeting: Varying])[] = [
  [
    0,
    "14:00",
    {
      ...{ kind: "benefits", title: "Universal Credit", organisation: "Jobcentre Plus", travelMinutes: 25 },
      notes: "Bring your ID and the letter from the bank.\nThe door is round the back, in Mill Lane.",
    },
  ],
  [1, "09:15", { kind: "health", title: "New patient check", place: "Rowan Surgery, 31 High Street, Ashby", with: "the nurse" }],
  [
    1,
    "12:00",
    {
      ...{ kind: "accommodation", title: "Housing advice about a flat that is yours for longer than six months" },
      place: "Ashby and Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Housing Advice, Town Hall Square",
    },
  ],
  [6, "10:00", { kind: "probation", title: "Meet my probation officer", requiredByLicence: true, travelMinutes: 90 }],
  [6, "15:30", { kind: "education_and_work", title: "Talk about work in warehouses", means: "phone", place: "", postcode: "" }],
  [8, "11:00", { kind: "finance_and_id", title: "Bank: open the account", means: "video", place: "", postcode: "" }],
  [13, "10:00", { kind: "probation", title: "Meet my probation officer", requiredByLicence: true }],
  [15, "16:45", { kind: "children_and_families", title: "Family worker, with my daughter" }],
  [20, "10:00", { kind: "probation", title: "Meet my probation officer", requiredByLicence: true }],
];

/** The first three weeks of a person who does not exist: nine meetings of every kind that a page shows differently. */
export function madeUpAppointments(asOf: PlainDate): AppointmentRecord[] {
  const release = madeUpRelease(asOf);
  return MEETINGS.map(([day, time, meeting], index) => ({
    ...madeUpRecord(`ap-${index}`, asOf),
    ...{ publicLabel: "", date: addDays(release, day), time: time as PlainTime, minutes: 45, means: "in_person" },
    ...{ place: "Example House, 2 Canal Road, Ashby", postcode: "ZZ1 2CD", with: "Kim Aster", organisation: "" },
    ...{ phone: `01632 96012${index}`, requiredByLicence: false, notes: "", status: "booked" },
    ...meeting,
  }));
}
