import { addDays, type PlainDate } from "../../domain/plainDate.js";
import { timeOfMinutes } from "../../domain/plainTime.js";
import type { PlanCase } from "../../plan/planCase.js";
import { madeUpRecord } from "./madeUpPerson.js";

type Custody = Pick<PlanCase, "attended" | "booked" | "custody" | "screeningsDone" | "notes" | "restrictedAnswers">;

/** What happened in this time in custody of a person who does not exist, and what those who work with them told us. */
export function madeUpCustody(asOf: PlainDate): Custody {
  const received = addDays(asOf, -200);
  return {
    custody: { receivedOn: received, since: received },
    attended: [{ title: "Understanding my licence", on: addDays(asOf, -20), took: "Whom to ask before I travel" }],
    booked: [
      { title: "My housing solution", on: addDays(asOf, 3), time: timeOfMinutes(14 * 60), place: "Education block, room 2" },
    ],
    screeningsDone: [
      { kind: "bcst2", completedOn: addDays(received, 4) },
      { kind: "bcst3", completedOn: asOf },
    ],
    notes: [
      {
        ...madeUpRecord("no-1", asOf),
        source: "key_worker",
        on: addDays(asOf, -9),
        text: "Wants to be the first to tell the family about the date. Sleeps badly before appointments: ring the day before.",
        restricted: false,
      },
    ],
    restrictedAnswers: 1,
  };
}
