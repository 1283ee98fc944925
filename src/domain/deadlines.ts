import type { Deadline, DeadlineFacts } from "./deadline.js";
import { accommodation3Months, employment6Months, employment6Weeks, firstNight, hitoClose } from "./deadlines/afterRelease.js";
import { tenancy, universalCredit } from "./deadlines/arrangements.js";
import { bankAccount, dutyToRefer, idApplication, planAgreed } from "./deadlines/beforeRelease.js";
import { bcst1, bcst2, bcst3, review } from "./deadlines/screenings.js";
import { type Case, settleWithoutDays } from "./deadlines/settle.js";
import { latestOf, type PlainDate } from "./plainDate.js";
import type { Policy } from "./policy.js";
import { custodyStart } from "./window/recordedDates.js";

/** To add a deadline: one function, one line here, its cases. In the order in which they fall due. */
const DEADLINES: readonly ((person: Case) => Deadline)[] = [
  bcst1,
  bcst2,
  bcst3,
  tenancy,
  dutyToRefer,
  idApplication,
  bankAccount,
  universalCredit,
  review,
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
    const found = inNation(deadline(person), input);
    if (facts.legalStatus !== "DEAD" || found.state === "done") return found;
    return settleWithoutDays(found.code, found, "not_applicable", "The person is recorded as having died.");
  });
}

/** England has a duty to refer, Wales a pathway of its own: where it is known to which of them somebody goes, only that one is named. */
function inNation(found: Deadline, { nation }: DeadlineFacts): Deadline {
  if (found.code !== "duty_to_refer" || nation === undefined) return found;
  return { ...found, label: nation === "wales" ? "National Offender Pathway (Wales)" : "Duty to refer" };
}
