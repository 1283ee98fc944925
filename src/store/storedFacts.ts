import type { ReleaseFacts } from "../domain/person.js";

/** What most people's facts say: it is left out of what is kept, which halves the custody history. */
const USUAL = {
  dates: {},
  hdcStatus: "unknown",
  immigrationHold: false,
  overrides: {},
  paroleStatus: "unknown",
  under18: false,
} as const;

/** Facts as they are kept: JSON without what is usual. Every member by name, because copying the others takes four times as long. */
export function factsText(facts: ReleaseFacts): string {
  const kept: Record<keyof ReleaseFacts, unknown> = {
    dates: isEmpty(facts.dates) ? undefined : facts.dates,
    hdcStatus: facts.hdcStatus === USUAL.hdcStatus ? undefined : facts.hdcStatus,
    immigrationHold: facts.immigrationHold || undefined,
    legalStatus: facts.legalStatus,
    overrides: isEmpty(facts.overrides) ? undefined : facts.overrides,
    paroleStatus: facts.paroleStatus === USUAL.paroleStatus ? undefined : facts.paroleStatus,
    recallType: facts.recallType,
    receptionDate: facts.receptionDate,
    releasedOn: facts.releasedOn,
    returnToCustodyDate: facts.returnToCustodyDate,
    sentenceStartDate: facts.sentenceStartDate,
    under18: facts.under18 || undefined,
    watched: facts.watched,
  };
  return JSON.stringify(kept);
}

/** Facts that were kept, as they were. */
export function factsOf(text: string): ReleaseFacts {
  return { ...USUAL, ...(JSON.parse(text) as Omit<ReleaseFacts, keyof typeof USUAL>) };
}

function isEmpty(members: object): boolean {
  for (const _ in members) return false;
  return true;
}
