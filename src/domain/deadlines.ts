import type { Deadline, DeadlineFacts } from "./deadline.js";
import { accommodation3Months, employment6Months, employment6Weeks, firstNight, hitoClose } from "./deadlines/afterRelease.js";
import { bankAccount, dutyToRefer, idApplication, planAgreed } from "./deadlines/beforeRelease.js";
import { bcst1, bcst2, bcst3 } from "./deadlines/screenings.js";
import { type Case, settleWithoutDays } from "./deadlines/settle.js";
import { latestOf, type PlainDate } from "./plainDate.js";
import type { Policy } from "./policy.js";
import { custodyStart } from "./window/recordedDates.js";

/** To add a deadline: one function, one line here, its cases. In the order in which they fall due. */
const DEADLINES: readonly ((person: Case) => Deadline)[] = [
  bcst1,
  bcst2,
  bcst3,
  dutyToRefer,
  idApplication,
  bankAccount,
  planAgreed,
  firstNight,
  accommodation3Months,
  employment6Weeks,
  employment6Months,
  hitoClose,
];

/** Every deadline of a person as of a day, always in the same order, with its state and why (the table of process.md). */
export function listDeadlines(input: DeadlineFacts, policy: Policy, asOf: PlainDate): readonly Deadline[] {
  const { receptionDate, facts } = input;
  const person: Case = {
    input,
    policy,
    asOf,
    arrivedOn: latestOf([receptionDate, custodyStart(facts)].filter((day) => day !== undefined)),
    releasedOn: input.releasedOn !== undefined && input.releasedOn <= asOf ? input.releasedOn : undefined,
  };
  return DEADLINES.map((deadline) => {
    const found = deadline(person);
    if (facts.legalStatus !== "DEAD" || found.state === "done") return found;
    return settleWithoutDays(found.code, found, "not_applicable", "The person is recorded as having died.");
  });
}
