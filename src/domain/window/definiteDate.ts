import type { DateType, HdcStatus, LegalStatus, ReleaseFacts } from "../person.js";
import type { PlainDate } from "../plainDate.js";
import type { Policy } from "../policy.js";
import { previousWorkingDay } from "../workingDays.js";
import { custodyStart, type DatedType, isRecalled, nameDate, type RecordedDates } from "./recordedDates.js";

/** Dates someone has decided, strongest first (R4). */
const DEFINITE_TYPES = ["confirmed", "apd", "hdcad"] as const;

const NOT_SENTENCED: ReadonlySet<LegalStatus> = new Set(["REMAND", "CONVICTED_UNSENTENCED", "IMMIGRATION_DETAINEE"]);

const HDC_REFUSALS: Readonly<Partial<Record<HdcStatus, string>>> = {
  refused: "home detention curfew was refused",
  ineligible: "not eligible for home detention curfew",
  opted_out: "the person opted out of home detention curfew",
};

/** R4: the definite date that alone counts, and why another one recorded does not. */
export interface DefiniteDate {
  readonly chosen: DatedType | undefined;
  readonly refused: Readonly<Partial<Record<DateType, string>>>;
}

export function findDefiniteDate(facts: ReleaseFacts, recorded: RecordedDates, policy: Policy): DefiniteDate {
  const refused: Partial<Record<DateType, string>> = {};
  let chosen: DatedType | undefined;
  for (const type of DEFINITE_TYPES) {
    const date = recorded.dates[type];
    if (date === undefined) continue;
    const why = type === "confirmed" ? whyNotConfirmed(date, facts, recorded, policy) : whyNotApproved(type, date, facts);
    if (why !== undefined) refused[type] = why;
    else chosen ??= { type, date };
  }
  return { chosen, refused };
}

/** On remand, convicted but not sentenced, or detained for immigration. */
export function isUnsentenced(facts: ReleaseFacts): boolean {
  return NOT_SENTENCED.has(facts.legalStatus);
}

/** Why home detention curfew will not happen, or undefined where it still may (undecided, approved or postponed). */
export function whyNoHomeDetentionCurfew(facts: ReleaseFacts): string | undefined {
  return HDC_REFUSALS[facts.hdcStatus];
}

/** R4 (a). An automatic release date means nothing on an indeterminate sentence. */
function whyNotConfirmed(date: PlainDate, facts: ReleaseFacts, recorded: RecordedDates, policy: Policy): string | undefined {
  const { automatic } = recorded;
  const { crd } = recorded.dates;
  if (automatic !== undefined && date > automatic.date && facts.legalStatus !== "INDETERMINATE_SENTENCE") {
    return `after the automatic release date, ${nameDate(automatic)}`;
  }
  if (isRecalled(facts) && crd !== undefined && date <= crd) return `on or before CRD ${crd}, so from before the recall`;
  if (!isUnsentenced(facts)) return undefined;
  if (crd === undefined) return "no CRD to go with it, and the person is not serving a sentence";
  const lastWorkingDay = previousWorkingDay(crd, policy.bankHolidays);
  const fits = lastWorkingDay <= date && date <= crd;
  return fits ? undefined : `not between ${lastWorkingDay} and CRD ${crd}, and the person is not serving a sentence`;
}

/** R4 (b) and (c). */
function whyNotApproved(type: "apd" | "hdcad", date: PlainDate, facts: ReleaseFacts): string | undefined {
  const returned = isRecalled(facts) ? custodyStart(facts) : undefined;
  if (returned !== undefined && date < returned) return `from before the return to custody on ${returned}`;
  return type === "hdcad" ? whyNoHomeDetentionCurfew(facts) : undefined;
}
