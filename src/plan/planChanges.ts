import type { PlanValue } from "./planValue.js";

/** A part of a plan that is not as it was. */
export interface PlanChange {
  readonly part: ChangedPart;
  /** What it is called. */
  readonly label: string;
  /** Entries of a list that are new and that are gone; one that reads otherwise is both. Absent for what is no list. */
  readonly added?: number;
  readonly gone?: number;
}

const LISTS = {
  helpers: "who helps",
  appointments: "appointments",
  travel: "how the person gets around",
  barriers: "what could get in the way",
  needs: "what was found to be needed",
  askedFor: "who has been asked",
  goals: "goals",
  achievements: "achievements",
  help: "useful help",
} as const satisfies Partial<Record<keyof PlanValue | "appointments", string>>;

const OTHERS = {
  person: "the person's name or prison",
  release: "the day of release",
  address: "the address",
  firstAppointment: "the first meeting with probation",
  licence: "the licence",
  guide: "the local services",
  passport: "what was done since reception",
} as const satisfies Partial<Record<keyof PlanValue, string>>;

type ListPart = keyof typeof LISTS;
type OtherPart = keyof typeof OTHERS;
type ChangedPart = ListPart | OtherPart;

/** What is different between two versions of a plan, part by part, in no more detail than a count: the pages say the rest. */
export function findPlanChanges(before: PlanValue, after: PlanValue): readonly PlanChange[] {
  const others = (Object.keys(OTHERS) as OtherPart[])
    .filter((part) => textOf(before[part]) !== textOf(after[part]))
    .map((part) => ({ part, label: OTHERS[part] }));
  const lists = (Object.keys(LISTS) as ListPart[]).flatMap((part) => {
    const [old, now] = [entriesOf(before, part), entriesOf(after, part)];
    const [gone, added] = [without(old, now).length, without(now, old).length];
    return gone + added === 0 ? [] : [{ part, label: LISTS[part], added, gone }];
  });
  return [...others, ...lists];
}

function entriesOf(plan: PlanValue, part: ListPart): readonly string[] {
  if (part !== "appointments") return (plan[part] as readonly unknown[]).map(textOf);
  return plan.days.flatMap(({ date, appointments }) => appointments.map((appointment) => textOf({ date, ...appointment })));
}

/** Entries that the other list does not have, one for one. */
function without(entries: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return entries.filter((entry) => {
    const at = left.indexOf(entry);
    if (at === -1) return true;
    left.splice(at, 1);
    return false;
  });
}

function textOf(value: unknown): string {
  return JSON.stringify(value);
}
