import { DATE_CODES, type DateType, type ReleaseFacts } from "../person.js";
import type { PlainDate } from "../plainDate.js";
import type { Policy } from "../policy.js";
import type { DateVerdict, WindowFlag } from "../windowResult.js";
import { type DefiniteDate, findDefiniteDate, isUnsentenced, whyNoHomeDetentionCurfew } from "./definiteDate.js";
import { type DatedType, isAutomatic, isRecalled, nameDate, type RecordedDates } from "./recordedDates.js";

/** Dates that may set the window, in the order that decides between equal ones. SED is looked at last of all. */
const MAY_COUNT = [
  "confirmed",
  "apd",
  "hdcad",
  "ped",
  "hdced",
  "ard",
  "crd",
  "npd",
  "prrd",
  "dprrd",
  "mtd",
  "tariff",
  "paroleHearing",
] as const satisfies readonly DateType[];

/** R8: dates that never count, and why. */
const NEVER_COUNT = {
  led: "the end of the licence, not a release",
  tused: "the end of post-sentence supervision, not a release",
  ersed: "removal from the United Kingdom, not a release here",
  tersed: "removal from the United Kingdom, not a release here",
  rotl: "release on temporary licence; the person comes back",
  etd: "the early date of a detention and training order; MTD is the usual one",
  ltd: "the late date of a detention and training order; MTD is the usual one",
  ncrd: "a notional date",
} as const satisfies Partial<Record<DateType, string>>;
const NEVER_COUNT_TYPES = Object.keys(NEVER_COUNT) as (keyof typeof NEVER_COUNT)[];

/** The dates that count towards the window (R3 to R8), in tie order, and what was decided about every date seen. */
interface CountedDates {
  readonly counted: readonly DatedType[];
  readonly verdicts: readonly DateVerdict[];
  readonly flags: readonly WindowFlag[];
}

interface Situation {
  readonly facts: ReleaseFacts;
  readonly recorded: RecordedDates;
  readonly definite: DefiniteDate;
  readonly asOf: PlainDate;
}

/** What a rule makes of a date. */
interface Decision {
  readonly rule: string;
  readonly counts: boolean;
  readonly why: string;
}

export function findCountedDates(facts: ReleaseFacts, recorded: RecordedDates, asOf: PlainDate, policy: Policy): CountedDates {
  const situation = { facts, recorded, definite: findDefiniteDate(facts, recorded, policy), asOf };
  const counted: DatedType[] = [];
  const verdicts: DateVerdict[] = [...recorded.replaced];
  const decide = (type: DateType, date: PlainDate, decision: Decision) => {
    if (decision.counts) counted.push({ type, date });
    const verdict = decision.counts ? "counted" : "left_out";
    verdicts.push({ code: DATE_CODES[type], date, rule: decision.rule, verdict, why: decision.why });
  };
  for (const type of MAY_COUNT) {
    const date = recorded.dates[type];
    if (date !== undefined) decide(type, date, decideDate({ type, date }, situation));
  }
  for (const type of NEVER_COUNT_TYPES) {
    const date = recorded.dates[type];
    if (date !== undefined) decide(type, date, leaveOut("R8", NEVER_COUNT[type]));
  }
  const sed = recorded.dates.sed;
  const fallback = sed === undefined ? undefined : decideSentenceEnd(counted.length > 0, situation);
  if (sed !== undefined && fallback !== undefined) decide("sed", sed, fallback);
  return { counted, verdicts, flags: flagsOf(situation, fallback?.counts ?? false) };
}

function flagsOf(situation: Situation, fallback: boolean): WindowFlag[] {
  const flags = [...situation.recorded.flags];
  if (situation.definite.refused.confirmed !== undefined) flags.push("CONFIRMED_DATE_IGNORED");
  if (fallback) flags.push("FALLBACK_SED");
  return flags;
}

function decideDate(dated: DatedType, situation: Situation): Decision {
  const { chosen, refused } = situation.definite;
  const refusal = refused[dated.type];
  if (refusal !== undefined) return leaveOut("R4", refusal);
  if (chosen?.type === dated.type) return count("R4", "a definite release date, so it alone counts");
  if (chosen !== undefined) return leaveOut("R4", `${nameDate(chosen)} is definite and alone counts`);
  const indeterminate = situation.facts.legalStatus === "INDETERMINATE_SENTENCE";
  if (dated.type === "tariff" || dated.type === "paroleHearing") return decideIndeterminate(dated, situation);
  if (indeterminate) return leaveOut("R6", "does not release a person with an indeterminate sentence");
  return isAutomatic(dated.type) ? decideAutomatic(dated, situation.recorded) : decideEligibility(dated, situation);
}

/** R3: of the automatic dates the latest counts. */
function decideAutomatic(dated: DatedType, recorded: RecordedDates): Decision {
  const { automatic, derivation } = recorded;
  if (automatic !== undefined && automatic.type !== dated.type) return leaveOut("R3", `not later than ${nameDate(automatic)}`);
  const worked = dated.type === "prrd" && derivation !== undefined ? `, ${derivation}` : "";
  return count("R3", `the automatic release date${worked}`);
}

/** R5: HDCED and PED count while nobody has said no, and only before the automatic release. */
function decideEligibility(dated: DatedType, situation: Situation): Decision {
  const { facts, recorded } = situation;
  if (isRecalled(facts)) return leaveOut("R5", "from before the recall");
  if (recorded.automatic !== undefined && dated.date >= recorded.automatic.date) {
    return leaveOut("R5", `not before the automatic release date, ${nameDate(recorded.automatic)}`);
  }
  if (dated.type === "hdced") {
    const refusal = whyNoHomeDetentionCurfew(facts);
    return refusal === undefined ? count("R5", "home detention curfew may start") : leaveOut("R5", refusal);
  }
  return facts.paroleStatus === "refused" ? leaveOut("R5", "parole was refused") : count("R5", "parole may be granted");
}

/** R6: on an indeterminate sentence the tariff counts until it is past or parole is refused, then the hearing until it is past. */
function decideIndeterminate(dated: DatedType, situation: Situation): Decision {
  const { facts, recorded, asOf } = situation;
  if (facts.legalStatus !== "INDETERMINATE_SENTENCE") return leaveOut("R6", "only for an indeterminate sentence");
  if (dated.date < asOf) return leaveOut("R6", "in the past");
  if (dated.type === "tariff") {
    return facts.paroleStatus === "refused"
      ? leaveOut("R6", "parole was refused")
      : count("R6", "parole may be granted from then");
  }
  const { tariff } = recorded.dates;
  const tariffCounts = tariff !== undefined && tariff >= asOf && facts.paroleStatus !== "refused";
  return tariffCounts ? leaveOut("R6", "the tariff is not past yet") : count("R6", "the day of the parole hearing");
}

/** R7: the sentence end, where nothing else counts. */
function decideSentenceEnd(othersCount: boolean, situation: Situation): Decision {
  const { facts, definite } = situation;
  if (definite.chosen !== undefined) return leaveOut("R4", `${nameDate(definite.chosen)} is definite and alone counts`);
  if (othersCount) return leaveOut("R7", "counts only where no other date does");
  if (isUnsentenced(facts)) return leaveOut("R7", "the person is not serving a sentence");
  if (facts.legalStatus === "INDETERMINATE_SENTENCE") {
    return leaveOut("R6", "does not release a person with an indeterminate sentence");
  }
  return count("R7", "no other date counts");
}

function count(rule: string, why: string): Decision {
  return { rule, counts: true, why };
}

function leaveOut(rule: string, why: string): Decision {
  return { rule, counts: false, why };
}
